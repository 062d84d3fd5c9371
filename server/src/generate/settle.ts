import type pg from 'pg'
import { filledTables } from './sizes.ts'

/**
 * What the planner has to learn: of a month, or of a table that has none, where a twentieth of it changed since it was sampled; of
 * what all months hold in any case, which autovacuum never samples. A server before PostgreSQL 18 cannot leave the months out of
 * that, and needs no more.
 */
const samplings = `
  select format('analyze %s %s', case when c.relkind = 'p' and lone then 'only' end, c.oid::regclass) as sampling
  from (select current_setting('server_version_num')::integer >= 180000 as lone) as server,
    pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and coalesce(p.relname, c.relname) = any($1) and (
    c.relkind = 'p'
    or (lone or p.oid is null) and pg_relation_size(c.oid) > 0
      and (c.reltuples < 0 or 20 * pg_stat_get_mod_since_analyze(c.oid) > c.reltuples))
  order by c.relname`

/** Indexes of words, which gather what comes in beside themselves until somebody sweeps the table. */
const gatheringIndexes = `
  select c.oid::regclass::text as index from pg_class c join pg_am a on a.oid = c.relam
    join pg_index i on i.indexrelid = c.oid join pg_class t on t.oid = i.indrelid
    left join pg_inherits h on h.inhrelid = t.oid left join pg_class p on p.oid = h.inhparent
  where a.amname = 'gin' and c.relkind = 'i' and c.relnamespace = 'public'::regnamespace and coalesce(p.relname, t.relname) = any($1)`

/**
 * Leaves the tables that a past fills as they lie once a night has passed over them: the planner knows what they hold, and the
 * indexes of words have taken in what waited beside them. Answers how many samplings that took, and how many pages waited.
 */
export async function settle(client: pg.Client): Promise<{ samplings: number; waited: number }> {
  const due = await client.query<{ sampling: string }>(samplings, [filledTables])
  for (const { sampling } of due.rows) await client.query(sampling)
  const { rows } = await client.query<{ pages: string | null }>(
    `select sum(gin_clean_pending_list(index::regclass)) as pages from (${gatheringIndexes}) as gathering`,
    [filledTables],
  )
  return { samplings: due.rows.length, waited: Number(rows[0]!.pages) }
}
