import type { Instant } from 'core/calendar'
import type { Matter } from 'core/matter'
import { momentOf } from '../../../platform/ids.ts'
import { isPlainCode, placeMark } from '../row.ts'
import { likenessOf, type Weights } from './likeness.ts'
import type { Candidate } from './store.ts'

const dayLength = 86_400_000

/**
 * How alike another can be at most, by its words and marks alone: a place that has no mark may be the same. So it need
 * not be looked up what it is as a matter.
 */
export function mostAlike(
  { place, registeredAt }: Matter,
  other: string,
  given: { weights: Weights; own: string[]; all: string[] },
) {
  const { weights, own: words, all } = given
  const maybe = (code: string | null) => code !== null && (!isPlainCode(code) || all.includes(placeMark(code)))
  const sameDistrict = maybe(place.district) ? 'district' : null
  const days = daysBetween(registeredAt, momentOf(other))
  return likenessOf({ weights, words, place: maybe(place.street) ? 'street' : sameDistrict, days }).confidence
}

const daysBetween = (one: Instant, other: Instant): number => Math.floor(Math.abs(one - other) / dayLength)

/** How alike another is, and in what: by its words and by what it is as a matter. */
export function compare(
  matter: Matter,
  other: Candidate,
  { weights, words }: { weights: Weights; words: readonly string[] },
) {
  const { street, district } = matter.place
  const sameDistrict = district !== null && district === other.district ? 'district' : null
  const place = street !== null && street === other.street ? 'street' : sameDistrict
  const days = daysBetween(matter.registeredAt, other.registeredAt)
  const { confidence, shared } = likenessOf({ weights, words, place, days })
  const category = matter.category !== null && matter.category === other.category
  return { confidence, why: { words: shared, place, category, days } as const }
}
