import { isDay, toNumber, weekdayOf } from './days.ts'
import type { Calendar, CalendarYear, Day } from './types.ts'

/** One thing that is wrong with a reviewed file: where, what, and what a right value looks like. */
export interface FileProblem {
  path: string
  what: string
  example: string
}

export type ParsedCalendar = { ok: true; calendar: Calendar } | { ok: false; problems: FileProblem[] }

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

/** Off in every list there has been: a year without one of them is not a published list. */
const alwaysOff = ['01-01', '05-01', '10-01']

/**
 * Reads a holiday file's JSON value: a version, and for each year the days off and the weekend days worked instead, by
 * name. Answers the calendar, or everything that is wrong.
 */
export function parseCalendar(value: unknown): ParsedCalendar {
  const problems: FileProblem[] = []
  const wrong = (path: string, what: string, example: string): void => {
    problems.push({ path, what, example })
  }
  if (!isFields(value) || !isFields(value.years)) {
    wrong('$', 'must be an object with version and years', '{"version": "cn-2026.1", "years": {"2026": …}}')
    return { ok: false, problems }
  }
  if (!isText(value.version)) wrong('$.version', 'must be a text that is not empty', 'cn-2026.1')
  for (const key of Object.keys(value))
    if (!['version', 'source', 'years'].includes(key))
      wrong(`$.${key}`, 'is not known here', 'version, source or years')
  const years: Record<string, CalendarYear> = {}
  for (const [year, list] of Object.entries(value.years)) {
    const faults = faultsOfYear(year, list)
    for (const { path, what, example } of faults) wrong(`$.years.${year}${path}`, what, example)
    if (faults.length === 0) years[year] = list as CalendarYear
  }
  if (Object.keys(value.years).length === 0) wrong('$.years', 'must hold at least one year', '{"2026": …}')
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, calendar: { version: value.version as string, years } }
}

function faultsOfYear(year: string, list: unknown): FileProblem[] {
  const shape = '{"holidays": {"2026-01-01": "元旦", …}, "workdays": {"2026-01-04": "元旦", …}}'
  if (!/^\d{4}$/.test(year)) return [{ path: '', what: 'must be a year', example: '2026' }]
  if (!isFields(list) || !isFields(list.holidays) || !isFields(list.workdays) || Object.keys(list).length !== 2)
    return [{ path: '', what: 'must hold holidays and workdays, and nothing else', example: shape }]
  const { holidays, workdays } = list
  const stray = Object.entries({ holidays, workdays }).flatMap(([kind, days]) =>
    Object.entries(days)
      .filter(([day, name]) => !isDay(day) || !day.startsWith(year) || !isText(name))
      .map(([day]) => ({ path: `.${kind}.${day}`, what: 'must be a day of its year, with a name', example: shape })),
  )
  return stray.length > 0 ? stray : faultsOfDays(year, { holidays, workdays })
}

function faultsOfDays(year: string, { holidays, workdays }: Record<'holidays' | 'workdays', Fields>): FileProblem[] {
  const odd = Object.keys(workdays)
    .filter((day: Day) => day in holidays || weekdayOf(toNumber(day)) < 5)
    .map((day) => ({ path: `.workdays.${day}`, what: 'must be a weekend day that is not off', example: '2026-02-14' }))
  const missing = alwaysOff.map((day) => `${year}-${day}`).filter((day) => !(day in holidays))
  if (missing.length === 0) return odd
  return [...odd, { path: '.holidays', what: `must hold ${missing.join(', ')}`, example: `"${missing[0]}": "…"` }]
}
