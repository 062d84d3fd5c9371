import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter } from '../test/a-matter.ts'
import { type Api, openApi } from '../test/api.ts'
import { orderOfCounts, scatterCounts } from '../test/scattered-counts.ts'
import { loadCalendar } from './features/reference/index.ts'
import { type House, keepHouse } from './housekeeping.ts'
import { alone } from './platform/database/alone.ts'
import { advisoryLocks } from './platform/database/locks.ts'

let api: Api
let house: House
beforeAll(async () => {
  api = await openApi()
  house = keepHouse(api.test.services)
})
afterAll(async () => {
  house.stop()
  await api.close()
})

it('settles a clock that a node counted when it had not heard of a new list of holidays yet', async () => {
  await api.at('2026-12-30 10:00')
  const { no } = await aMatter(api, { state: 'handling' })
  const isProvisional = async () => (await (await api.as('dispatcher')).view(no)).clocks.some((one) => one.provisional)
  expect(await isProvisional()).toBe(true)

  const { db, city, config } = api.test.services
  const file = join(config.dataDir, '2027.json')
  const holidays = { '2027-01-01': '元旦', '2027-05-01': '劳动节', '2027-10-01': '国庆节' }
  await writeFile(file, JSON.stringify({ version: 'cn-2027.1', years: { '2027': { holidays, workdays: {} } } }))
  await loadCalendar(db, file)
  await city.refresh()
  await house.round()
  expect(await isProvisional()).toBe(false)
})

it('renews the statistics of partitioned tables by one node, and after another that is at it', async () => {
  await api.at('2026-03-02 10:00')
  await aMatter(api, { state: 'handling' })
  const partitions = await api.rows<{ name: string }>(
    `select inhrelid::regclass as name from pg_inherits where inhparent = 'events'::regclass`,
  )
  for (const { name } of partitions) await api.rows(`analyze ${name}`)
  const times = async () =>
    (await api.rows<{ times: number }>(`select pg_stat_get_analyze_count('events'::regclass)::int as times`))[0]!.times

  const { services } = api.test
  await alone(services.db, advisoryLocks.statistics, () => house.round())
  expect(await times()).toBe(0)
  const other = keepHouse(services)
  await Promise.all([house.round(), other.round()])
  other.stop()
  expect(await times()).toBe(1)
})

it('lays rows of counts together at night', async () => {
  const { url } = api.test.services.db
  await scatterCounts(url)
  const scattered = await orderOfCounts(url)
  await api.at('2026-03-03 10:00')
  await house.round()
  expect(await orderOfCounts(url)).toEqual(scattered)
  await api.at('2026-03-04 03:00')
  await house.round()
  expect(await orderOfCounts(url)).toEqual([1, 1])
})
