import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter } from '../test/a-matter.ts'
import { type Api, openApi } from '../test/api.ts'
import { loadCalendar } from './features/reference/index.ts'
import { type House, keepHouse } from './housekeeping.ts'

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
