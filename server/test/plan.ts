import type { Client } from 'pg'
import { asOwner } from '../src/platform/database/migrate.ts'
import type { Database, Queryable, Shelf, Statement, Transaction } from '../src/platform/database/queryable.ts'
import { planOnce } from '../src/platform/database/session.ts'

/**
 * How PostgreSQL would run, for all values there are, the statement that `ask` sends last, as the serving role and for a `reader`
 * where one is named. What is sent without values, as how all that follows is to be planned, is run as well.
 */
export const planOf = (url: string, ask: (on: Queryable) => unknown, reader?: string): Promise<string> =>
  asOwner(url, async (client) => {
    await client.query(`set role huixiang_app; ${planOnce}; begin`)
    if (reader) await client.query(`set local huixiang.reader = '${reader}'`)
    let plan = ''
    await ask({
      query: async ({ text }, values = []) => {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`)
        plan = rows.map((row) => row['QUERY PLAN']).join('\n')
        if (values.length === 0) await client.query(text)
        return []
      },
    })
    return plan
  })

/** How many pages of 8 kB it looks at what `ask` sends as the serving role, each statement planned for its very values. */
export const pagesOf = (url: string, ask: (on: Queryable) => unknown): Promise<number> =>
  asOwner(url, async (client) => {
    await client.query('set role huixiang_app')
    let pages = 0
    await ask({
      query: async ({ text }, given = []) => {
        pages += await pagesBy(client, { text, values: given })
        return (await client.query(text, [...given])).rows
      },
    })
    return pages
  })

interface Explained {
  'QUERY PLAN': [{ Plan: Record<'Shared Hit Blocks' | 'Shared Read Blocks', number> }]
}

async function pagesBy(client: Client, { text, values }: Asked): Promise<number> {
  const { rows } = await client.query<Explained>(`explain (analyze, buffers, format json) ${text}`, [...values])
  const [{ Plan }] = rows[0]!['QUERY PLAN']
  return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']
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

/** A statement with its values. */
export interface Asked {
  text: string
  values: readonly unknown[]
}

/** A database that does what the given one does, and keeps what it is asked of the attached months. */
export function recordedOn(db: Database): { db: Database; asked: Asked[] } {
  const asked: Asked[] = []
  const kept = ({ text }: Statement, values: readonly unknown[] = []): void => {
    if (text.startsWith('select')) asked.push({ text, values })
  }
  const recorded = (tx: Transaction): Transaction => {
    let shelf: Shelf = 'attached'
    return {
      ...tx,
      lookOn(next) {
        shelf = next
        tx.lookOn(next)
      },
      query(...query) {
        if (shelf === 'attached') kept(...query)
        return tx.query(...query)
      },
    }
  }
  return {
    asked,
    db: {
      ...db,
      query(...query) {
        kept(...query)
        return db.query(...query)
      },
      transaction: (run) => db.transaction((tx) => run(recorded(tx))),
    },
  }
}

/** How many pages of 8 kB statements look at when the centre asks them, one after the other. */
export const pagesAsked = (url: string, asked: readonly Asked[]): Promise<number> =>
  asOwner(url, async (client) => {
    let pages = 0
    await client.query(`begin; set role huixiang_app; set local huixiang.reader = 'centre'`)
    for (const one of asked) pages += await pagesBy(client, one)
    await client.query('rollback')
    return pages
  })
