import type pg from 'pg'
import { shelvedSpans } from '../../platform/database/archive.ts'
import type { Shelf } from '../../platform/database/queryable.ts'

const names = `select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'archive') and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> 'migrations' and c.relname not like '%\\_beside' order by 1`
const needs = `select conrelid::regclass::text as name, confrelid::regclass::text as needed from pg_constraint
  where contype = 'f' and conrelid <> confrelid and conparentid = 0`

/** All tables but that of the migrations and those in which counts are made anew, each after those whose rows its own rows name. */
export async function tablesInOrder(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ name: string }>(names)
  const links = await client.query<{ name: string; needed: string }>(needs)
  const left = found.rows.map(({ name }) => name)
  const ordered: string[] = []
  while (left.length > 0) {
    const isFree = (name: string) => links.rows.every((link) => link.name !== name || !left.includes(link.needed))
    const free = left.findIndex(isFree)
    if (free < 0) throw new Error(`the tables ${left.join(', ')} name each other`)
    ordered.push(...left.splice(free, 1))
  }
  return ordered
}

/** The columns of a table that are written, in their order: those worked out from others are not. */
export async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  return rows.map(({ name }) => name)
}

/** The names of the spans of partitions, by the shelf they lie on. */
export async function spansOf(client: pg.Client): Promise<Record<Shelf, string[]>> {
  const spans = await shelvedSpans(client)
  const on = (shelf: Shelf) => spans.filter((span) => span.shelf === shelf).map(({ name }) => name)
  return { attached: on('attached'), archive: on('archive') }
}
