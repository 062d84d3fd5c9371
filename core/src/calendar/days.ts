import type { Day, Instant } from './types.ts'

/** Asia/Shanghai is eight hours ahead of UTC, all year, in every year that the product serves. */
const offset = 8 * 3_600_000
const dayLength = 86_400_000

/** Days are counted as whole numbers from 1970-01-01; civil dates follow by the proleptic Gregorian calendar. */
export type DayNumber = number

/** The day number of a civil date: years are taken to begin in March, so that the leap day comes last. */
function fromCivil(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Days are few and come again and again: what is written of one is kept, until there are too many. */
const written = new Map<DayNumber, Day>()
const mostWritten = 10_000

export function toDay(number: DayNumber): Day {
  const known = written.get(number)
  if (known !== undefined) return known
  const day = civilOf(number)
  if (written.size >= mostWritten) written.clear()
  written.set(number, day)
  return day
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

function civilOf(number: DayNumber): Day {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

export const toNumber = (day: Day): DayNumber =>
  fromCivil(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))

export const numberOf = (at: Instant): DayNumber => Math.floor((at + offset) / dayLength)
export const startOfNumber = (number: DayNumber): Instant => number * dayLength - offset

/** Monday is 0, Sunday is 6. 1970-01-01 was a Thursday. */
export const weekdayOf = (number: DayNumber): number => (((number + 3) % 7) + 7) % 7

/** The day in Asia/Shanghai that an instant falls on. */
export const dayOf = (at: Instant): Day => toDay(numberOf(at))

/** 00:00+08:00 of a day. */
export const startOfDay = (day: Day): Instant => startOfNumber(toNumber(day))

/** The first day of the month that a day lies in. */
export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`

/** The first day of the month after it. */
export const nextMonth = (day: Day): Day => firstOfMonth(addDays(firstOfMonth(day), 31))

export const addDays = (day: Day, count: number): Day => toDay(toNumber(day) + count)

/** True for `YYYY-MM-DD` of a day that exists. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && toDay(toNumber(text)) === text

/** The half of a day in Asia/Shanghai an instant falls in, parted at noon: `2026-06-15/am`. */
export function halfDayOf(at: Instant): string {
  const number = numberOf(at)
  return `${toDay(number)}/${at - startOfNumber(number) < dayLength / 2 ? 'am' : 'pm'}`
}

const padded = (count: number, width: number): string[] =>
  Array.from({ length: count }, (_, value) => pad(value, width))
/** Moments are written all the time: their parts lie ready, which takes a quarter of the time of having them written. */
const twoDigits = padded(60, 2)
const threeDigits = padded(1000, 3)
const minutesOfDay = Array.from(
  { length: 1440 },
  (_, minute) => `T${twoDigits[Math.floor(minute / 60)]}:${twoDigits[minute % 60]}:`,
)

/** ISO 8601 with the offset of Asia/Shanghai: `2026-03-02T10:00:00.000+08:00`. Less than a millisecond is left out. */
export function toIso(at: Instant): string {
  const number = numberOf(at)
  const inDay = Math.floor(at - startOfNumber(number))
  const [minute, second] = [minutesOfDay[Math.floor(inDay / 60_000)], twoDigits[Math.floor(inDay / 1000) % 60]]
  return `${toDay(number)}${minute}${second}.${threeDigits[inDay % 1000]}+08:00`
}

const isoShape = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/

/** The instant of an ISO 8601 text with offset; undefined when it is none, or names a moment that does not exist. */
export function fromIso(text: string): Instant | undefined {
  const found = isoShape.exec(text)
  if (!found) return undefined
  const [, day = '', hours, minutes, seconds, fraction = '', zone = ''] = found
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)]
  if (!isDay(day) || h > 23 || m > 59 || s > 59) return undefined
  const millis = Number(fraction.padEnd(3, '0').slice(0, 3))
  const [zoneHours, zoneMinutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))]
  if (zoneHours > 14 || zoneMinutes > 59) return undefined
  const ahead = zone.length === 1 ? 0 : (zone[0] === '-' ? -1 : 1) * (zoneHours * 60 + zoneMinutes) * 60_000
  return toNumber(day) * dayLength + h * 3_600_000 + m * 60_000 + s * 1000 + millis - ahead
}
