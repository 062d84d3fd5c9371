import type { AlikeMatters } from 'contract/alike'
import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../../platform/database/queryable.ts'
import { spanOfIds } from '../../../platform/ids.ts'
import { wordsIn } from './found.ts'
import type { Bounds } from './span.ts'

/** These carry no name: planned with their very values they touch the months they need, planned once they would lock all. */
const sampleWords = statement(
  '',
  `with sample as materialized (
     select matter_id, words from matter_words where matter_id >= $1 and matter_id < $2 order by matter_id desc limit $3)
   select matter_id as id, words::text as words from sample`,
)

/** A matter with its words and marks. */
export interface Sampled {
  id: string
  words: ReadonlySet<string>
}

/** The newest `most` matters between two ids, or all where there are less, the newest first. */
export const sampleOf = async (on: Queryable, { from, below }: Bounds, most: number): Promise<Sampled[]> =>
  (await on.query<{ id: string; words: string }>(sampleWords, [from, below, most])).map(({ id, words }) => ({
    id,
    words: new Set(wordsIn(words)),
  }))

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
