const zone = 'Asia/Shanghai'

const dayWords = (at: Date, language: string, now: Date): string => {
  const sameYear = yearOf(at) === yearOf(now)
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    ...(sameYear ? {} : { year: 'numeric' }),
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(at)
}

/** A day of Asia/Shanghai, as `2026-03-02`; the year only where it is not this one. */
export const dayOnly = (day: string, language: string, now = new Date()): string =>
  dayWords(new Date(`${day}T12:00:00+08:00`), language, now)

const yearOf = (at: Date): string => new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(at)

const timeWords = (at: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** A moment of the past or future in Asia/Shanghai, by day and minute; the year only where it is not this one. */
export function momentWords(instant: string, language: string, now = new Date()): string {
  const at = new Date(instant)
  return `${dayWords(at, language, now)} ${timeWords(at, language)}`
}

/**
 * A due time as people say it. Limits in days end at 00:00 of the day after (exclusive), which is "by the end of" the
 * day before; limits in hours and minutes end at a time of day.
 */
export function dueParts(dueAt: string, language: string, now = new Date()): { endOfDay: boolean; words: string } {
  const at = new Date(dueAt)
  const endOfDay = timeWords(at, 'en') === '00:00'
  if (!endOfDay) return { endOfDay, words: momentWords(dueAt, language, now) }
  return { endOfDay, words: dayWords(new Date(at.getTime() - 1), language, now) }
}
