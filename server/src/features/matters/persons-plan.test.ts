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

/** A plan is kept while the table grows, until statistics are gathered. */
it.each([0, 5_000])(
  'of %i assignments a unit has, those of the matter alone are looked at for a person',
  async (has) => {
    await fillAssignments(fresh.url, 'panyu', has)
    await asOwner(fresh.url, (client) =>
      client.query(
        `insert into persons (id, matter_id, sealed_to_units, code_hash, hash_version)
       select gen_random_uuid(), gen_random_uuid(), false, '\\x', 1 from generate_series(1, 20000)`,
      ),
    )
    const plan = await planOf(fresh.url, (on) => personsOf(on, []))
    expect(plan).toMatch(/Index Only Scan using open_assignments_matter_unit/)
    expect(plan).not.toMatch(/hashed|Bitmap Index Scan on open_assignments|Seq Scan on open_assignments/)
  },
)
