import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { planOf } from '../../../test/plan.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { highestId } from '../../platform/ids.ts'
import { noticesFor, unseenBy } from './store.ts'

let fresh: FreshDatabase
beforeEach(async () => {
  fresh = await freshDatabase()
})
afterEach(() => fresh.drop())

const reader = { account: 'office', roles: ['office'], organizer: null, under: [] } as const

/** A plan is kept while the table grows, until statistics are gathered. */
it.each([0, 20_000])('of %i notices of others none is looked at for whoever has few', async (others) => {
  await asOwner(fresh.url, async (client) => {
    await client.query(
      `insert into notices (id, event_id, at, kind, matter_no, role, hidden)
       select gen_random_uuid(), gen_random_uuid(), now(), 'overdue', 'x', 'supervisor', '{}' from generate_series(1, $1)`,
      [others],
    )
    if (others > 0) await client.query('analyze notices')
  })
  const plans = [
    await planOf(fresh.url, (on) => noticesFor(on, reader, { below: highestId, limit: 50 })),
    await planOf(fresh.url, (on) => unseenBy(on, reader).catch(() => 0)),
  ]
  for (const plan of plans) {
    expect(plan).toMatch(/Index (Only )?Scan using notices_reader/)
    expect(plan).toMatch(/Index Cond: \(\(role = roles.own_role\) AND \(COALESCE/)
  }
})
