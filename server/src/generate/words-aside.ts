import type { Day, Instant } from 'core/calendar'
import { startOfDay } from 'core/calendar'
import type pg from 'pg'
import { wordsTable } from '../features/search/index.ts'
import { asOwner } from '../platform/database/migrate.ts'
import { attachedPartitions, attachPartition, partitionOf, type Span } from '../platform/database/partitions.ts'
import type { Slice } from './slices.ts'

const { table } = wordsTable.words
const nameOf = ({ name }: Span): string => partitionOf(table, name)

/**
 * Takes those of some spans in which no words lie yet out of the table of words, without the indexes of these: to write a month's
 * first and to make its indexes at once takes a third of what it takes to bring them up to date all the time. Answers which
 * they are. Those that nobody takes back are attached by the next start of anything, see `attachLoose`.
 */
export async function layAside(client: pg.Client, spans: readonly Span[]): Promise<Span[]> {
  const { rows } = await client.query<{ name: string }>(attachedPartitions, [[table]])
  const attached = new Set(rows.map(({ name }) => name))
  const aside: Span[] = []
  for (const span of spans) {
    const name = nameOf(span)
    if (!attached.has(name) || (await client.query(`select from ${name} limit 1`)).rowCount) continue
    await client.query('begin')
    await client.query(`alter table ${table} detach partition ${name}`)
    const indexes = await client.query<{ index: string }>(wordIndexes, [name])
    await client.query(`drop index ${indexes.rows.map(({ index }) => index).join(', ')}`)
    await client.query('commit')
    aside.push(span)
  }
  return aside
}

const wordIndexes = `
  select c.oid::regclass::text as index from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
  where i.indrelid = $1::regclass and a.amname = 'gin'`

async function takeBack(client: pg.Client, span: Span): Promise<void> {
  const name = nameOf(span)
  const { rowCount } = await client.query('select from pg_class where oid = $1::regclass and relispartition', [name])
  // Another command has found it loose.
  if (rowCount) return
  await client.query(`set maintenance_work_mem = '256MB'`)
  await attachPartition(client, table, { name, span })
}

/** Months that lie aside, until all their parts are written. */
export interface Aside {
  /** Where the words of a day are to be written. */
  tableFor(day: Day): string
  /** Takes back, beside what goes on, what this was the last part of. */
  written(slice: Slice): void
  /** Takes back whatever lies aside still. Throws the first thing that went wrong with any. */
  end(): Promise<void>
}

/** Minds spans that were laid aside, whose parts, among others, `left` are. */
export function mindAside(url: string, spans: readonly Span[], left: readonly Slice[]): Aside {
  const spanOf = (day: Day) => spans.find(({ from, to }) => isIn(startOfDay(day), from, to))
  const partsLeft = new Map(spans.map((span) => [span, left.filter(({ day }) => spanOf(day) === span).length]))
  let taking = Promise.resolve()
  const take = (span: Span) => {
    partsLeft.delete(span)
    taking = taking.then(() => asOwner(url, (client) => takeBack(client, span)))
    // Whoever ends it is told.
    taking.catch(() => undefined)
  }
  return {
    tableFor: (day) => {
      const span = spanOf(day)
      return span ? nameOf(span) : table
    },
    written({ day }) {
      const span = spanOf(day)
      if (!span) return
      const parts = partsLeft.get(span)! - 1
      partsLeft.set(span, parts)
      if (parts === 0) take(span)
    },
    async end() {
      for (const span of [...partsLeft.keys()]) take(span)
      await taking
    },
  }
}

const isIn = (at: Instant, from: Instant, to: Instant): boolean => from <= at && at < to
