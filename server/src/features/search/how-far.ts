import type { Instant } from 'core/calendar'
import { spanNamed } from '../../platform/database/partitions.ts'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { searchedAtOnce } from '../../platform/spans.ts'
import { wordsTable } from './row.ts'

const { table } = wordsTable.words
const selectMonths = statement(
  'months-of-words',
  `select substr(c.relname, ${table.length + 2}) as name, greatest(c.reltuples, 0) as matters
   from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = '${table}'::regclass`,
)

/**
 * So many matters that hold the rarest of several words are gone through before a reader is asked whether to go on: an index that
 * finds hardly any with all the words goes through them nevertheless.
 */
const mostHolding = 10_000

/** Of how many matters how many hold the rarest of the words asked for. */
export interface Rarity {
  looked: number
  holding: number
}

/**
 * How far one page goes back from a moment for several words, milliseconds: to where a month begins, far enough for `most` that hold
 * the rarest of them, and never farther than for one word. Where none of those looked at holds it an index has little to go through.
 * How many matters a month has is what the database last took it to have.
 */
export async function howFar(
  on: Queryable,
  { looked, holding }: Rarity,
  { begin, most = mostHolding }: { begin: Instant; most?: number | undefined },
): Promise<number> {
  if (holding === 0) return searchedAtOnce
  let left = (most / holding) * looked
  for (const { from, matters } of await monthsBefore(on, begin)) {
    left -= matters
    if (left <= 0) return Math.min(searchedAtOnce, begin - from)
  }
  return searchedAtOnce
}

/** The months that begin before a moment, or years where matters lie by these, the newest first. */
async function monthsBefore(on: Queryable, begin: Instant): Promise<{ from: Instant; matters: number }[]> {
  const months = await on.query<{ name: string; matters: number }>(selectMonths)
  return months
    .map(({ name, matters }) => ({ from: spanNamed(name)?.from ?? begin, matters }))
    .filter(({ from }) => from < begin)
    .sort((one, other) => other.from - one.from)
}
