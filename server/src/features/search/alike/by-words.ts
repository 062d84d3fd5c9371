import { type Queryable, statement } from '../../../platform/database/queryable.ts'
import { distinctFound, type Found, foundOf, type RowFound } from './found.ts'
import type { Way } from './likeness.ts'
import { type Bounds, monthsOf, type Span } from './span.ts'

/**
 * Each way is gone by itself, in one month after another, and none any more once enough is found: put together, all that any
 * of them finds would be looked at first. A month is asked for as a whole, and what lies outside the span is left out behind
 * that: else a plan would go through the ids of the part that is in it, some ten thousands, for a few finds less. What must be
 * held are conditions of their own, the rarest first, at which an index gets from one to the next sooner than within one of several.
 */
function selectSharing(months: readonly Bounds[]): { text: string; bounds: string[] } {
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
    ${distinctFound}`
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
export async function sharingRareWords(
  on: Queryable,
  span: Span,
  { ways, most }: { ways: readonly (readonly Way[])[]; most: number },
): Promise<Found[]> {
  const months = monthsOf(span)
  const { text, bounds } = selectSharing(months)
  const steps = stepsOf(ways, months)
  const asked = [
    steps.map(({ word }) => quoted(word)),
    steps.map(({ word, other = word }) => quoted(other)),
    steps.map(({ any }) => any.map(quoted).join(' | ')),
    steps.map(({ month }) => month),
  ]
  const found = await on.query<RowFound>(statement('', text), [...asked, most, span.from, span.below, ...bounds])
  return foundOf(found)
}
