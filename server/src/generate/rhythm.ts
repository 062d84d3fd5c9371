import { addDays, type Day, type Instant, startOfDay } from 'core/calendar'
import { chance, type Random, seeded } from '../demo/random.ts'

const hour = 3_600_000

/** One day of the past: how many contacts begin on it, and whether a storm makes them so many. */
export interface DayPlan {
  day: Day
  contacts: number
  storm: boolean
}

/** How much each day of the week brings, from Sunday on. */
const weekdays = [0.66, 1.18, 1.12, 1.07, 1.06, 1.04, 0.77] as const

/** How much each hour brings: little at night, a peak in the morning and one in the afternoon. */
const hours = [7, 4, 3, 2, 3, 5, 11, 26, 58, 88, 92, 71, 48, 52, 74, 80, 76, 60, 42, 38, 34, 28, 20, 12] as const
const wholeDay = hours.reduce<number>((sum, weight) => sum + weight, 0)

/** What a storm does to its day and to those after it; one comes in about so many days. */
const storm = [3.5, 2, 1.4] as const
const stormEvery = 60

const weekdayOf = (day: Day): number => new Date(startOfDay(day) + 12 * hour).getUTCDay()

interface Span {
  from: Day
  days: number
  contacts: number
}

/** Spreads contacts over days by weekday, chance and storms: exactly so many in all. */
export function planDays(seed: number, { from, days, contacts }: Span): DayPlan[] {
  const random = seeded(seed)
  let sinceStorm: number = storm.length
  const loads = Array.from({ length: days }, (_, index) => {
    const day = addDays(from, index)
    sinceStorm = chance(random, 1 / stormEvery) ? 0 : sinceStorm + 1
    const usual = weekdays[weekdayOf(day)]! * (0.92 + 0.16 * random())
    return { day, storm: sinceStorm === 0, weight: usual * (storm[sinceStorm] ?? 1) }
  })
  const total = loads.reduce((sum, { weight }) => sum + weight, 0)
  let weightSoFar = 0
  let given = 0
  return loads.map(({ day, storm, weight }) => {
    weightSoFar += weight
    const upTo = Math.round((contacts * weightSoFar) / total)
    const own = upTo - given
    given = upTo
    return { day, contacts: own, storm }
  })
}

/** From which share of a day's contacts to which: 0 to 1 is the whole day. */
export interface PartOfDay {
  from: number
  to: number
}

/** A moment of that part of a day at which somebody calls or writes. */
export function momentIn(day: Day, { from, to }: PartOfDay, random: Random): Instant {
  let left = (from + (to - from) * random()) * wholeDay
  let at = 0
  for (; left >= hours[at]!; at++) left -= hours[at]!
  return startOfDay(day) + Math.floor((at + left / hours[at]!) * hour)
}
