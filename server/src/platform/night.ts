import { dayOf, type Instant, startOfDay } from 'core/calendar'

const hours = 3_600_000
const night = { from: 2 * hours, to: 5 * hours }

/** Whether it is one of the hours of the city's day, in Asia/Shanghai, in which the fewest are at work. */
export function isNight(now: Instant): boolean {
  const since = now - startOfDay(dayOf(now))
  return since >= night.from && since < night.to
}
