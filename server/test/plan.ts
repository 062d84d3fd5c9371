import { asOwner } from '../src/platform/database/migrate.ts'
import type { Queryable } from '../src/platform/database/pool.ts'

/** How PostgreSQL would run, for all values there are, the one statement that `ask` sends as the serving role. */
export async function planOf(url: string, ask: (on: Queryable) => unknown): Promise<string> {
  let text = ''
  await ask({
    query: async (statement) => {
      text = statement.text
      return []
    },
  })
  return asOwner(url, async (client) => {
    await client.query('set role huixiang_app')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
}

/** How many pages of 8 kB it looks at what `ask` sends as the serving role, each statement planned for its very values. */
export const pagesOf = (url: string, ask: (on: Queryable) => unknown): Promise<number> =>
  asOwner(url, async (client) => {
    await client.query('set role huixiang_app')
    let pages = 0
    await ask({
      query: async ({ text }, given = []) => {
        const values = [...given]
        const { rows } = await client.query<Explained>(`explain (analyze, buffers, format json) ${text}`, values)
        const [{ Plan }] = rows[0]!['QUERY PLAN']
        pages += Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']
        return (await client.query(text, values)).rows
      },
    })
    return pages
  })

interface Explained {
  'QUERY PLAN': [{ Plan: Record<'Shared Hit Blocks' | 'Shared Read Blocks', number> }]
}

/** Lets so many assignments wait for a unit to sign, of which statistics do not know yet. */
export const fillAssignments = (url: string, organizer: string, count: number): Promise<void> =>
  asOwner(url, async (client) => {
    await client.query(
      `insert into open_assignments (id, matter_id, no, kind, organizer, state, type, category, urgency, district,
         confidential, issued_at, due_at, warn_at)
       select gen_random_uuid(), gen_random_uuid(), lpad(n::text, 13, '0'), 'lead', $1, 'issued', 'help', '0101', 'general',
         '440104', false, now(), now() + n * interval '1 second', now()
       from generate_series(1, $2) as n`,
      [organizer, count],
    )
  })
