import type { HealthView } from 'contract/health'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter, somebody, someRequest } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { accessRow } from '../../platform/audit.ts'
import { begin, settle } from '../../platform/database/owed.ts'
import { lowestIdAt } from '../../platform/ids.ts'
import { appendOutbox, contactNews } from '../../platform/outbox.ts'

let api: Api
beforeAll(async () => {
  api = await openApi({ settings: { METRICS: '1' } })
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

const read = async (): Promise<string> => (await api.public.send({ url: '/metrics' })).text

/** The value of one line, such as `huixiang_streams` or `huixiang_commands_total{command="accept",result="done"}`. */
function figure(text: string, line: string): number | undefined {
  const found = text.split('\n').find((it) => it.startsWith(`${line} `))
  return found === undefined ? undefined : Number(found.slice(line.length + 1))
}
const call = { started_at: '2026-03-02T01:00:00Z', outcome: 'answered', channel: 'phone' }
const { id: _, ...counted } = contactNews(call)
const commands = (text: string, command: string, result: string) =>
  figure(text, `huixiang_commands_total{command="${command}",result="${result}"}`) ?? 0

it('is absent without its setting', async () => {
  const other = await openApi()
  try {
    expect((await other.public.send({ url: '/metrics' })).status).toBe(404)
  } finally {
    await other.close()
  }
})

it('counts commands by what came of them', async () => {
  const before = await read()
  const { no } = await aMatter(api, { state: 'dispatching' })
  const auditor = await api.as('auditor')
  expect((await auditor.try(no, 'dispatch', { lead: 'water' })).status).toBe(403)
  const after = await read()
  const grown = (command: string, result: string) =>
    commands(after, command, result) - commands(before, command, result)
  expect([grown('register', 'done'), grown('accept', 'done'), grown('dispatch', 'refused')]).toEqual([1, 1, 1])
})

it('counts requests by route, and holds no number, name, phone or text', async () => {
  const { no } = await aMatter(api)
  const dispatcher = await api.as('dispatcher')
  await dispatcher.view(no)
  await dispatcher.send({ url: `/nowhere/${no}` })
  const text = await read()
  expect(figure(text, 'huixiang_request_seconds_count{method="GET",route="/api/matters/:no",status="200"}')).toBe(1)
  for (const secret of [no, somebody.name, somebody.phone, someRequest.title]) expect(text).not.toContain(secret)
})

it('tells for how long the earliest due clock has waited, and that none does once all is done', async () => {
  await aMatter(api, { state: 'dispatching' })
  await api.runDue()
  expect(figure(await read(), 'huixiang_clock_lag_seconds')).toBe(0)
  const [next] = await api.rows<{ at: number }>(
    'select min(next_at) as at from running_clocks where next_at is not null',
  )
  await api.test.at(new Date(next!.at + 8 * 3_600_000 + 90_000).toISOString().slice(0, 19).replace('T', ' '))
  expect(figure(await read(), 'huixiang_clock_lag_seconds')).toBeCloseTo(90, 0)
  await api.runDue()
  expect(figure(await read(), 'huixiang_clock_lag_seconds')).toBe(0)
})

it('tells for how long the outbox has waited for the relay', async () => {
  await api.runDue()
  expect(figure(await read(), 'huixiang_outbox_lag_seconds')).toBe(0)
  await aMatter(api)
  expect(figure(await read(), 'huixiang_outbox_lag_seconds')).toBeGreaterThan(0)
})

it('tells for how long what is to be counted has waited, not what is to be entered alone', async () => {
  await api.runDue()
  const { db } = api.test.services
  await db.transaction((tx) => appendOutbox(tx, [accessRow({ account: 'a', kind: 'export', at: Date.now() - 60_000 })]))
  const text = await read()
  expect(figure(text, 'huixiang_outbox_lag_seconds')).toBeGreaterThanOrEqual(60)
  expect(figure(text, 'huixiang_rollup_lag_seconds')).toBe(0)
  await db.transaction((tx) => appendOutbox(tx, [{ id: lowestIdAt(Date.now() - 60_000), ...counted }]))
  expect(figure(await read(), 'huixiang_rollup_lag_seconds')).toBeGreaterThanOrEqual(60)
  await api.runDue()
  expect(figure(await read(), 'huixiang_rollup_lag_seconds')).toBe(0)
})

it('tells how many entries are refused, for which no other waits', async () => {
  expect(figure(await read(), 'huixiang_outbox_refused')).toBe(0)
  const refused = accessRow({ account: 'a', kind: 'export', at: Date.now() - 60_000 })
  Object.assign(refused.payload, { kind: 'no-such-kind' })
  await api.test.services.db.transaction((tx) => appendOutbox(tx, [refused]))
  await expect(api.runDue()).rejects.toThrow('does not run')
  const text = await read()
  expect(figure(text, 'huixiang_outbox_refused')).toBe(1)
  expect(figure(text, 'huixiang_outbox_lag_seconds')).toBe(0)
  const { body } = await (await api.as('system_admin')).send({ url: '/api/system-health' })
  const checks = (body as unknown as HealthView).checks.filter(({ check }) => ['outbox', 'refused'].includes(check))
  expect(checks.map(({ figure: found, state }) => [found, state])).toEqual([
    [0, 'good'],
    [1, 'soon'],
  ])
  await api.rows('delete from outbox')
})

it('tells that the counts are made anew, which no lag shows', async () => {
  const { db } = api.test.services
  expect(figure(await read(), 'huixiang_rollups_owed')).toBe(0)
  await begin(db, 'counts')
  expect(figure(await read(), 'huixiang_rollups_owed')).toBe(1)
  await settle(db, 'counts')
  expect(figure(await read(), 'huixiang_rollups_owed')).toBe(0)
})

it('says that the database is away, and is answered still', async () => {
  expect(figure(await read(), 'huixiang_database_up')).toBe(1)
  const { db } = api.test.services
  const query = db.query
  db.query = (one, values) => (one.name === 'oldest-waiting' ? Promise.reject(new Error('gone')) : query(one, values))
  try {
    const text = await read()
    expect(figure(text, 'huixiang_database_up')).toBe(0)
    expect(figure(text, 'huixiang_streams')).toBe(0)
  } finally {
    db.query = query
  }
  expect(figure(await read(), 'huixiang_database_connections{state="waiting"}')).toBe(0)
})
