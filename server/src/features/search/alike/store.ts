import type { AlikeMatters } from 'contract/alike'
import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../../platform/database/queryable.ts'
import { spanOfIds } from '../../../platform/ids.ts'
import type { Way } from './likeness.ts'
import { type Bounds, monthsOf, type Span } from './span.ts'

/** The words of a vector as PostgreSQL writes it, each in quotes and none with one in it: a fifth of the time that an array takes. */
const wordsIn = (vector: string): string[] => vector.slice(1, -1).split("' '")

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

/**
 * Each way is gone by itself, in one month after another, and none any more once enough is found: put together, all that any
 * of them finds would be looked at first. A month is asked for as a whole, and what lies outside the span is left out behind
 * that: else a plan would go through the ids of the part that is in it, some ten thousands, for a few finds less. What must be
 * held are conditions of their own, the rarest first, at which an index gets from one to the next sooner than within one of several.
 */
function selectCandidates(months: readonly Bounds[]): { text: string; bounds: string[] } {
  const bounds = months.flatMap(({ from, below }) => [from, below])
  const parts = months.map(
    (_, at) => `(select matter_id, words from matter_words
      where asked.month = ${at} and matter_id >= $${8 + 2 * at} and matter_id < $${9 + 2 * at}
        and words @@ asked.word::tsquery and words @@ asked.other::tsquery and words @@ asked.either::tsquery limit $5)`,
  )
  const text = `with found as materialized (
      select one.matter_id, one.words
      from unnest($1::text[], $2::text[], $3::text[], $4::integer[]) as asked (word, other, either, month)
        cross join lateral (${parts.join(' union all ')}) as one
      where one.matter_id >= $6 and one.matter_id < $7 limit $5)
    select id, words::text as words
    from (select distinct on (matter_id) matter_id as id, words from found order by matter_id desc offset 0) as one`
  return { text, bounds }
}

/** A mark needs quotes, words do not mind them: they are letters and digits alone. */
const quoted = (word: string): string => `'${word}'`

/** A way, and in which of the months it is gone. */
type Step = Way & { month: number }

/** Of each kind all ways in the newest month before those in the next: what is nearer in time is likelier to be the same. */
const stepsOf = (kinds: readonly (readonly Way[])[], months: readonly Bounds[]): Step[] =>
  kinds.flatMap((ways) => months.flatMap((_, month) => ways.map((way) => ({ ...way, month }))))

/**
 * Matters of a span, up to `most`, with all their words and marks: those that hold what the first kind of `ways` asks for, of each
 * month in turn, then those of the next; of a way up to `most` of a month are looked at. One that several ways find counts for
 * each, and comes once, the newest first.
 */
export async function candidates(
  on: Queryable,
  span: Span,
  { ways, most }: { ways: readonly (readonly Way[])[]; most: number },
): Promise<{ id: string; words: string[] }[]> {
  const months = monthsOf(span)
  const { text, bounds } = selectCandidates(months)
  const steps = stepsOf(ways, months)
  const asked = [
    steps.map(({ word }) => quoted(word)),
    steps.map(({ word, other = word }) => quoted(other)),
    steps.map(({ any }) => any.map(quoted).join(' | ')),
    steps.map(({ month }) => month),
  ]
  const found = await on.query<{ id: string; words: string }>(statement('', text), [
    ...asked,
    most,
    span.from,
    span.below,
    ...bounds,
  ])
  return found.map((one) => ({ id: one.id, words: wordsIn(one.words) }))
}

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
