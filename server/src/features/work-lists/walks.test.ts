import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { fillAssignments, planOf } from '../../../test/plan.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { type Queryable, queryableOn } from '../../platform/database/queryable.ts'
import { countEach } from './counted/store.ts'
import { someDuties } from './duties.ts'
import { type OpenList, pageOfAssignments, pageOfOpen } from './store.ts'

let fresh: FreshDatabase

/** A surge: thousands of lines wait on one list, and statistics have not been gathered yet. */
beforeAll(async () => {
  fresh = await freshDatabase()
  await fillAssignments(fresh.url, 'panyu', 20_000)
  await asOwner(fresh.url, (client) =>
    client.query(
      `insert into open_matters (id, no, state, type, category, urgency, district, confidential, registered_at, due_at,
         warn_at, supervised, ruling, about)
       select gen_random_uuid(), lpad(n::text, 13, '0'), case when n % 10 = 0 then 'handling' else 'dispatching' end, 'help',
         '0101', 'general', '440104', false, now(), now() + n * interval '1 second', now(), n % 3 = 0, false, '[]'
       from generate_series(1, 20000) as n`,
    ),
  )
})
afterAll(() => fresh.drop())

const page = { filters: {}, after: undefined, limit: 50, now: 0 }
const lists: OpenList[] = [{ state: 'dispatching' }, 'supervised', 'open']

it.each(lists)('a page of open matters (%o) is walked to in order, not sorted from the whole list', async (list) => {
  const plan = await planOf(fresh.url, (on) => pageOfOpen(on, list, page))
  expect(plan).toMatch(/Index Scan using open_matters_/)
  expect(plan).not.toMatch(/Sort/)
})

it.each([
  ['categories', 'open_matters_category'],
  ['organizers', 'open_matters_lead'],
] as const)('a page of open matters of some %s is walked to in order within each', async (name, index) => {
  const planFor = (codes: string[]) =>
    planOf(fresh.url, (on) => pageOfOpen(on, 'open', { ...page, filters: { [name]: codes } }))
  const plan = await planFor(['0101'])
  expect(plan).toContain(`Index Scan using ${index}`)
  expect(plan.match(/Sort Key/g)).toHaveLength(1)
  expect(await planFor(Array.from({ length: 17 }, (_, n) => `01${n + 10}`))).toMatch(
    /Index Scan using open_matters_open/,
  )
})

it('a page of assignments is walked to in order within each unit and state', async () => {
  const plan = await planOf(fresh.url, (on) => pageOfAssignments(on, ['issued'], page))
  expect(plan).toMatch(/Index Scan using open_assignments_list/)
  expect(plan.match(/Sort Key/g)).toHaveLength(1)
})

describe('what waits for somebody beside the lists, however much is open,', () => {
  const who = { roles: ['guidance'], organizer: 'zhujian' } as const
  beforeAll(() =>
    asOwner(fresh.url, async (client) => {
      await client.query(
        `insert into running_clocks (id, matter_id, kind, rule, owner, organizer, due_at, next_at, warn_at, provisional)
         select id, id, 'review', 'review', case when n <= 200 then coalesce(nullif('role' || n % 8, 'role0'), 'guidance') end, null,
           due_at, due_at, warn_at, false
         from (select *, row_number() over (order by id desc) as n from open_matters) as one`,
      )
      await client.query('vacuum analyze open_matters, running_clocks')
    }),
  )

  it('is looked up by whom it waits for', async () => {
    const plan = await planOf(fresh.url, (on) => someDuties(on, who, 1_001))
    expect(plan).toMatch(/Scan using open_matters_pkey on open_matters\b.*\n.*Index Cond: \(id = /)
    expect(plan).toMatch(/running_clocks_owner/)
  })

  it('is counted by its limits alone', async () => {
    const count = (on: Queryable) => countEach(on, [{ of: 'duties', who }], { limit: 1_001, except: [] })
    const plan = await planOf(fresh.url, (on) =>
      count({ query: async (...sent) => [...(await on.query(...sent)), {}] as never }),
    )
    expect(plan).toMatch(/running_clocks_owner/)
    expect(plan).not.toMatch(/open_matters_pkey/)
    expect(await asOwner(fresh.url, (client) => count(queryableOn(client)))).toEqual([25])
  })
})
