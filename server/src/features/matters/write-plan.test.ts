import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { fillAssignments, planOf } from '../../../test/plan.ts'
import { lowestIdAt } from '../../platform/ids.ts'
import { type Rows, writeMatter } from './write.ts'

let fresh: FreshDatabase
beforeEach(async () => {
  fresh = await freshDatabase()
})
afterEach(() => fresh.drop())

const nothing: Rows = {
  ...{ matters: [], open: [], assignments: [], clocks: [], events: [], texts: [] },
  ...{ persons: [], contacts: [], outbox: [], keys: [], imports: [] },
}

/** A plan is kept while the tables grow, until statistics are gathered. */
it.each([
  [0, []],
  [0, ['a text']],
  [5_000, []],
  [5_000, ['a text']],
])('of %i open assignments a change looks at its own matter’s alone, telling %j', async (open, told) => {
  await fillAssignments(fresh.url, 'panyu', open)
  const change = { id: lowestIdAt(Date.now()), version: 1, rows: nothing, gone: [], told }
  const plan = await planOf(fresh.url, (on) => writeMatter(on, change).catch(() => undefined))
  expect(plan).toMatch(/Index Scan using matters_\d{4}_\d{2}_pkey/)
  expect(plan.includes('Update on texts')).toBe(told.length > 0)
  expect(plan).not.toMatch(/Seq Scan/)
  const looks = plan.split('\n').filter((line) => /Index Cond: .*owner_id/.test(line))
  expect(looks.length > 0).toBe(told.length > 0)
  expect(looks.every((line) => /owner_id = ANY.* AND \(id = ANY/.test(line))).toBe(true)
})
