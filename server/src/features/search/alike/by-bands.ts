import { type Queryable, statement } from '../../../platform/database/queryable.ts'
import type { Bands } from '../bands.ts'
import { distinctFound, type Found, foundOf, type RowFound } from './found.ts'
import { type Bounds, monthsOf, type Span } from './span.ts'

/**
 * Like `selectSharing` it carries no name, asks for each month as a whole, and asks for nothing more once enough is found: what
 * is on the same place comes first, of the newest month before the others.
 */
function selectWorded(months: readonly Bounds[]): { text: string; bounds: string[] } {
  const bounds = months.flatMap(({ from, below }) => [from, below])
  const parts = [
    'bands_here && $1::integer[]',
    'bands_anywhere && $2::integer[] and not bands_here && $1::integer[]',
  ].flatMap((shared) =>
    months.map(
      (_, at) => `(select matter_id, words from matter_words
        where matter_id >= $${6 + 2 * at} and matter_id < $${7 + 2 * at} and ${shared} limit $3)`,
    ),
  )
  const text = `with found as materialized (
      select one.matter_id, one.words from (${parts.join(' union all ')}) as one
      where one.matter_id >= $4 and one.matter_id < $5 limit $3)
    ${distinctFound}`
  return { text, bounds }
}

/** Matters of a span, up to `most`, that share a band with what is asked about, with all their words and marks, the newest first. */
export async function wordedLike(
  on: Queryable,
  span: Span,
  { bands, most }: { bands: Bands; most: number },
): Promise<Found[]> {
  if (bands.anywhere.length === 0) return []
  const { text, bounds } = selectWorded(monthsOf(span))
  const asked = [bands.here, bands.anywhere, most, span.from, span.below]
  return foundOf(await on.query<RowFound>(statement('', text), [...asked, ...bounds]))
}
