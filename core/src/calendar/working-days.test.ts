import { describe, expect, it } from 'vitest'
import { published } from '../../test/published.ts'
import type { Calendar, Day } from './types.ts'
import { addWorkingDays, subtractWorkingDays, workingDay } from './working-days.ts'

/** Worked out by hand from the State Council's notices, year by year: a day, how many working days on, the answer. */
const traps: readonly (readonly [Day, number, Day])[] = [
  ['2015-01-02', 1, '2015-01-04'],
  ['2015-02-14', 1, '2015-02-15'],
  ['2015-02-17', 1, '2015-02-25'],
  ['2015-02-27', 1, '2015-02-28'],
  ['2015-04-03', 1, '2015-04-07'],
  ['2015-06-19', 1, '2015-06-23'],
  ['2015-09-02', 1, '2015-09-06'],
  ['2015-09-30', 1, '2015-10-08'],
  ['2015-10-09', 1, '2015-10-10'],
  ['2016-02-05', 1, '2016-02-06'],
  ['2016-02-06', 2, '2016-02-15'],
  ['2016-04-29', 1, '2016-05-03'],
  ['2016-06-08', 1, '2016-06-12'],
  ['2016-09-14', 1, '2016-09-18'],
  ['2016-09-30', 3, '2016-10-10'],
  ['2016-12-30', 1, '2017-01-03'],
  ['2017-01-20', 1, '2017-01-22'],
  ['2017-01-26', 1, '2017-02-03'],
  ['2017-01-26', 2, '2017-02-04'],
  ['2017-03-31', 1, '2017-04-01'],
  ['2017-03-31', 2, '2017-04-05'],
  ['2017-05-26', 2, '2017-05-31'],
  ['2017-09-29', 1, '2017-09-30'],
  ['2017-09-30', 1, '2017-10-09'],
  ['2018-02-09', 1, '2018-02-11'],
  ['2018-02-14', 1, '2018-02-22'],
  ['2018-02-23', 1, '2018-02-24'],
  ['2018-04-04', 1, '2018-04-08'],
  ['2018-04-27', 2, '2018-05-02'],
  ['2018-09-28', 2, '2018-09-30'],
  ['2018-09-30', 1, '2018-10-08'],
  ['2018-12-28', 1, '2018-12-29'],
  ['2018-12-29', 1, '2019-01-02'],
  ['2019-02-01', 3, '2019-02-11'],
  ['2019-04-26', 1, '2019-04-28'],
  ['2019-04-30', 1, '2019-05-05'],
  ['2019-09-27', 1, '2019-09-29'],
  ['2019-09-30', 5, '2019-10-12'],
  ['2020-01-17', 1, '2020-01-19'],
  ['2020-01-23', 1, '2020-02-03'],
  ['2020-04-24', 1, '2020-04-26'],
  ['2020-04-30', 1, '2020-05-06'],
  ['2020-05-08', 1, '2020-05-09'],
  ['2020-06-24', 1, '2020-06-28'],
  ['2020-09-25', 1, '2020-09-27'],
  ['2020-09-30', 2, '2020-10-10'],
  ['2021-02-05', 1, '2021-02-07'],
  ['2021-02-10', 3, '2021-02-20'],
  ['2021-04-23', 1, '2021-04-25'],
  ['2021-04-30', 3, '2021-05-08'],
  ['2021-09-17', 1, '2021-09-18'],
  ['2021-09-18', 1, '2021-09-22'],
  ['2021-09-24', 1, '2021-09-26'],
  ['2021-09-30', 2, '2021-10-09'],
  ['2022-01-28', 2, '2022-01-30'],
  ['2022-01-30', 1, '2022-02-07'],
  ['2022-04-01', 1, '2022-04-02'],
  ['2022-04-02', 1, '2022-04-06'],
  ['2022-04-22', 1, '2022-04-24'],
  ['2022-04-29', 3, '2022-05-07'],
  ['2022-09-30', 2, '2022-10-09'],
  ['2022-12-30', 1, '2023-01-03'],
  ['2023-01-20', 1, '2023-01-28'],
  ['2023-01-20', 3, '2023-01-30'],
  ['2023-04-04', 1, '2023-04-06'],
  ['2023-04-21', 1, '2023-04-23'],
  ['2023-04-28', 3, '2023-05-06'],
  ['2023-06-21', 1, '2023-06-25'],
  ['2023-09-28', 2, '2023-10-08'],
  ['2024-02-02', 1, '2024-02-04'],
  ['2024-02-08', 1, '2024-02-09'],
  ['2024-02-09', 1, '2024-02-18'],
  ['2024-04-03', 1, '2024-04-07'],
  ['2024-04-26', 1, '2024-04-28'],
  ['2024-05-10', 1, '2024-05-11'],
  ['2024-09-13', 2, '2024-09-18'],
  ['2024-09-27', 1, '2024-09-29'],
  ['2024-10-11', 1, '2024-10-12'],
  ['2025-01-24', 1, '2025-01-26'],
  ['2025-01-27', 1, '2025-02-05'],
  ['2025-02-07', 1, '2025-02-08'],
  ['2025-04-25', 1, '2025-04-27'],
  ['2025-05-30', 1, '2025-06-03'],
  ['2025-09-27', 1, '2025-09-28'],
  ['2025-09-30', 1, '2025-10-09'],
  ['2025-10-10', 1, '2025-10-11'],
  ['2025-12-31', 1, '2026-01-04'],
  ['2026-02-13', 1, '2026-02-14'],
  ['2026-02-13', 2, '2026-02-24'],
  ['2026-02-13', 3, '2026-02-25'],
  ['2026-02-27', 1, '2026-02-28'],
  ['2026-04-03', 1, '2026-04-07'],
  ['2026-04-30', 4, '2026-05-09'],
  ['2026-06-18', 1, '2026-06-22'],
  ['2026-09-18', 1, '2026-09-20'],
  ['2026-09-24', 1, '2026-09-28'],
  ['2026-09-30', 3, '2026-10-10'],
]

describe('working days by the State Council’s lists', () => {
  it.each(traps)('%s and %i working days on is %s', (day, count, expected) => {
    expect(addWorkingDays(published, day, count)).toEqual({ day: expected, provisional: false })
  })

  it.each(traps)('%s: the %i-th working day is worked, and going back reaches no later day', (day, count, expected) => {
    expect(workingDay(published, expected).working).toBe(true)
    const back = subtractWorkingDays(published, expected, count)
    expect(back <= day).toBe(true)
    expect(workingDay(published, day).working ? back : day).toBe(day)
  })

  it('knows the days off and the days worked of 2026', () => {
    const days = (list: 'holidays' | 'workdays') => Object.keys(published.years['2026']?.[list] ?? {}).sort()
    const span = (month: string, from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => `2026-${month}-${String(from + index).padStart(2, '0')}`)
    expect(days('holidays')).toEqual([
      ...span('01', 1, 3),
      ...span('02', 15, 23),
      ...span('04', 4, 6),
      ...span('05', 1, 5),
      ...span('06', 19, 21),
      ...span('09', 25, 27),
      ...span('10', 1, 7),
    ])
    expect(days('workdays')).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'].map((day) => `2026-${day}`))
  })
})

describe('the answer about one day', () => {
  it.each([
    ['2026-03-02', { working: true, why: 'weekday', known: true }],
    ['2026-03-07', { working: false, why: 'weekend', known: true }],
    ['2026-03-08', { working: false, why: 'weekend', known: true }],
    ['2026-02-14', { working: true, why: 'makeUp', name: '春节', known: true }],
    ['2026-02-16', { working: false, why: 'holiday', name: '春节', known: true }],
    ['2027-01-01', { working: true, why: 'weekday', known: false }],
    ['2027-10-02', { working: false, why: 'weekend', known: false }],
  ] as const)('%s', (day, expected) => expect(workingDay(published, day)).toEqual(expected))

  it('belongs to one calendar, so that a new list is heard at once', () => {
    const longer: Calendar = {
      version: 'longer',
      years: { ...published.years, '2027': { holidays: { '2027-01-01': '元旦' }, workdays: { '2027-01-03': '元旦' } } },
    }
    expect(workingDay(published, '2027-01-01').working).toBe(true)
    expect(workingDay(longer, '2027-01-01')).toEqual({ working: false, why: 'holiday', name: '元旦', known: true })
    expect(addWorkingDays(published, '2026-12-31', 1)).toEqual({ day: '2027-01-01', provisional: true })
    expect(addWorkingDays(longer, '2026-12-31', 1)).toEqual({ day: '2027-01-03', provisional: false })
  })
})

describe('a year without a list', () => {
  it('goes by weekends and says so', () => {
    expect(addWorkingDays(published, '2026-12-30', 1)).toEqual({ day: '2026-12-31', provisional: false })
    expect(addWorkingDays(published, '2026-12-31', 1)).toEqual({ day: '2027-01-01', provisional: true })
    expect(addWorkingDays(published, '2027-10-01', 1)).toEqual({ day: '2027-10-04', provisional: true })
  })

  it('leaves a day alone when nothing is added', () => {
    expect(addWorkingDays(published, '2027-10-02', 0)).toEqual({ day: '2027-10-02', provisional: false })
    expect(subtractWorkingDays(published, '2026-10-05', 0)).toBe('2026-10-05')
  })
})

it('walks back over holidays and make-up days', () => {
  expect(subtractWorkingDays(published, '2026-10-12', 1)).toBe('2026-10-10')
  expect(subtractWorkingDays(published, '2026-10-08', 1)).toBe('2026-09-30')
  expect(subtractWorkingDays(published, '2026-10-05', 1)).toBe('2026-09-30')
  expect(subtractWorkingDays(published, '2026-02-24', 2)).toBe('2026-02-13')
})
