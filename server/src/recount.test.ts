import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter } from '../test/a-matter.ts'
import { type Api, openApi } from '../test/api.ts'
import { countsFromScratch, keptCounts } from '../test/counted.ts'
import { rebuildRollups } from './features/rollups/index.ts'
import { accessRow } from './platform/audit.ts'
import { isOwed } from './platform/database/owed.ts'
import { appendOutbox, type OutboxRow } from './platform/outbox.ts'
import { recount } from './recount.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

it.each([
  ['cannot be looked up', { matter: 'no-id' }],
  ['cannot be read', { matter: v7() }],
  ['fits no column', { matter: v7(), hashes: [], counts: [{ day: '2026-13-45', measure: 'closed', count: 1 }] }],
])('counts are made again beside an entry that is to be counted and %s', async (_, payload) => {
  const { services } = api.test
  await aMatter(api, { state: 'closed' })
  const refused = { id: v7(), topic: 'matter', payload } as unknown as OutboxRow
  await services.db.transaction((tx) => appendOutbox(tx, [refused]))
  expect(await recount(services, () => undefined)).toBeGreaterThan(0)
  expect(await keptCounts(api.rows)).toEqual(await countsFromScratch(api.rows))
  expect(await isOwed(services.db, 'counts')).toBe(false)
  await api.rows('delete from outbox')
})

it('counts are made again beside an entry of the outbox that is refused', async () => {
  const { services } = api.test
  await aMatter(api, { state: 'handling' })
  const refused = accessRow({ account: 'somebody', kind: 'export' })
  Object.assign(refused.payload, { kind: 'no-such-kind' })
  await services.db.transaction((tx) => appendOutbox(tx, [refused]))
  expect(await recount(services, () => undefined)).toBeGreaterThan(0)
  expect(await keptCounts(api.rows)).toEqual(await countsFromScratch(api.rows))
  expect(await api.rows('select id from outbox')).toEqual([{ id: refused.id }])
})

it('what is refused is left out where it can be read, and counts once when it is taken', async () => {
  const { services } = api.test
  await aMatter(api, { state: 'handling' })
  await api.rows('delete from outbox where refused_at is not null')
  await api.rows(`update outbox set refused_at = now() where topic = 'matter'`)
  await rebuildRollups(services)
  await api.runDue()
  expect(await api.rows('select from outbox')).toEqual([])
  expect(await keptCounts(api.rows)).toEqual(await countsFromScratch(api.rows))
})
