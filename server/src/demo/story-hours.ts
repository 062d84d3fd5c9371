import { dayOf, type Instant, startOfDay } from 'core/calendar'
import { between, chance, type Random, weighted } from './random.ts'
import { day, hour, minute } from './story-gaps.ts'

/** When somebody is at work: a unit in its office, the centre and its callers in the waking hours, or always. */
export type Hours = 'office' | 'waking' | 'always'

const busyHours = [
  [9, 5],
  [10, 6],
  [11, 4],
  [14, 3],
  [15, 5],
  [16, 5],
  [17, 3],
  [19, 3],
  [20, 3],
] as const
const officeHours = [
  [9, 3],
  [10, 4],
  [11, 3],
  [14, 3],
  [15, 4],
  [16, 4],
] as const

const hourOf = (at: Instant): number => (at - startOfDay(dayOf(at))) / hour

/** Saturday or Sunday in Asia/Shanghai. Holidays are left alone: a demo city works through some of them. */
function isWeekend(at: Instant): boolean {
  const weekday = new Date(startOfDay(dayOf(at)) + 12 * hour).getUTCDay()
  return weekday === 0 || weekday === 6
}

function isIn(hours: Hours, at: Instant): boolean {
  const clock = hourOf(at)
  if (hours === 'always') return true
  if (hours === 'waking') return clock >= 8 && clock < 22
  return !isWeekend(at) && ((clock >= 9 && clock < 12) || (clock >= 13 && clock < 17.5))
}

/** The moment itself where somebody is at work, else one in the nearest working hours before it. */
export function moveInto(hours: Hours, at: Instant, random: Random): Instant {
  if (isOpen(hours, at, random)) return at
  let moved = someMoment(hours, at, random)
  while (moved > at || !isIn(hours, moved)) moved -= day
  return moved
}

/** The same, but in the nearest working hours after it. */
export function moveOn(hours: Hours, at: Instant, random: Random): Instant {
  if (isOpen(hours, at, random)) return at
  let moved = someMoment(hours, at, random)
  while (moved < at || !isIn(hours, moved)) moved += day
  return moved
}

/** The lines are open at night as well, only that few call. */
const isOpen = (hours: Hours, at: Instant, random: Random): boolean =>
  isIn(hours, at) || (hours === 'waking' && chance(random, 0.08))

/** A moment of the day in working hours, whether or not anybody works on that day. */
function someMoment(hours: Hours, at: Instant, random: Random): Instant {
  const start = weighted(random, hours === 'office' ? officeHours : busyHours)
  return startOfDay(dayOf(at)) + start * hour + between(random, 0, 59) * minute + between(random, 0, 59) * 1000
}
