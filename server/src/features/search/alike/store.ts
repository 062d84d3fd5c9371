import type { AlikeMatters } from 'contract/alike'
import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../../platform/database/pool.ts'
import { spanOfIds } from '../../../platform/ids.ts'

/** These carry no name: planned with their very values they touch the months they need, planned once they would lock all. */
const countWords = statement(
  '',
  `with sample as materialized (
     select matter_id, words from matter_words where matter_id >= $1 and matter_id < $2 order by matter_id desc limit $4),
   counted as (
     select word, count(*) as count
     from sample cross join lateral unnest(tsvector_to_array(words)) as word where word = any($3::text[]) group by word)
   select (select coalesce(jsonb_object_agg(word, count), '{}') from counted) as counts,
     (select count(*) from sample) as size, (select matter_id from sample order by matter_id limit 1) as oldest`,
)

/** The newest matters between two ids: how many they are, which is the oldest of them, and how many hold each of some words. */
export interface Sample {
  size: number
  /** Null where there are none. */
  oldest: string | null
  counts: Record<string, number>
}

/** Looks at `most` of the newest matters between two ids for some words, or at all where there are less. */
export const sampleOf = async (
  on: Queryable,
  { from, below }: { from: string; below: string },
  { words, most }: { words: readonly string[]; most: number },
): Promise<Sample> => (await on.query<Sample>(countWords, [from, below, words, most]))[0]!

const selectCandidates = statement(
  '',
  `with found as materialized (
     select matter_id, words from matter_words where matter_id >= $1 and matter_id < $2 and words @@ $3::tsquery
     order by matter_id desc limit $4)
   select matter_id as id, tsvector_to_array(words) as words from found`,
)

/** Matters between two ids that a query finds, the newest first, with all their words and marks. */
export const candidates = (
  on: Queryable,
  { from, below }: { from: string; below: string },
  { query, most }: { query: string; most: number },
): Promise<{ id: string; words: string[] }[]> => on.query(selectCandidates, [from, below, query, most])

type Item = AlikeMatters['items'][number]

/** What is told of a candidate; `title` is the id of its text. */
export type Candidate = Pick<Item, 'no' | 'state' | 'closing'> & {
  id: string
  registeredAt: Instant
  district: string | null
  street: string | null
  category: string | null
  title: string | null
}

const selectMatters = statement(
  '',
  `select id, no, state, closing, registered_at as "registeredAt", district, street, category,
     body -> 'texts' ->> 'title' as title
   from matters where id = any($1::uuid[]) and id >= $2 and id < $3 and sealed = $4
     and (state <> 'closed' or (closing <> 'merged' and closed_at > $5))`,
)

/** Those of some matters that are open or were closed after a moment, not merged, and sealed to units or not like another. */
export const standing = (
  on: Queryable,
  ids: readonly string[],
  { sealed, closedAfter }: { sealed: boolean; closedAfter: string },
): Promise<Candidate[]> => on.query<Candidate>(selectMatters, [ids, ...spanOfIds(ids), sealed, closedAfter])
