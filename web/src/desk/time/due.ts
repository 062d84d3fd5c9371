const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Asia/Shanghai has been at +08:00 for all days the product serves. */
const offset = 8 * hour

const dayNumber = (at: number): number => Math.floor((at + offset) / day)

/** `2026-06-15` and `10:30` on the clocks of Asia/Shanghai, whatever the computer's time zone is. */
export function wallClock(at: number): { day: string; time: string } {
  const text = new Date(at + offset).toISOString()
  return { day: text.slice(0, 10), time: text.slice(11, 16) }
}

/** The moment in words: `2026-06-15 10:30`. */
export const stamp = (at: string | number): string => {
  const { day, time } = wallClock(typeof at === 'string' ? Date.parse(at) : at)
  return `${day} ${time}`
}

/** A due time as people say it. Limits in days end at midnight, which reads as the end of the day before. */
export interface Deadline {
  key: 'time.byEndOf' | 'time.by'
  day: string
  time: string
}

export function deadlineOf(dueAt: string): Deadline {
  const at = Date.parse(dueAt)
  const isEndOfDay = (at + offset) % day === 0
  return { key: isEndOfDay ? 'time.byEndOf' : 'time.by', ...wallClock(isEndOfDay ? at - 1 : at) }
}

/** Key and number of the words for how long is left, or how long it is overdue. */
export interface DueWords {
  key: 'today' | 'tomorrow' | 'daysLeft' | 'hoursLeft' | 'minutesLeft' | 'minutesOver' | 'hoursOver' | 'daysOver'
  count: number
}

/**
 * How a due time stands to now. Hours are rounded down, so that nobody takes himself to have more, and below two of them minutes
 * are told: "one hour" would leave out as much as it tells. Days are days of the calendar: which of them count is told by the
 * explanation.
 */
export function dueInWords(dueAt: string, now: number): DueWords {
  const at = Date.parse(dueAt)
  const left = at - now
  if (left <= 0) {
    const over = -left
    if (over < hour) return { key: 'minutesOver', count: Math.max(1, Math.floor(over / minute)) }
    if (over < day) return { key: 'hoursOver', count: Math.floor(over / hour) }
    return { key: 'daysOver', count: Math.floor(over / day) }
  }
  if (deadlineOf(dueAt).key === 'time.by') {
    if (left < 2 * hour) return { key: 'minutesLeft', count: Math.max(1, Math.ceil(left / minute)) }
    if (left < day) return { key: 'hoursLeft', count: Math.floor(left / hour) }
  }
  const days = dayNumber(at - 1) - dayNumber(now)
  if (days === 0) return { key: 'today', count: 0 }
  return days === 1 ? { key: 'tomorrow', count: 1 } : { key: 'daysLeft', count: days }
}
