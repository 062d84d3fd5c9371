import { computeDue, dayOf, type ExplainedDay, type Instant, startOfDay, toIso } from 'core/calendar'
import type { Clock } from 'core/matter'
import type { ClockWords } from '../../messages/clocks.zh-CN.ts'
import type { City, Language } from '../../platform/services.ts'
import { daysOf } from './days.ts'
import { wordsIn } from './words.ts'

interface Reader {
  city: Pick<City, 'calendar'>
  language: Language
}

const isByDays = ({ limit }: Clock): boolean => limit.unit === 'workingDay' || limit.unit === 'naturalDay'
const isMidnight = (at: Instant): boolean => startOfDay(dayOf(at)) === at
const minuteOf = (at: Instant): string => toIso(at).slice(0, 16).replace('T', ' ')

/** Writes days and moments as briefly as the reader can tell them apart: without the year where it is that of `year`. */
const written = (year: string) => {
  const short = (text: string): string => (text.startsWith(`${year}-`) ? text.slice(5) : text)
  return {
    day: short,
    moment: (at: Instant): string => short(minuteOf(at)),
    days: (from: string, to: string): string => (from === to ? short(from) : `${short(from)}…${short(to)}`),
  }
}
type Written = ReturnType<typeof written>

/**
 * Why a clock is due when it is, as one sentence: the limit and its start, its rule, the days that do not count, those
 * worked instead, pauses, extensions, a bound from outside, and whether a list is still missing.
 */
export function explanationOf(clock: Clock, { city, language }: Reader): string {
  const words = wordsIn(language)
  const { start, limit, extensions, dueAt } = clock
  const style = { words, write: written(dayOf(dueAt - 1).slice(0, 4)) }
  const isBound = clock.notAfter !== null && dueAt < computeDue(city.calendar, clock).dueAt
  const end = isMidnight(dueAt) ? words.byEndOf(dayOf(dueAt - 1)) : words.before(minuteOf(dueAt))

  return words.join(end, [
    words.counted(isByDays(clock) ? dayOf(start) : minuteOf(start), words.limit(limit), extensions.map(words.limit)),
    words.rule(clock.rule, clock.version),
    ...dayParts(daysOf(city.calendar, clock), style),
    ...pauseParts(clock, style),
    ...(isBound ? [words.bound] : []),
    ...(clock.provisional ? [words.provisional] : []),
  ])
}

interface Style {
  words: ClockWords
  write: Written
}

interface Run {
  from: string
  to: string
  why: ExplainedDay['why']
  name: string | undefined
}

/** Neighbouring days that do not count for the same reason, put together. */
function runs(days: readonly ExplainedDay[]): Run[] {
  const found: Run[] = []
  let isOpen = false
  for (const { day, counted, why, name } of days) {
    const last = found.at(-1)
    const isLeftOut = !counted && why !== 'start'
    if (isLeftOut && isOpen && last && last.why === why && last.name === name) last.to = day
    else if (isLeftOut) found.push({ from: day, to: day, why, name })
    isOpen = isLeftOut
  }
  return found
}

function dayParts(days: readonly ExplainedDay[], { words, write }: Style): string[] {
  const left = runs(days)
  const holidays = left
    .filter(({ why }) => why === 'holiday')
    .map(({ from, to, name }) => `${write.days(from, to)} ${words.holidayName(name ?? '')}`)
  const paused = left.filter(({ why }) => why === 'paused').map(({ from, to }) => words.paused(write.days(from, to)))
  const weekends = left.some(({ why }) => why === 'weekend') ? [words.weekends] : []
  const notCounted = [...holidays, ...paused, ...weekends]
  const makeUps = days
    .filter(({ counted, why }) => counted && why === 'makeUp')
    .map(({ day }) => words.makeUp(write.day(day)))
  return [
    ...(notCounted.length > 0 ? [words.notCounted(notCounted)] : []),
    ...(makeUps.length > 0 ? [words.alsoCounted(makeUps)] : []),
  ]
}

/** A pause that lasts is told whatever the unit; ended ones of limits in days are told by the days they touched. */
function pauseParts(clock: Clock, { words, write }: Style): string[] {
  return clock.pauses.flatMap(({ from, to }) => {
    if (to === null) return [words.pausedSince(write.moment(from))]
    return isByDays(clock) ? [] : [words.paused(`${write.moment(from)}…${write.moment(to)}`)]
  })
}
