import type { SentCommand } from 'contract/commands'
import type { EventView, MatterView } from 'contract/views'
import { fromIso } from 'core/calendar'
import { toKebab } from 'core/matter'
import { createApp } from '../src/app.ts'
import { demoPassword } from '../src/demo/accounts.ts'
import { createBackground } from '../src/features/background/index.ts'
import { runDueOf } from '../src/features/matters/index.ts'
import { asOwner } from '../src/platform/database/migrate.ts'
import type { App } from '../src/platform/http/index.ts'
import { moment, type ServicesWish, type TestServices, testServices } from './services.ts'

/** An answer as tests look at it. `body` is null where none came; `text` is what was sent, letter by letter. */
export interface Answer<Body = Record<string, unknown>> {
  status: number
  headers: Record<string, unknown>
  text: string
  body: Body
}

export interface Sending {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS'
  url: string
  /** An object is sent as JSON, a string as it is. */
  payload?: unknown
  headers?: Record<string, string>
}

export type Body = Record<string, unknown>

/** Somebody who asks the API: an account, a demander, or anyone. */
export interface Caller {
  send(sending: Sending): Promise<Answer>
  /** Sends a command, whatever comes of it. */
  try(no: string, command: SentCommand, body?: Body, key?: string): Promise<Answer>
  /** Sends a command that must be taken. */
  do(no: string, command: SentCommand, body?: Body): Promise<MatterView>
  view(no: string): Promise<MatterView>
  events(no: string): Promise<EventView[]>
}

/** The product's HTTP server on a database of the test file's own, with its clock in the test's hand. */
export interface Api {
  test: TestServices
  app: App
  /** Sets the clock over HTTP, Asia/Shanghai: `2026-03-02 10:00`. */
  at(when: string): Promise<void>
  /** Does what is due by now; answers how many matters were run. */
  runDue(): Promise<number>
  /** An account of the demo city, signed in with its password at first use. */
  as(account: string): Promise<Caller>
  /** The demander, signed in with number and code. */
  demander(matter: { no: string; code: string }): Promise<Caller>
  public: Caller
  /** Rows of a query, read as the owner of the database. */
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function openApi(wish?: ServicesWish): Promise<Api> {
  const test = await testServices(wish)
  const { services } = test
  const background = createBackground(services, (matter, until) => runDueOf(services, matter, until))
  const app = await createApp(services, background)
  const tokens = new Map<string, Promise<string>>()
  const open = callerOn(app)

  async function at(when: string): Promise<void> {
    const now = new Date(moment(when)).toISOString()
    const { status } = await open.send({ method: 'PUT', url: '/api/test/clock', payload: { now } })
    if (status !== 200) throw new Error(`the clock cannot be set to ${when}`)
  }
  async function signIn(account: string): Promise<string> {
    const payload = { account, password: demoPassword }
    const { status, body } = await open.send({ method: 'POST', url: '/api/sessions', payload })
    if (status !== 201) throw new Error(`${account} cannot sign in`)
    return String(body.token)
  }

  return {
    test,
    app,
    at,
    public: open,
    runDue: async () => Number((await open.send({ method: 'POST', url: '/api/test/run-due' })).body.ran),
    async as(account) {
      const token = tokens.get(account) ?? signIn(account)
      tokens.set(account, token)
      return callerOn(app, await token)
    },
    async demander({ no, code }) {
      const { status, body } = await open.send({ method: 'POST', url: '/api/public/track', payload: { no, code } })
      if (status !== 200) throw new Error(`${no} cannot be followed`)
      return callerOn(app, String(body.token))
    },
    rows: (text, values) => asOwner(services.db.url, async (client) => (await client.query<never>(text, values)).rows),
    async close() {
      await app.close()
      await background.close()
      await test.close()
    },
  }
}

let calls = 0
/** Limits by address are for one caller: every call of a test comes from another. */
const nextAddress = (): string => `10.${(++calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`

function callerOn(app: App, token?: string): Caller {
  async function send({ method = 'GET', url, payload, headers }: Sending): Promise<Answer> {
    const isText = typeof payload === 'string'
    const answer = await app.inject({
      method,
      url,
      remoteAddress: nextAddress(),
      ...(payload !== undefined && { payload: isText ? payload : JSON.stringify(payload) }),
      headers: {
        ...(payload !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    })
    const isJson = /json/.test(String(answer.headers['content-type']))
    const body = isJson && answer.body !== '' ? (answer.json() as Body) : {}
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, body }
  }
  const command = (no: string, name: SentCommand, payload: Body = {}, key?: string): Promise<Answer> =>
    send({
      method: 'POST',
      url: `/api/matters/${no}/${toKebab(name)}`,
      payload,
      headers: key ? { 'idempotency-key': key } : {},
    })
  async function taken(sent: Promise<Answer>, what: string): Promise<Body> {
    const { status, text, body } = await sent
    if (status !== 200) throw new Error(`${what}: ${status} ${text}`)
    return body
  }
  return {
    send,
    try: command,
    do: async (no, name, body) => (await taken(command(no, name, body), `${name} ${no}`)) as MatterView,
    view: async (no) => (await taken(send({ url: `/api/matters/${no}` }), `view ${no}`)) as MatterView,
    events: async (no) =>
      (await taken(send({ url: `/api/matters/${no}/events` }), `events ${no}`)).items as EventView[],
  }
}

/** An instant of the API as stories write it: `2026-03-02 10:00`, in Asia/Shanghai; `—` for none. */
export function shown(instant: string | null | undefined): string {
  const at = instant ? fromIso(instant) : undefined
  return at === undefined ? '—' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}

/** The due time of a matter's latest clock of a kind; of one assignment's where its id is given. */
export function dueOf({ clocks }: MatterView, kind: string, of?: string): string {
  return shown(clocks.findLast((clock) => clock.kind === kind && (of === undefined || clock.of === of))?.dueAt)
}
