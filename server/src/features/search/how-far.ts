import type { Instant } from 'core/calendar'
import { attachedPartitions, spanOfPartition } from '../../platform/database/partitions.ts'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { searchedAtOnce } from '../../platform/spans.ts'
import type { Asked } from './asked.ts'
import { wordsTable } from './row.ts'

const { table } = wordsTable.words
/** The database knows of some thousand words that most matters hold how many do: of all others hardly any. */
const selectShare = statement(
  'share-of-words',
  `select min(coalesce(common.shares[array_position(common.words, asked)], 0)) as share
   from unnest($1::text[]) as asked, (
     select most_common_elems::text::text[] as words, most_common_elem_freqs as shares from pg_stats
     where schemaname = 'public' and tablename = '${table}' and attname = 'words' and inherited offset 0) as common`,
)
const selectMonths = statement('months-of-words', attachedPartitions)

/**
 * So many matters that hold the rarest of several words are gone through before a reader is asked whether to go on: an index that
 * finds hardly any with all the words goes through them nevertheless.
 */
const mostHolding = 10_000

/**
 * How far one page goes back from a moment for some words, milliseconds: for several to where a month begins, far enough for `most` that
 * hold the rarest of them, and never farther than for one. How many hold a word, and how many matters a month has, is what the
 * database last took it to be; where it knows nothing there is little to go through.
 */
export async function howFar(
  on: Queryable,
  asked: Asked,
  { begin, most = mostHolding }: { begin: Instant; most?: number | undefined },
): Promise<number> {
  if (asked.length === 1) return searchedAtOnce
  const share = await shareOf(on, asked)
  if (share === 0) return searchedAtOnce
  const months = await monthsBefore(on, begin)
  let left = most
  for (const { from, matters } of months) {
    left -= share * matters
    if (left <= 0) return Math.min(searchedAtOnce, begin - from)
  }
  return searchedAtOnce
}

/** The share of matters that hold the rarest of some words, 0 to 1. */
const shareOf = async (on: Queryable, asked: Asked): Promise<number> =>
  (await on.query<{ share: number | null }>(selectShare, [asked]))[0]?.share ?? 0

/** The months that begin before a moment, or years where matters lie by these, the newest first. */
async function monthsBefore(on: Queryable, begin: Instant): Promise<{ from: Instant; matters: number }[]> {
  const months = await on.query<{ name: string; rows: number }>(selectMonths, [[table]])
  return months
    .map(({ name, rows }) => ({ from: spanOfPartition(table, name)?.from ?? begin, matters: rows }))
    .filter(({ from }) => from < begin)
    .sort((one, other) => other.from - one.from)
}
