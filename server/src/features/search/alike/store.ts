import type { AlikeMatters } from 'contract/alike'
import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../../platform/database/pool.ts'
import { spanOfIds } from '../../../platform/ids.ts'

/** These carry no name: planned with their very values they touch the months they need, planned once they would lock all. */
const sampleWords = statement(
  '',
  `with sample as materialized (
     select matter_id, words from matter_words where matter_id >= $1 and matter_id < $2 order by matter_id desc limit $4)
   select matter_id as id,
     (select string_agg(word, ' ') from unnest(tsvector_to_array(words)) as word where word = any($3::text[])) as held
   from sample`,
)

/** A matter with those of some words that it holds. */
export interface Sampled {
  id: string
  held: ReadonlySet<string>
}

/** What `most` of the newest matters between two ids hold of some words, or all where there are less; the newest first. */
export const sampleOf = async (
  on: Queryable,
  { from, below }: { from: string; below: string },
  { words, most }: { words: readonly string[]; most: number },
): Promise<Sampled[]> =>
  (await on.query<{ id: string; held: string | null }>(sampleWords, [from, below, words, most])).map(
    ({ id, held }) => ({
      id,
      held: new Set(held?.split(' ')),
    }),
  )

/** Each question of its own: of one put together the index would look at whatever holds any of its words. */
const selectCandidates = statement(
  '',
  `with found as materialized (
     select matter_id, words from matter_words
     where matter_id >= $1 and matter_id < $2 and (words @@ $3::tsquery or words @@ $4::tsquery)
     order by matter_id desc limit $5)
   select matter_id as id, tsvector_to_array(words) as words from found`,
)

/** What matters must hold to be looked at, on the same place or anywhere; empty where nothing is looked for so. */
export interface Queries {
  nearby: string
  anywhere: string
}

/** Matters between two ids that either query finds, the newest first, with all their words and marks. */
export const candidates = (
  on: Queryable,
  { from, below }: { from: string; below: string },
  { nearby, anywhere, most }: Queries & { most: number },
): Promise<{ id: string; words: string[] }[]> => on.query(selectCandidates, [from, below, nearby, anywhere, most])

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
