import type { Instant } from 'core/calendar'
import type pg from 'pg'
import { isNight } from '../night.ts'
import { eachTable } from './each-table.ts'
import { partitionedTables } from './partitions.ts'

/** Whether the server can leave the partitions out when it analyzes their parent (`only`), which it can since PostgreSQL 18. */
export const analyzesOnly = `current_setting('server_version_num')::integer >= 180000`

/**
 * What the planner takes a parent to hold is compared with what autovacuum has found in its partitions. Twice as many rows are due
 * at any hour, as on the first days and after an import; all others once a night. An analysis of the future was done by a
 * clock that was wrong.
 */
const dueParents = `
  select p.relname as table, case when ${analyzesOnly} then 'only' else '' end as only
  from pg_class p cross join lateral (
    select sum(c.reltuples) filter (where c.reltuples > 0) as rows
    from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = p.oid) held
  where p.oid = any($1::regclass[]) and held.rows > 0
    and (held.rows > 2 * p.reltuples
      or ($2 and (pg_stat_get_last_analyze_time(p.oid) between now() - interval '12 hours' and now()) is not true))`

/** `only`: a server before PostgreSQL 18 cannot leave the partitions out, and analyzes each of them after the parent. */
interface Due {
  table: string
  only: 'only' | ''
}

/**
 * Renews the statistics of partitioned tables, which autovacuum never does: without them a plan over months guesses what their
 * columns hold. Few rows are read, and nobody who reads or writes waits for it. Answers the tables that were renewed. Where one is
 * in use by what changes tables, the others get theirs; then it throws what was said of the first.
 */
export async function renewStatistics(client: pg.Client, now: Instant): Promise<string[]> {
  await client.query('set vacuum_cost_delay = 2')
  const { rows } = await client.query<Due>(dueParents, [partitionedTables, isNight(now)])
  return eachTable(client, rows, ({ table, only }) => client.query(`analyze ${only} ${table}`))
}
