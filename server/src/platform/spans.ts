import { dayOf, firstOfMonth, type Instant, startOfDay } from 'core/calendar'
import { lowestIdAt, momentOf } from './ids.ts'

const day = 86_400_000
/** The first span where nothing is known of how much lies in it, and the longest that a first one may be; milliseconds. */
export const month = 31 * day
/** How far one page goes back for what is rare before its reader is asked whether to go on; milliseconds. */
export const searchedAtOnce = 400 * day
const earliest = startOfDay('2000-01-01')
/** A first span has room for so many. */
const many = 5_000

/** Whether so few of the newest were found that an index finds more of them sooner: no more than one in a hundred. */
export const isRare = (found: number, looked: number): boolean => found * 100 <= looked

/**
 * How many milliseconds the first span is long where so many lie between two ids, the first the older one: a day or two in a
 * city, a month in a town.
 */
export function firstSpan(looked: number, { from, to }: { from: string; to: string }): number {
  if (looked === 0) return month
  return Math.min(month, Math.max(day, Math.round(((momentOf(to) - momentOf(from)) / looked) * many)))
}

interface Back {
  now: Instant
  first: number
  longest: number
}

const startOfMonth = (at: Instant): Instant => startOfDay(firstOfMonth(dayOf(at)))

/**
 * Ids that part the past below an id (or before `now`, where that is earlier) into spans of time, the newest first: the first,
 * then each about four times as long as the one before, so that what is found in the newest touches little of the past. All
 * between the first and the last end where a month begins in Asia/Shanghai: months lie by themselves, and some of their indexes
 * are gone through whole. The last reaches back `longest`, or to the year 2000. Spans are milliseconds, whole ones.
 */
export function* spansBack(below: string, { now, first, longest }: Back): Generator<string> {
  const begin = Math.min(now, momentOf(below))
  const stop = Math.max(earliest, begin - longest)
  let from = Math.max(stop, begin - first)
  yield lowestIdAt(from)
  for (let span = 4 * first; from > stop; span *= 4) {
    from = Math.max(stop, startOfMonth(from - span))
    yield lowestIdAt(from)
  }
}
