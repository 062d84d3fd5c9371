import type pg from 'pg'
import { analyzesOnly } from '../platform/database/statistics.ts'
import { filled, filledTables, openTables } from './sizes.ts'

/**
 * What the planner has to learn: of a month, or of a table that has none, where a twentieth of it changed since it was sampled; of
 * what all months hold in any case, which autovacuum never samples. A server before PostgreSQL 18 cannot leave the months out of
 * that, and needs no more.
 */
const samplings = `
  select format('analyze %s %s', case when relkind = 'p' and lone then 'only' end, oid::regclass) as sampling
  from (select ${analyzesOnly} as lone) as server, ${filled}
  where relkind = 'p'
    or (lone or relname = whole) and pg_relation_size(oid) > 0
      and (reltuples < 0 or 20 * pg_stat_get_mod_since_analyze(oid) > reltuples)
  order by relname`

/** Indexes of words, which gather what comes in beside themselves until somebody sweeps the table. */
const gatheringIndexes = `
  select c.oid::regclass::text as index
  from ${filled} join pg_index i on i.indrelid = filled.oid join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
  where a.amname = 'gin' and c.relkind = 'i'`

/**
 * Leaves the tables that a past fills as they lie once a night has passed over them: the planner knows what they hold, the
 * indexes of words have taken in what waited beside them, and an index alone tells how many are open. Answers how many samplings
 * that took, and how many pages waited.
 */
export async function settle(client: pg.Client): Promise<{ samplings: number; waited: number }> {
  const due = await client.query<{ sampling: string }>(samplings, [filledTables])
  for (const { sampling } of due.rows) await client.query(sampling)
  await client.query(`vacuum ${openTables.join(', ')}`)
  const { rows } = await client.query<{ pages: string | null }>(
    `select sum(gin_clean_pending_list(index::regclass)) as pages from (${gatheringIndexes}) as gathering`,
    [filledTables],
  )
  return { samplings: due.rows.length, waited: Number(rows[0]!.pages) }
}
