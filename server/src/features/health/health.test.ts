import type { HealthView } from 'contract/health'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { moment } from '../../../test/services.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { begin, settle } from '../../platform/database/owed.ts'
import { ensurePartitions, partitionedTables } from '../../platform/database/partitions.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

const read = async () => {
  const { status, body } = await (await api.as('system_admin')).send({ url: '/api/system-health' })
  expect(status).toBe(200)
  const { checks } = body as unknown as HealthView
  return Object.fromEntries(checks.map((check) => [check.check, check]))
}

it('tells the system administrator how everything is that may stop it', async () => {
  await api.runDue()
  const { clocks, outbox, connections, room, partitions, calendar, log, database } = await read()
  expect([clocks!.figure, outbox!.figure, connections!.figure]).toEqual([0, 0, 0])
  expect([clocks!.state, calendar!.state, partitions!.state]).toEqual(['good', 'good', 'good'])
  expect(log).toMatchObject({ state: 'good', figure: 0, soon: 1 })
  expect(room!.figure).toBeGreaterThanOrEqual(0)
  expect(calendar!.figure).toBeGreaterThan(300)
  expect(database!.figure).toBeGreaterThan(1_000_000)
})

it('says that something is to be done once a clock has waited for an hour', async () => {
  await aMatter(api, { state: 'dispatching' })
  await api.runDue()
  const [next] = await api.rows<{ at: number }>('select min(next_at) as at from running_clocks')
  await api.at(new Date(next!.at + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '))
  expect((await read()).clocks).toMatchObject({ state: 'bad', figure: 3600, bad: 600 })
  await api.runDue()
  expect((await read()).clocks).toMatchObject({ state: 'good' })
})

it('says that counts are made anew until that is done', async () => {
  const { db } = api.test.services
  expect((await read()).counts).toMatchObject({ state: 'good', figure: 0, bad: null })
  await begin(db, 'counts')
  expect((await read()).counts).toMatchObject({ state: 'soon', figure: 1 })
  await settle(db, 'counts')
  expect((await read()).counts).toMatchObject({ state: 'good' })
})

it.each(partitionedTables)('counts the months ahead of %s as of all tables', async (table) => {
  await api.at('2026-03-02 10:00')
  await api.rows(`alter table ${table} detach partition ${table}_2026_05`)
  expect((await read()).partitions).toMatchObject({ state: 'soon', figure: 1 })
  await api.rows(`drop table ${table}_2026_05`)
  await asOwner(api.test.services.db.url, (client) => ensurePartitions(client, moment('2026-05-01 00:00'), Date.now()))
  expect((await read()).partitions).toMatchObject({ state: 'good' })
})
