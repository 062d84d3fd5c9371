import { type Answer, type People, peopleOn, type Sending } from '../../server/test/caller.ts'

/** Everybody who may ask the product at an address, as neighbouring systems would over the network. */
export const peopleAt = (url: () => string): People =>
  peopleOn((token) => (sending) => fetched(url(), { ...sending, token }))

type Fetched = Sending & { token: string | undefined }

async function fetched(base: string, { method = 'GET', url, payload, headers, token }: Fetched): Promise<Answer> {
  const answer = await fetch(`${base}${url}`, {
    method,
    ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
    headers: {
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
  })
  const text = await answer.text()
  const isJson = /json/.test(answer.headers.get('content-type') ?? '') && text !== ''
  const body = isJson ? (JSON.parse(text) as Answer['body']) : {}
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text, body }
}
