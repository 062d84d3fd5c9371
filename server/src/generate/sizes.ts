import type pg from 'pg'

/** What a table of the database takes on disk, with its indexes and all its partitions; rows as the planner knows them. */
export interface TableSize {
  table: string
  rows: number
  bytes: number
}

const ofContacts = ['contacts', 'service_ratings', 'callback_tasks', 'callback_tries'] as const
const ofMatters = [
  'matters',
  'events',
  'persons',
  'matter_words',
  'open_matters',
  'open_assignments',
  'running_clocks',
] as const
/** Counts, and texts of both. */
const others = ['texts', 'rollups', 'rollup_days', 'rollup_margins'] as const
/** The tables that a past fills. */
export const filledTables: readonly string[] = [...ofContacts, ...ofMatters, ...others]

/** Those of them that hold what is open: they change all the time, and are swept as often. */
export const openTables: readonly string[] = ['open_matters', 'open_assignments', 'running_clocks', 'callback_tasks']

/** Tables (`$1`) and their partitions, as `pg_class` has them; `whole` is the table that each is, or is a part of. */
export const filled = `(
  select c.*, coalesce(p.relname, c.relname) as whole
  from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and coalesce(p.relname, c.relname) = any($1)) as filled`

/** What each table that a past fills takes, once they are settled. */
export async function sizesOf(client: pg.Client): Promise<TableSize[]> {
  const { rows } = await client.query<TableSize>(
    `select whole as table, sum(greatest(reltuples, 0))::bigint as rows, sum(pg_total_relation_size(oid))::bigint as bytes
     from ${filled} where relkind = 'r' group by 1`,
    [filledTables],
  )
  return rows.sort((one, other) => filledTables.indexOf(one.table) - filledTables.indexOf(other.table))
}

/** Bytes on disk for each contact and each matter, with their indexes. */
export interface Shares {
  contact: number
  matter: number
}

/** Shares the tables out. Texts of both lie in one table: `contactTexts` is how many of them a contact has on average. */
export function shareOut(sizes: readonly TableSize[], contactTexts: number): Shares {
  const find = (table: string) => sizes.find((size) => size.table === table) ?? { rows: 0, bytes: 0 }
  const bytesOf = (names: readonly string[]) => names.reduce((sum, name) => sum + find(name).bytes, 0)
  const [contacts, matters] = [Math.max(1, find('contacts').rows), Math.max(1, find('matters').rows)]
  const texts = find('texts')
  const aText = texts.bytes / Math.max(1, texts.rows)
  const matterTexts = Math.max(0, texts.rows - contactTexts * contacts)
  return {
    contact: bytesOf(ofContacts) / contacts + contactTexts * aText,
    matter: (bytesOf(ofMatters) + bytesOf(['rollups']) + matterTexts * aText) / matters,
  }
}
