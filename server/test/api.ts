import type { MatterView } from 'contract/views'
import { fromIso } from 'core/calendar'
import { createApp } from '../src/app.ts'
import { createBackground } from '../src/features/background/index.ts'
import { runDueOf } from '../src/features/matters/index.ts'
import { asOwner } from '../src/platform/database/migrate.ts'
import type { App } from '../src/platform/http/index.ts'
import { type Answer, type People, peopleOn, type Sending } from './caller.ts'
import { type ServicesWish, type TestServices, testServices } from './services.ts'

export type { Answer, Body, Caller, Sending } from './caller.ts'

/** The product's HTTP server on a database of the test file's own, with its clock in the test's hand. */
export interface Api extends People {
  test: TestServices
  app: App
  /** Rows of a query, read as the owner of the database. */
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function openApi(wish?: ServicesWish): Promise<Api> {
  const test = await testServices(wish)
  const { services } = test
  const background = createBackground(services, (matter, until) => runDueOf(services, matter, until))
  const app = await createApp(services, background)

  return {
    test,
    app,
    ...peopleOn((token) => (sending) => injected(app, { ...sending, token })),
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

type Injected = Sending & { token: string | undefined }

async function injected(app: App, { method = 'GET', url, payload, headers, token }: Injected): Promise<Answer> {
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
  const body = isJson && answer.body !== '' ? (answer.json() as Answer['body']) : {}
  return { status: answer.statusCode, headers: answer.headers, text: answer.body, body }
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
