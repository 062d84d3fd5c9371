import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter } from '../test/a-matter.ts'
import { type Api, openApi } from '../test/api.ts'
import { countsFromScratch, keptCounts } from '../test/counted.ts'
import { accessRow } from './platform/audit.ts'
import { appendOutbox } from './platform/outbox.ts'
import { recount } from './recount.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

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
