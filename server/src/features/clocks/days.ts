import { type Calendar, dayOf, type ExplainedDay, explainDue, startOfDay } from 'core/calendar'
import { type Clock, dueOf, isPaused } from 'core/matter'
import type { ClockWords } from '../../messages/clocks.zh-CN.ts'
import type { City, Language } from '../../platform/services.ts'
import { wordsIn } from './words.ts'

/**
 * The days a clock is counted by, in Asia/Shanghai, from the one it starts on: by its own limit, pauses and extensions,
 * whatever its rule says by now. They end with its last day, which a bound from outside may bring forward; while the clock
 * is suspended, before the day from which none counts. None of a limit in hours or minutes, and none where a list that was
 * loaded later tells of other days than those the kept due time was counted by.
 */
export function daysOf(calendar: Calendar, clock: Clock): ExplainedDay[] {
  if (dueOf(calendar, clock).dueAt !== clock.dueAt) return []
  const end = isPaused(clock) ? startOfDay(dayOf(clock.pauses.at(-1)!.from)) : clock.dueAt
  return explainDue(calendar, clock).days.filter(({ day, why }) => why === 'start' || startOfDay(day) < end)
}

/** Days with their holidays as a reader calls them. */
export const named = (days: readonly ExplainedDay[], words: ClockWords): ExplainedDay[] =>
  days.map((one) => (one.name === undefined ? one : { ...one, name: words.holidayName(one.name) }))

/** The days of `daysOf`, told in a language. */
export const daysTold = (
  clock: Clock,
  { city, language }: { city: Pick<City, 'calendar'>; language: Language },
): ExplainedDay[] => named(daysOf(city.calendar, clock), wordsIn(language))
