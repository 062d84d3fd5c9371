import { describe, expect, it } from 'vitest'
import { calendar } from '../../test/desk.ts'
import { parseCalendar } from './index.ts'

const year = (from: object = {}) => ({
  holidays: { '2027-01-01': '元旦', '2027-05-01': '劳动节', '2027-10-01': '国庆节' },
  workdays: { '2027-10-09': '国庆节' },
  ...from,
})
const file = (list: unknown) => ({ version: 'cn-2027.1', source: 'by hand', years: { '2027': list } })
const problemsOf = (value: unknown) => {
  const parsed = parseCalendar(value)
  return parsed.ok ? [] : parsed.problems
}

describe('a holiday file', () => {
  it('is read with its version', () => {
    expect(parseCalendar(file(year()))).toEqual({
      ok: true,
      calendar: { version: 'cn-2027.1', years: { '2027': year() } },
    })
  })

  it('is what the product brings along, for every year from 2004 to 2026', () => {
    expect(problemsOf(calendar)).toEqual([])
    expect(Object.keys(calendar.years).map(Number)).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index))
  })

  it.each([
    ['no object', null, '$'],
    ['no years', { version: 'x' }, '$'],
    ['no year', { version: 'x', years: {} }, '$.years'],
    ['an empty version', { ...file(year()), version: ' ' }, '$.version'],
    ['an unknown key', { ...file(year()), city: 'x' }, '$.city'],
    ['a year that is none', { version: 'x', years: { next: year() } }, '$.years.next'],
    ['a year of five digits', { version: 'x', years: { 20270: year() } }, '$.years.20270'],
    ['a year with a sign', { version: 'x', years: { '-2027': year() } }, '$.years.-2027'],
    ['no lists', file({}), '$.years.2027'],
    ['nothing where the lists belong', file(null), '$.years.2027'],
    ['days off without names', file(year({ holidays: ['2027-01-01'] })), '$.years.2027'],
    ['no list of days worked', file(year({ workdays: null })), '$.years.2027'],
    ['one list too many', file(year({ weekends: {} })), '$.years.2027'],
    ['a day that does not exist', file(year({ workdays: { '2027-02-30': 'x' } })), '$.years.2027.workdays.2027-02-30'],
    ['a day of another year', file(year({ workdays: { '2026-02-28': 'x' } })), '$.years.2027.workdays.2026-02-28'],
    ['a day without a name', file(year({ workdays: { '2027-10-09': '' } })), '$.years.2027.workdays.2027-10-09'],
    ['a weekday worked', file(year({ workdays: { '2027-10-08': 'x' } })), '$.years.2027.workdays.2027-10-08'],
    ['a day both off and worked', file(year({ workdays: { '2027-05-01': 'x' } })), '$.years.2027.workdays.2027-05-01'],
    ['a list that is not out', file({ holidays: {}, workdays: {} }), '$.years.2027.holidays'],
  ])('is refused for %s, with the place and an example', (_, value, path) => {
    const problems = problemsOf(value)
    expect(problems.map((problem) => problem.path)).toEqual([path])
    expect(problems[0]?.what).not.toBe('')
    expect(problems[0]?.example).not.toBe('')
  })

  it('is refused for every day that is wrong', () => {
    const days = { holidays: { '2027-13-01': '元旦', '2026-10-01': '国庆节' }, workdays: { '2027-03-14': ' ' } }
    expect(problemsOf(file(days)).map(({ path }) => path)).toEqual([
      '$.years.2027.holidays.2027-13-01',
      '$.years.2027.holidays.2026-10-01',
      '$.years.2027.workdays.2027-03-14',
    ])
    const worked = year({ holidays: {}, workdays: { '2027-10-08': '国庆节', '2027-05-05': '劳动节' } })
    expect(problemsOf(file(worked)).map(({ path, what }) => [path, what.slice(0, 21)])).toEqual([
      ['$.years.2027.workdays.2027-10-08', 'must be a weekend day'],
      ['$.years.2027.workdays.2027-05-05', 'must be a weekend day'],
      ['$.years.2027.holidays', 'must hold 2027-01-01,'],
    ])
  })

  it('is refused for all that is wrong at once', () => {
    expect(problemsOf({ years: { '2027': {}, '2028': {} } }).map(({ path }) => path)).toEqual([
      '$.version',
      '$.years.2027',
      '$.years.2028',
    ])
  })
})
