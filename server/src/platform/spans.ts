import { type Instant, startOfDay } from 'core/calendar'
import { lowestIdAt, momentOf } from './ids.ts'

const firstSpan = 31 * 86_400_000
const earliest = startOfDay('2000-01-01')

/**
 * Ids that part the past below an id (or before `now`, where that is earlier) into spans of time, the newest first: a month,
 * then each twice as long as the one before, so that what is found in the newest touches the last months alone. They end
 * where they reach back `longest` milliseconds, or to the year 2000.
 */
export function* spansBack(below: string, { now, longest }: { now: Instant; longest: number }): Generator<string> {
  const begin = Math.min(now, momentOf(below))
  const stop = Math.max(earliest, begin - longest)
  let from = begin - firstSpan
  for (let span = firstSpan; ; from -= span) {
    yield lowestIdAt(from)
    if (from <= stop) return
    span *= 2
  }
}
