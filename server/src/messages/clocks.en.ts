import type { ClockWords } from './clocks.zh-CN.ts'

const units = { workingDay: 'working day', naturalDay: 'natural day', hour: 'hour', minute: 'minute' } as const

const holidays: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明: 'Qingming',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat Festival',
  中秋: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}

/** What is said of a due time, in English. */
export const clockWords: ClockWords = {
  byEndOf: (day) => `By the end of ${day}`,
  before: (moment) => `Before ${moment}`,
  limit: ({ value, unit }) => `${value} ${units[unit]}${value === 1 ? '' : 's'}`,
  counted: (from, limit, extensions) =>
    [`${limit} from ${from}`, ...extensions.map((extension) => `extended by ${extension}`)].join(', '),
  rule: (key, version) => `rule ${key}, version ${version}`,
  weekends: 'weekends',
  holidayName: (name) => holidays[name] ?? name,
  paused: (span) => `${span} paused`,
  pausedSince: (moment) => `paused since ${moment}, moves on by the length of the pause`,
  notCounted: (parts) => `not counted: ${listed(parts)}`,
  makeUp: (day) => `${day} (make-up working day)`,
  alsoCounted: (parts) => `counted: ${listed(parts)}`,
  bound: 'bound to another limit, never later than that',
  provisional: 'a year without a published holiday list is reckoned by weekends until the list is out',
  join: (first, rest) => `${first}: ${rest.join('; ')}.`,
  unknownRule: (key) => `there is no limit named ${key}`,
  oneOf: 'give either rule or limit, and only one of them',
  noMoment: 'is no moment that exists; write ISO 8601 with offset, such as 2026-03-02T10:00:00+08:00',
  outOfRange: 'must lie in the years 2000 to 2100',
}

function listed(parts: string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
