import { dayOf, type Instant, startOfDay } from 'core/calendar'
import type pg from 'pg'
import { lowestIdAt } from '../ids.ts'

/** Tables whose rows lie by the month of an id. `owned` ones are found by the id of what they belong to. */
export const partitionedTables = ['matters', 'events', 'texts', 'contacts', 'matter_words', 'access_log'] as const

/** Months made ahead of `to`, so that no request waits for its partition. */
const monthsAhead = 3

/** A past older than this lies by the year: planning over very many partitions is slow. */
const monthlyYears = 2

/** A month or a year of partitions: `2024_03`, `2011`. Moments are epoch milliseconds, `to` is exclusive. */
export interface Span {
  name: string
  from: Instant
  to: Instant
}

const monthStart = (year: number, month: number): Instant => {
  const shifted = new Date(Date.UTC(year, month - 1, 1))
  return startOfDay(shifted.toISOString().slice(0, 10))
}

const monthSpan = (year: number, month: number): Span => ({
  name: `${year}_${String(month).padStart(2, '0')}`,
  from: monthStart(year, month),
  to: monthStart(year, month + 1),
})

const yearSpan = (year: number): Span => ({ name: `${year}`, from: monthStart(year, 1), to: monthStart(year + 1, 1) })

/** The span of a name as partitions bear it; undefined for what is none. */
export function spanNamed(name: string): Span | undefined {
  const [, year, month] = /^(\d{4})(?:_(0[1-9]|1[0-2]))?$/.exec(name) ?? []
  if (!year) return undefined
  return month ? monthSpan(Number(year), Number(month)) : yearSpan(Number(year))
}

/** What the partition of a table is called; `span` as `Span.name`. */
export const partitionOf = (table: string, span: string): string => `${table}_${span}`
/** The span of a table's partition by what it is called; undefined for what is none of its partitions. */
export const spanOfPartition = (table: string, name: string): Span | undefined =>
  name.startsWith(partitionOf(table, '')) ? spanNamed(name.slice(table.length + 1)) : undefined

/** What the partitions of a month (`2026_11`) may be called, of all tables: a month lies by itself or in its year. */
export const partitionsOfMonth = (month: string): string[] =>
  partitionedTables.flatMap((table) => [month, month.slice(0, 4)].map((span) => partitionOf(table, span)))

const yearOf = (at: Instant): number => Number(dayOf(at).slice(0, 4))
const monthOf = (at: Instant): number => Number(dayOf(at).slice(5, 7))

/** The span that a row of a moment lies in. */
const spanOf = (at: Instant, today: Instant): Span =>
  yearOf(at) < yearOf(today) - monthlyYears ? yearSpan(yearOf(at)) : monthSpan(yearOf(at), monthOf(at))

/** The spans that must exist for rows from `from` to `to`: by month, long ago by the year. */
export function spansFor(from: Instant, to: Instant, today: Instant): Span[] {
  const spans: Span[] = []
  const last = monthStart(yearOf(to), monthOf(to) + monthsAhead + 1)
  for (let at = monthStart(yearOf(from), monthOf(from)); at < last; ) {
    const span = spanOf(at, today)
    spans.push(span)
    at = span.to
  }
  return spans
}

/** Makes the partitions for rows of these very moments and of no others. Answers how many there were not. */
export function makeMonthsOf(client: pg.Client, moments: readonly Instant[]): Promise<number> {
  const spans = new Map(moments.map((at) => spanOf(at, Date.now())).map((span) => [span.name, span]))
  return makeMissing(client, [...spans.values()])
}

/**
 * Makes the partitions for rows of the moments `from` to `to` (epoch milliseconds), and the months ahead. Safe to call
 * at any time from any node. What is made new is attached, so that nothing waits on the parent for long. What lies in the
 * archive is left there: whoever writes into the past uses `openPast`.
 */
export async function ensurePartitions(client: pg.Client, from: Instant, to: Instant): Promise<void> {
  await makeMissing(client, spansFor(from, to, Math.max(to, Date.now())))
}

/**
 * Makes partitions of these spans where there are none, in the archive neither. Answers how many it made. Where one table is in
 * use, or out of order, the others get theirs; then it throws what was said of the first.
 */
export async function makeMissing(client: pg.Client, spans: readonly Span[]): Promise<number> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     join pg_class p on p.oid = i.inhparent where p.relname = any($1)`,
    [partitionedTables],
  )
  const present = new Set(rows.map(({ name }) => name))
  let made = 0
  const failed: unknown[] = []
  for (const table of partitionedTables)
    try {
      for (const span of spans.flatMap((one) => missingOf(present, table, one))) {
        await makePartition(client, table, span)
        made += 1
      }
    } catch (error) {
      failed.push(error)
    }
  if (failed.length > 0) throw failed[0]
  return made
}

/** The partitions of tables (`$1`) that work goes on in: whose they are, their names, and how many rows a plan takes them to have. */
export const attachedPartitions = `
  select p.relname as parent, c.relname as name, greatest(c.reltuples, 0) as rows
  from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
  where p.relname = any($1) and p.relnamespace = 'public'::regnamespace`

const looseTables = `select relname as name from pg_class
  where relkind = 'r' and not relispartition and relnamespace = 'public'::regnamespace and starts_with(relname, $1)
  order by relname`

/**
 * Attaches months that lie beside the table of words: a past is written into them so, and they stay there where that was cut short.
 * Each gets the indexes that it lacks. What somebody holds for seconds is left to him.
 */
export async function attachLoose(client: pg.Client): Promise<void> {
  const table = 'matter_words'
  const { rows } = await client.query<{ name: string }>(looseTables, [partitionOf(table, '')])
  await client.query(`set lock_timeout = '2s'`)
  for (const { name } of rows) {
    const span = spanOfPartition(table, name)
    if (span) await attachPartition(client, table, { name, span }).catch(unlessHeld)
  }
  await client.query('reset lock_timeout')
}

const notAvailable = '55P03'
/** Throws what went wrong, unless it is that somebody held a table for longer than was waited. */
export function unlessHeld(error: { code?: unknown }): void {
  if (error.code !== notAvailable) throw error
}

/** What of a span is not there yet. A month may already lie in a year; a year that was begun by months goes on by months. */
function missingOf(present: ReadonlySet<string>, table: string, span: Span): Span[] {
  const year = span.name.slice(0, 4)
  if ([span.name, year].some((name) => present.has(partitionOf(table, name)))) return []
  const begun = span.name === year && [...present].some((name) => name.startsWith(`${partitionOf(table, year)}_`))
  if (!begun) return [span]
  const months = Array.from({ length: 12 }, (_, index) => monthSpan(Number(year), index + 1))
  return months.filter(({ name }) => !present.has(partitionOf(table, name)))
}

/** Between which ids the rows of a span lie, the second exclusive. */
export const boundsOf = ({ from, to }: Pick<Span, 'from' | 'to'>): [string, string] => [
  lowestIdAt(from),
  lowestIdAt(to),
]

/** Makes a table that is there the partition of a span. */
export async function attachPartition(
  client: pg.Client,
  parent: string,
  { name, span }: { name: string; span: Span },
): Promise<void> {
  const [from, to] = boundsOf(span)
  await client.query(`alter table ${parent} attach partition ${name} for values from ('${from}') to ('${to}')`)
}

/** Every command rewrites the row of its matter: by default a month is swept once a fifth of it is dead. */
const sweptOften = 'autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000'

async function makePartition(client: pg.Client, table: string, span: Span): Promise<void> {
  const name = partitionOf(table, span.name)
  await client.query(`set lock_timeout = '5s'`)
  await client.query(`create table if not exists ${name} (like ${table} including all)`)
  if (table === 'matters') {
    await client.query(`create unique index if not exists ${name}_no on ${name} (no)`)
    await client.query(`alter table ${name} set (${sweptOften})`)
  }
  await attachPartition(client, table, { name, span })
  await client.query('reset lock_timeout')
}
