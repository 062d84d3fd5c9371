import type pg from 'pg'
import { eachTable } from '../../platform/database/each-table.ts'

/** What a dashboard reads of a year lies in these. */
const tables = ['rollup_margins', 'rollup_days'] as const
/** Fewer rows are read soon wherever they lie. */
const fewRows = 10_000
/** How far the order of rows on disk goes with their units: 1 right after they were laid, some 0.85 once one in twelve was added since. */
const inOrder = 0.9

const scattered = `
  select c.relname as table from pg_class c join pg_stats s
    on s.schemaname = c.relnamespace::regnamespace::text and s.tablename = c.relname and s.attname = 'organizer'
  where c.oid = any($1::regclass[]) and c.reltuples >= ${fewRows} and s.correlation < ${inOrder} order by c.oid`

/** In one transaction: a table that is laid and not looked at would be laid again. */
const layAnew = (table: string): string =>
  `cluster ${table} using ${table}_pkey; alter table ${table} set without cluster; analyze ${table}`

/**
 * Lays rows of counts together in the order in which a dashboard reads them, where they have come to lie apart, as autovacuum's
 * last look at them tells. Rows are added day by day, each day's of all units, and so a unit's year lies on as many pages
 * as it has days and more. Nobody reads or adds to a table meanwhile: a second or two for a city's year. Answers the tables
 * that were laid. Where one is in use for longer than `wait` milliseconds, as by a dump or autovacuum, the other is laid; then it
 * throws what was said of the first. A wait of more than PostgreSQL's `deadlock_timeout` drives autovacuum away.
 */
export async function layTogether(client: pg.Client, wait?: number): Promise<string[]> {
  const { rows } = await client.query<{ table: string }>(scattered, [tables])
  return eachTable(client, rows, ({ table }) => client.query(layAnew(table)), wait)
}
