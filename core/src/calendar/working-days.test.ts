import { describe, expect, it } from 'vitest'
import { calendar } from '../../test/desk.ts'
import type { Calendar } from './types.ts'
import { addWorkingDays, subtractWorkingDays, workingDay } from './working-days.ts'

describe('what is kept about judged days', () => {
  const longer: Calendar = {
    version: 'longer',
    years: { ...calendar.years, '2027': { holidays: { '2027-01-01': '元旦' }, workdays: { '2027-01-03': '元旦' } } },
  }

  it('belongs to one calendar, so that a new list is heard at once', () => {
    expect(workingDay(calendar, '2027-01-01')).toEqual({ working: true, why: 'weekday', known: false })
    expect(workingDay(longer, '2027-01-01')).toEqual({ working: false, why: 'holiday', name: '元旦', known: true })
    expect(addWorkingDays(calendar, '2026-12-31', 1)).toEqual({ day: '2027-01-01', provisional: true })
    expect(addWorkingDays(longer, '2026-12-31', 1)).toEqual({ day: '2027-01-03', provisional: false })
  })

  it('says by which rule a day is worked or not', () => {
    const why = (day: string) => workingDay(calendar, day).why
    expect(['2026-02-13', '2026-02-14', '2026-02-15', '2026-03-01'].map(why)).toEqual([
      'weekday',
      'makeUp',
      'holiday',
      'weekend',
    ])
  })

  it('answers the same when asked again', () => {
    expect(workingDay(calendar, '2026-02-14')).toEqual(workingDay(calendar, '2026-02-14'))
  })
})

describe('walking', () => {
  it('stays where it is when nothing is added, also on a day off', () => {
    expect(addWorkingDays(calendar, '2027-10-02', 0)).toEqual({ day: '2027-10-02', provisional: false })
    expect(subtractWorkingDays(calendar, '2026-10-05', 0)).toBe('2026-10-05')
  })

  it('goes back over holidays and weekends, from days off too', () => {
    expect(subtractWorkingDays(calendar, '2026-10-12', 1)).toBe('2026-10-10')
    expect(subtractWorkingDays(calendar, '2026-10-05', 1)).toBe('2026-09-30')
    expect(subtractWorkingDays(calendar, '2026-02-24', 2)).toBe('2026-02-13')
    expect(subtractWorkingDays(calendar, '2027-01-02', 2)).toBe('2026-12-31')
  })
})
