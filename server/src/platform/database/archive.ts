import type { Instant } from 'core/calendar'
import type pg from 'pg'
import { StartRefusal } from '../refusal.ts'
import { attachPartition, boundsOf, ensurePartitions, partitionOf, type Span, spanNamed } from './partitions.ts'
import { type Shelf, shelves } from './queryable.ts'

/**
 * Tables whose months can be put into the archive, each with the column it is partitioned by. The access log cannot: its
 * chain runs through all months. They are locked in this order, in which commands write to them.
 */
export const archivedTables = {
  matters: 'id',
  events: 'matter_id',
  texts: 'owner_id',
  contacts: 'id',
  matter_words: 'matter_id',
} as const
const tables = Object.keys(archivedTables) as (keyof typeof archivedTables)[]

/**
 * Milliseconds that a move waits for a table, and all work on that table behind it. Below PostgreSQL's `deadlock_timeout`: of
 * two who wait for each other it is the move that gives up, never a command.
 */
const longestWait = 200

/** A span with the shelf it lies on. */
export interface Shelved extends Span {
  shelf: Shelf
}

/** All spans of partitions, the oldest first. */
export async function shelvedSpans(client: pg.Client): Promise<Shelved[]> {
  const { rows } = await client.query<{ name: string; schema: string }>(
    `select distinct substr(c.relname, length(p.relname) + 2) as name, n.nspname as schema
     from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
       join pg_namespace n on n.oid = p.relnamespace
     where p.relname = any($1) and p.relkind = 'p' and n.nspname in ('public', 'archive')
     order by 1`,
    [tables],
  )
  return rows.flatMap(({ name, schema }) => {
    const span = spanNamed(name)
    return span ? [{ ...span, shelf: schema === 'archive' ? 'archive' : 'attached' }] : []
  })
}

/** What the partitions of a span take on disk, with their indexes, in bytes. */
export async function bytesOf(client: pg.Client, { name }: Pick<Span, 'name'>): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    `select sum(pg_total_relation_size(c.oid))::double precision as bytes from pg_class c
     where c.relkind = 'r' and c.relispartition and c.relname = any($1)`,
    [tables.map((table) => partitionOf(table, name))],
  )
  return rows[0]!.bytes
}

/**
 * Makes room for rows of the moments `from` to `to` (epoch milliseconds). Throws `StartRefusal` where a month of them lies in
 * the archive: nothing can be written there.
 */
export async function openPast(client: pg.Client, from: Instant, to: Instant): Promise<void> {
  const month = await archivedMonth(client, from, to)
  if (month)
    throw new StartRefusal(`The month ${month} lies in the archive. Take it out first: npm run archive -- get ${month}`)
  await ensurePartitions(client, from, to)
}

/** The first month in the archive with moments between `from` and `to`, both included. */
export async function archivedMonth(client: pg.Client, from: Instant, to: Instant): Promise<string | undefined> {
  const spans = await shelvedSpans(client)
  const found = spans.find((span) => span.shelf === 'archive' && span.from <= to && span.to > from)
  return found && monthOf(found)
}

/** A span as the operator names it: `2024-03`, or `2011` where a year lies together. */
export const monthOf = ({ name }: Pick<Span, 'name'>): string => name.replace('_', '-')

/**
 * Puts the partitions of a span onto a shelf, all of them or none, in one transaction. `check` runs in it once nobody else
 * can write to them any more, and throws where they must stay. Rows are not copied. Throws what PostgreSQL says (55P03)
 * where somebody holds a table for longer than `longestWait`; then nothing is moved.
 */
export async function putOnShelf(
  client: pg.Client,
  span: Span,
  { shelf, check = async () => undefined }: { shelf: Shelf; check?: () => Promise<void> },
): Promise<void> {
  const [from, to] = shelf === 'archive' ? (['public', 'archive'] as const) : (['archive', 'public'] as const)
  for (const table of tables) await proveBounds(client, `${from}.${partitionOf(table, span.name)}`, { table, span })
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = ${longestWait}`)
    for (const table of tables)
      await client.query(`alter table ${from}.${table} detach partition ${from}.${partitionOf(table, span.name)}`)
    await check()
    for (const table of tables) {
      const name = partitionOf(table, span.name)
      await client.query(`alter table ${from}.${name} set schema ${to}`)
      await attachPartition(client, `${to}.${table}`, { name: `${to}.${name}`, span })
      await client.query(`alter table ${to}.${name} drop constraint ${boundsName}`)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const boundsName = 'lies_within'

/**
 * A constraint that says what the bounds say, looked through while work goes on: without it the partition would be looked
 * through when it is attached, while everybody waits. One that a killed run has left is as good as a new one.
 */
async function proveBounds(
  client: pg.Client,
  partition: string,
  { table, span }: { table: keyof typeof archivedTables; span: Span },
): Promise<void> {
  const column = archivedTables[table]
  const [from, to] = boundsOf(span)
  const { rowCount } = await client.query('select from pg_constraint where conrelid = $1::regclass and conname = $2', [
    partition,
    boundsName,
  ])
  await client.query(`set lock_timeout = ${longestWait}`)
  if (!rowCount)
    await client.query(
      `alter table ${partition} add constraint ${boundsName}
       check (${column} >= '${from}' and ${column} < '${to}') not valid`,
    )
  await client.query(`alter table ${partition} validate constraint ${boundsName}`)
  await client.query('reset lock_timeout')
}

/** Sweeps the tables of an archived span for the last time, so that nothing of it has to be swept later. */
export async function settleArchived(client: pg.Client, { name }: Span): Promise<void> {
  for (const table of tables) await client.query(`vacuum (freeze, analyze) archive.${partitionOf(table, name)}`)
}

/**
 * Puts empty partitions on the shelves where a backup has its spans, whatever an attempt that was cut short has left. All of
 * them must be there.
 */
export async function shelveEmpty(client: pg.Client, spans: Readonly<Record<Shelf, readonly Span[]>>): Promise<void> {
  const present = new Map((await shelvedSpans(client)).map(({ name, shelf }) => [name, shelf]))
  for (const shelf of shelves)
    for (const span of spans[shelf]) if (present.get(span.name) !== shelf) await putOnShelf(client, span, { shelf })
}
