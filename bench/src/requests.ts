import { randomUUID } from 'node:crypto'
import { type DemoMatter, demoPassword, drawMatter, seeded } from '../../server/src/demo/index.ts'
import { type Call, Lane } from './load.ts'

const random = seeded(12_345)

/** Matters of the demo city's making that any unit may be told of, so that all of them go the same way. */
const drawn: readonly DemoMatter[] = Array.from({ length: 500 }, (_, n) =>
  drawMatter(random, n, { types: ['complaint', 'help'], urgencies: ['general'], called: true }),
).filter(({ confidential, demander, about }) => !confidential && demander && about.length === 0)

let last = 0
const nextDrawn = (): DemoMatter => drawn[last++ % drawn.length]!

const requestOf = ({ type, title, content, district, street, address, demander, reply }: DemoMatter) => ({
  type,
  title,
  content,
  place: { district, street, address },
  demander: { ...demander!, phone: `020${String(last).padStart(8, '0')}` },
  reply,
})

/** A request from the portal. */
export const publicRegistration = (): Call => ({
  method: 'POST',
  path: '/api/public/matters',
  key: randomUUID(),
  body: requestOf(nextDrawn()),
})

/** A request an operator takes on the phone. */
export function operatorRegistration(token: string): Call {
  const matter = nextDrawn()
  const body = { ...requestOf(matter), channel: 'phone', category: matter.category, urgency: matter.urgency }
  return { method: 'POST', path: '/api/matters', key: randomUUID(), token, body }
}

/** A command on a matter. */
export const command = (no: string, name: string, { token, body }: { token: string; body: object }): Call => ({
  method: 'POST',
  path: `/api/matters/${no}/${name}`,
  key: randomUUID(),
  token,
  body,
})

/** Signs a demo account in and answers its token. */
export async function signIn(port: number, account: string): Promise<string> {
  const lane = new Lane(port)
  const { status, text } = await lane.ask({
    method: 'POST',
    path: '/api/sessions',
    body: { account, password: demoPassword },
  })
  lane.close()
  if (status !== 201) throw new Error(`${account} was not signed in: ${status}`)
  return (JSON.parse(text) as { token: string }).token
}
