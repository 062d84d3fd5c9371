import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { fillAssignments, planOf } from '../../../test/plan.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { personsOf } from './beside-store.ts'

let fresh: FreshDatabase
beforeEach(async () => {
  fresh = await freshDatabase()
})
afterEach(() => fresh.drop())

/** A plan is kept while the table grows, until statistics are gathered: here they were when `known` assignments were open. */
it.each([
  { known: undefined, open: 0 },
  { known: undefined, open: 5_000 },
  { known: 0, open: 0 },
  { known: 0, open: 40 },
  { known: 3, open: 3 },
  { known: 300, open: 600 },
])('with $known known of $open open assignments, those of the matter alone are looked at for a person', async (had) => {
  const { known, open } = had
  await asOwner(fresh.url, (client) =>
    client.query(
      `insert into persons (id, matter_id, sealed_to_units, code_hash, hash_version)
       select gen_random_uuid(), gen_random_uuid(), false, '\\x', 1 from generate_series(1, 20000)`,
    ),
  )
  if (known !== undefined) await knowOf(known)
  await fillAssignments(fresh.url, 'panyu', open - (known ?? 0))
  const plan = await planOf(fresh.url, (on) => personsOf(on, []))
  expect(plan).toMatch(/(using|on) open_assignments_matter_unit .*\n *Index Cond: \(matter_id = persons.matter_id\)/)
  expect(plan).not.toMatch(/hashed|open_assignments_list|Seq Scan on open_assignments/)
})

/** Statistics of a table that has been much larger. */
async function knowOf(count: number): Promise<void> {
  await fillAssignments(fresh.url, 'panyu', 5_000)
  await asOwner(fresh.url, async (client) => {
    await client.query('analyze open_assignments')
    await client.query(`delete from open_assignments where no > lpad($1::text, 13, '0')`, [count])
  })
  await asOwner(fresh.url, async (client) => {
    await client.query('vacuum open_assignments')
    await client.query('analyze open_assignments')
  })
}
