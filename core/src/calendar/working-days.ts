import { type DayNumber, toDay, toNumber, weekdayOf } from './days.ts'
import type { Calendar, Day, DayReason } from './types.ts'

export interface WorkingDay {
  working: boolean
  why: Extract<DayReason, 'weekday' | 'makeUp' | 'weekend' | 'holiday'>
  name?: string
  /** False when the year has no published list, so that the weekend rule alone decided. */
  known: boolean
}

/** What was found out about days, by calendar. A calendar never changes: a new list is a new object and version. */
const judged = new WeakMap<Calendar, Map<DayNumber, WorkingDay>>()

function judge(calendar: Calendar, number: DayNumber): WorkingDay {
  const day = toDay(number)
  const list = calendar.years[day.slice(0, 4)]
  const known = list !== undefined
  const holiday = list?.holidays[day]
  if (holiday !== undefined) return { working: false, why: 'holiday', name: holiday, known }
  const makeUp = list?.workdays[day]
  if (makeUp !== undefined) return { working: true, why: 'makeUp', name: makeUp, known }
  const weekend = weekdayOf(number) >= 5
  return { working: !weekend, why: weekend ? 'weekend' : 'weekday', known }
}

function judgedDays(calendar: Calendar): Map<DayNumber, WorkingDay> {
  const days = judged.get(calendar) ?? new Map<DayNumber, WorkingDay>()
  judged.set(calendar, days)
  return days
}

export function workingNumber(calendar: Calendar, number: DayNumber): WorkingDay {
  const days = judgedDays(calendar)
  const found = days.get(number) ?? Object.freeze(judge(calendar, number))
  days.set(number, found)
  return found
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
