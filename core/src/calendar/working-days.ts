import { type DayNumber, toDay, toNumber, weekdayOf } from './days.ts'
import type { Calendar, Day, DayReason } from './types.ts'

/** A year's exceptions by day number, made once a calendar. */
interface YearTable {
  holidays: Map<DayNumber, string>
  workdays: Map<DayNumber, string>
}

const tables = new WeakMap<Calendar, Map<string, YearTable | null>>()

function yearTable(calendar: Calendar, year: string): YearTable | null {
  const years = tables.get(calendar) ?? new Map<string, YearTable | null>()
  tables.set(calendar, years)
  const known = years.get(year)
  if (known !== undefined) return known
  const list = calendar.years[year]
  const byNumber = (days: Record<Day, string>) =>
    new Map(Object.entries(days).map(([day, name]) => [toNumber(day), name] as const))
  const made = list ? { holidays: byNumber(list.holidays), workdays: byNumber(list.workdays) } : null
  years.set(year, made)
  return made
}

export interface WorkingDay {
  working: boolean
  why: Extract<DayReason, 'weekday' | 'makeUp' | 'weekend' | 'holiday'>
  name?: string
  /** False when the year has no published list, so that the weekend rule alone decided. */
  known: boolean
}

export function workingNumber(calendar: Calendar, number: DayNumber): WorkingDay {
  const table = yearTable(calendar, toDay(number).slice(0, 4))
  const known = table !== null
  const holiday = table?.holidays.get(number)
  if (holiday !== undefined) return { working: false, why: 'holiday', name: holiday, known }
  const makeUp = table?.workdays.get(number)
  if (makeUp !== undefined) return { working: true, why: 'makeUp', name: makeUp, known }
  const weekend = weekdayOf(number) >= 5
  return { working: !weekend, why: weekend ? 'weekend' : 'weekday', known }
}

/** Whether offices work on a day, by the State Council's list; a year without a list goes by weekends. */
export const workingDay = (calendar: Calendar, day: Day): WorkingDay => workingNumber(calendar, toNumber(day))

/** Walks `count` working days from a day, which is not counted itself. `step` -1 walks backwards. */
function walk(calendar: Calendar, day: Day, { count, step }: { count: number; step: 1 | -1 }) {
  let number = toNumber(day)
  let provisional = false
  for (let left = count; left > 0; ) {
    number += step
    const { working, known } = workingNumber(calendar, number)
    if (!known) provisional = true
    if (working) left -= 1
  }
  return { day: toDay(number), provisional }
}

/** The n-th working day after a day; `provisional` when a year without a list was walked through. */
export const addWorkingDays = (calendar: Calendar, day: Day, count: number): { day: Day; provisional: boolean } =>
  walk(calendar, day, { count, step: 1 })

/** The n-th working day before a day. */
export const subtractWorkingDays = (calendar: Calendar, day: Day, count: number): Day =>
  walk(calendar, day, { count, step: -1 }).day
