import { afterAll, beforeAll, expect, it } from 'vitest'
import { scatterCounts } from '../../../test/scattered-counts.ts'
import { type TestServices, testServices } from '../../../test/services.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import type { Queryable } from '../../platform/database/queryable.ts'
import { planOnce } from '../../platform/database/session.ts'
import { addUpByHash, marginRows, outcomeCounts } from './dashboard-report.ts'

let test: TestServices
beforeAll(async () => {
  test = await testServices()
  await scatterCounts(test.services.db.url)
})
afterAll(() => test.close())

const year = ['u7', '2026-01-01', '2026-01-01', '2027-01-01', '2026-12-31'] as const

/** How a unit's connection would run what is asked last, behind what is asked before it. */
const planOf = (ask: (on: Queryable) => Promise<unknown>): Promise<string> =>
  asOwner(test.services.db.url, async (client) => {
    await client.query(`set role huixiang_app; ${planOnce}; begin; set local huixiang.reader = 'unit:u7'`)
    let plan = ''
    await ask({
      query: async ({ text }, values = []) => {
        const sent = `explain (generic_plan) ${text}`
        plan = (await client.query(sent)).rows.map((row) => row['QUERY PLAN']).join('\n')
        if (values.length === 0) await client.query(text)
        return []
      },
    })
    return plan
  })

it.each([
  ['by one thing at a time', marginRows],
  ['by outcome', outcomeCounts],
])('the year of a unit is added up %s without being sorted', async (_, read) => {
  const plan = await planOf(async (on) => {
    await addUpByHash(on)
    await read(on, year)
  })
  expect(plan).toContain('HashAggregate')
  expect(plan).not.toContain('Sort')
})
