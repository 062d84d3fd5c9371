import type pg from 'pg'
import { partitionedTables } from '../../platform/database/partitions.ts'
import { momentOf } from '../../platform/ids.ts'

const names = `select c.relname as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> 'migrations' order by c.relname`
const needs = `select conrelid::regclass::text as name, confrelid::regclass::text as needed from pg_constraint
  where contype = 'f' and conrelid <> confrelid and conparentid = 0`

/** All tables but that of the migrations, each after those whose rows its own rows name. */
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

const idOf: Readonly<Record<(typeof partitionedTables)[number], string>> = {
  matters: 'id',
  events: 'matter_id',
  texts: 'owner_id',
  contacts: 'id',
  access_log: 'id',
}

/** The first and the last moment (epoch milliseconds) by which rows lie in partitions; now where there are none. */
export async function momentsHeld(client: pg.Client, now = Date.now()): Promise<{ from: number; to: number }> {
  const moments: number[] = []
  for (const table of partitionedTables) {
    const id = idOf[table]
    const { rows } = await client.query<{ id: string }>(
      `(select ${id}::text as id from ${table} order by ${id} limit 1)
       union all (select ${id}::text from ${table} order by ${id} desc limit 1)`,
    )
    moments.push(...rows.map((row) => momentOf(row.id)))
  }
  return { from: Math.min(now, ...moments), to: Math.max(now, ...moments) }
}
