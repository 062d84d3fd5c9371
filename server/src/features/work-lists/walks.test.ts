import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import type { Statement } from '../../platform/database/pool.ts'
import { type OpenList, pageOfAssignments, pageOfOpen } from './store.ts'

let fresh: FreshDatabase

/** A surge: thousands of lines wait on one list, and statistics have not been gathered yet. */
beforeAll(async () => {
  fresh = await freshDatabase()
  await asOwner(fresh.url, async (client) => {
    const shared = `'2026030200001' || n, case when n % 10 = 0 then 'handling' else 'dispatching' end, 'help', '0101', 'general', '440104'`
    await client.query(`
      insert into open_matters (id, no, state, type, category, urgency, district, confidential, registered_at, due_at, warn_at,
        supervised, ruling)
      select gen_random_uuid(), ${shared}, false, now(), now() + n * interval '1 second', now(), n % 3 = 0, false
      from generate_series(1, 20000) as n`)
    await client.query(`
      insert into open_assignments (id, matter_id, organizer, no, state, type, category, urgency, district, kind, confidential,
        issued_at, due_at, warn_at)
      select gen_random_uuid(), gen_random_uuid(), 'panyu', '2026030200001' || n, 'issued', 'help', '0101', 'general', '440104',
        'lead', false, now(), now() + n * interval '1 second', now()
      from generate_series(1, 20000) as n`)
  })
})
afterAll(() => fresh.drop())

const page = { filters: {}, after: undefined, limit: 50, now: 0 }

async function askedBy(ask: (on: { query: (statement: Statement) => Promise<never[]> }) => unknown): Promise<string> {
  let text = ''
  const note = async (statement: Statement) => {
    text = statement.text
    return []
  }
  await ask({ query: note })
  return text
}

const planOf = (text: string): Promise<string> =>
  asOwner(fresh.url, async (client) => {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })

const lists: OpenList[] = [{ state: 'dispatching' }, 'supervised', 'open']

it.each(lists)('a page of open matters (%o) is walked to in order, not sorted from the whole list', async (list) => {
  const plan = await planOf(await askedBy((on) => pageOfOpen(on, list, page)))
  expect(plan).toMatch(/Index Scan using open_matters_/)
  expect(plan).not.toMatch(/Sort/)
})

it('a page of assignments is walked to in order within each unit and state', async () => {
  const plan = await planOf(await askedBy((on) => pageOfAssignments(on, ['issued'], page)))
  expect(plan).toMatch(/Index Scan using open_assignments_list/)
  expect(plan.match(/Sort Key/g)).toHaveLength(1)
})
