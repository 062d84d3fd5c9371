import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../test/fresh-db.ts'
import { planOf } from '../../../../test/plan.ts'
import { asOwner } from '../../../platform/database/migrate.ts'
import { openTaskOf } from './store.ts'

let fresh: FreshDatabase

/** Many tasks that are done, of which alone statistics know, and some hundred that are open. */
beforeAll(async () => {
  fresh = await freshDatabase()
  const fill = (state: string, count: number) =>
    `insert into callback_tasks (contact_id, state, phone_hash, due_at, warn_at, rule_set, most_tries)
     select gen_random_uuid(), '${state}', uuid_send(gen_random_uuid()), now(), now(), 1, 3 from generate_series(1, ${count})`
  await asOwner(fresh.url, async (client) => {
    await client.query(fill('reached', 20_000))
    await client.query('vacuum analyze callback_tasks')
    await client.query(fill('open', 300))
  })
})
afterAll(() => fresh.drop())

it('the task of a number is found by the number, however few are taken to be open', async () => {
  const plan = await planOf(fresh.url, (on) => openTaskOf(on, []))
  expect(plan).toMatch(/callback_tasks_number.*\n *Index Cond: \(phone_hash/)
})
