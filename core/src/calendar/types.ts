/** A moment: milliseconds since 1970-01-01T00:00Z. The core knows no other shape of time. */
export type Instant = number

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string

export type LimitUnit = 'workingDay' | 'naturalDay' | 'hour' | 'minute'

/** A length of time as rules write it. `value` is a positive integer. */
export interface Limit {
  value: number
  unit: LimitUnit
}

/** What one year's list of the State Council says: days off with their holiday, and the weekend days worked instead. */
export interface CalendarYear {
  holidays: Record<Day, string>
  workdays: Record<Day, string>
}

/** Working-day lists by year. A year that is absent has no published list: days in it are provisional. */
export interface Calendar {
  version: string
  years: Record<string, CalendarYear>
}

/** While a pause lasts the limit does not run. `to` is null while it still lasts. */
export interface Pause {
  from: Instant
  to: Instant | null
}

/** Everything a due time depends on, beside the calendar. `extensions` are added to `limit` in its own unit. */
export interface DueTerms {
  start: Instant
  limit: Limit
  pauses?: readonly Pause[]
  extensions?: readonly Limit[]
}

export interface Due {
  /** Exclusive end: a limit in days ends at 00:00+08:00 of the day after `lastDay`. */
  dueAt: Instant
  lastDay: Day
  /** When the light turns yellow: 00:00 of the last counted day; for hours and minutes when a fifth is left. */
  warnAt: Instant
  /** True when a day of a year without a published list decided the result. */
  provisional: boolean
  calendar: string
}

export type DayReason = 'start' | 'weekday' | 'makeUp' | 'natural' | 'weekend' | 'holiday' | 'paused'

/** One day of an explanation, in order. `name` is the holiday's name where there is one. */
export interface ExplainedDay {
  day: Day
  counted: boolean
  why: DayReason
  name?: string
}
