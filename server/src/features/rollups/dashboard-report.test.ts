import { afterAll, beforeAll, expect, it } from 'vitest'
import { planOf } from '../../../test/plan.ts'
import { scatterCounts } from '../../../test/scattered-counts.ts'
import { type TestServices, testServices } from '../../../test/services.ts'
import type { Queryable } from '../../platform/database/queryable.ts'
import { addUpByHash, marginRows, outcomeCounts } from './dashboard-report.ts'

let test: TestServices
beforeAll(async () => {
  test = await testServices()
  await scatterCounts(test.services.db.url)
})
afterAll(() => test.close())

const year = ['u7', '2026-01-01', '2026-01-01', '2027-01-01', '2026-12-31'] as const

it.each([
  ['by one thing at a time', marginRows],
  ['by outcome', outcomeCounts],
])('the year of a unit is added up %s without being sorted', async (_, read) => {
  const ask = async (on: Queryable) => {
    await addUpByHash(on)
    await read(on, year)
  }
  const plan = await planOf(test.services.db.url, ask, 'unit:u7')
  expect(plan).toContain('HashAggregate')
  expect(plan).not.toContain('Sort')
})
