import { describe, expect, it } from 'vitest'
import { at, calendar, shown } from '../../test/desk.ts'
import { computeDue, explainDue, type Limit, lightOf, type Pause } from './index.ts'

const days = (value: number): Limit => ({ value, unit: 'workingDay' })
const natural = (value: number): Limit => ({ value, unit: 'naturalDay' })
const hours = (value: number): Limit => ({ value, unit: 'hour' })
const minutes = (value: number): Limit => ({ value, unit: 'minute' })
const pause = (from: string, to: string | null): Pause => ({ from: at(from), to: to === null ? null : at(to) })

const due = (start: string, limit: Limit, more: { pauses?: Pause[]; extensions?: Limit[] } = {}) =>
  computeDue(calendar, { start: at(start), limit, ...more })

describe('due times of the stories', () => {
  it.each([
    ['2: dispatch over a worked Saturday', '2026-02-13 17:30', 1, '2026-02-14'],
    ['2: supplement over Spring Festival', '2026-02-13 18:00', 5, '2026-02-27'],
    ['2: the window to supply after all', '2026-02-28 00:00', 10, '2026-03-13'],
    ['3: dispatch', '2026-09-21 09:12', 1, '2026-09-22'],
    ['3: handling over two holidays', '2026-09-21 10:00', 10, '2026-10-12'],
    ['4: the window for a return', '2026-04-30 15:00', 1, '2026-05-06'],
    ['4: handling over the first of May', '2026-04-30 15:00', 10, '2026-05-18'],
    ['4: the new unit has a full period', '2026-05-07 09:30', 10, '2026-05-20'],
    ['6: first call-back', '2026-06-15 11:00', 1, '2026-06-16'],
    ['6: the end of calling back', '2026-06-15 11:00', 5, '2026-06-23'],
    ['6: rehandling', '2026-06-16 09:00', 3, '2026-06-22'],
    ['7: the plan', '2026-07-01 10:00', 10, '2026-07-15'],
  ])('%s', (_, start, count, lastDay) => {
    const found = due(start, days(count))
    expect(found).toMatchObject({ lastDay, provisional: false, calendar: calendar.version })
    expect(shown(found.warnAt)).toBe(`${lastDay} 00:00`)
    expect(found.dueAt).toBe(found.warnAt + 24 * 3_600_000)
  })

  it('2: resumed with an hour and a half left, and every day the pause touched given back', () => {
    const pauses = [pause('2026-02-13 18:00', '2026-02-25 10:00')]
    expect(shown(due('2026-02-13 17:30', hours(2)).dueAt)).toBe('2026-02-13 19:30')
    expect(shown(due('2026-02-13 17:30', hours(2), { pauses }).dueAt)).toBe('2026-02-25 11:30')
    expect(due('2026-02-13 17:30', days(1), { pauses }).lastDay).toBe('2026-02-26')
  })

  it('3: an extension is a sum counted from the same start', () => {
    const found = due('2026-09-21 10:00', days(10), { extensions: [days(5)] })
    expect(found.lastDay).toBe('2026-10-19')
    expect([shown(found.warnAt), shown(found.dueAt)]).toEqual(['2026-10-19 00:00', '2026-10-20 00:00'])
  })

  it('8: natural days, and a year whose list is not out', () => {
    expect(due('2026-11-03 09:00', natural(30)).lastDay).toBe('2026-12-03')
    expect(due('2026-12-01 09:00', natural(30)).lastDay).toBe('2026-12-31')
    expect(due('2026-12-29 00:00', days(2))).toMatchObject({ lastDay: '2026-12-31', provisional: false })
    expect(due('2026-12-29 00:00', days(3))).toMatchObject({ lastDay: '2027-01-01', provisional: true })
    const list = { holidays: { '2027-01-01': '元旦', '2027-01-02': '元旦', '2027-01-03': '元旦' }, workdays: {} }
    const later = { version: 'cn-2027.1', years: { ...calendar.years, '2027': list } }
    expect(computeDue(later, { start: at('2026-12-29 00:00'), limit: days(3) })).toMatchObject({
      lastDay: '2027-01-04',
      provisional: false,
      calendar: 'cn-2027.1',
    })
  })

  it.each([
    ['dispatch', '2026-10-02 02:00', minutes(5), '2026-10-02 02:05'],
    ['sign', '2026-10-02 02:03', minutes(15), '2026-10-02 02:18'],
    ['handle', '2026-10-02 02:03', hours(2), '2026-10-02 04:03'],
    ['from the portal', '2026-10-02 02:20', minutes(5), '2026-10-02 02:25'],
  ])('9: at night on a holiday, %s', (_, start, limit, end) => {
    expect(due(start, limit)).toMatchObject({ dueAt: at(end), lastDay: '2026-10-02', provisional: false })
  })
})

describe('pauses', () => {
  it('touch a day by a moment, not by its first or last boundary', () => {
    const lastDay = (from: string, to: string) =>
      due('2026-06-15 09:00', days(2), { pauses: [pause(from, to)] }).lastDay
    expect(lastDay('2026-06-16 00:00', '2026-06-17 00:00')).toBe('2026-06-18')
    expect(lastDay('2026-06-16 23:59', '2026-06-17 00:00')).toBe('2026-06-18')
    expect(lastDay('2026-06-16 23:59', '2026-06-17 00:01')).toBe('2026-06-22')
    expect(lastDay('2026-06-15 10:00', '2026-06-15 18:00')).toBe('2026-06-17')
    expect(lastDay('2026-06-18 10:00', '2026-06-30 18:00')).toBe('2026-06-17')
  })

  it('change nothing while they last', () => {
    const open = { pauses: [pause('2026-06-16 10:00', null)] }
    for (const limit of [days(3), natural(3), hours(30), minutes(30)])
      expect(due('2026-06-15 09:00', limit, open)).toEqual(due('2026-06-15 09:00', limit))
  })

  it('take natural days away too, and all of them add up in hours', () => {
    const pauses = [pause('2026-06-16 10:00', '2026-06-16 12:30'), pause('2026-06-18 00:00', '2026-06-18 00:15')]
    expect(due('2026-06-15 09:00', natural(3), { pauses }).lastDay).toBe('2026-06-20')
    expect(shown(due('2026-06-15 09:00', hours(80), { pauses }).dueAt)).toBe('2026-06-18 19:45')
  })

  it('in hours, move nothing that has already run out, and count once where two meet', () => {
    const end = (...pauses: Pause[]) => shown(due('2026-06-15 09:00', hours(2), { pauses }).dueAt)
    expect(end(pause('2026-06-15 11:00', '2026-06-15 12:00'))).toBe('2026-06-15 11:00')
    expect(end(pause('2026-06-15 10:59', '2026-06-15 12:00'))).toBe('2026-06-15 12:01')
    expect(end(pause('2026-06-15 10:20', '2026-06-15 11:20'), pause('2026-06-15 10:00', '2026-06-15 10:40'))).toBe(
      '2026-06-15 12:20',
    )
  })

  it('leave the warning where it was when they begin after it', () => {
    const found = due('2026-06-15 09:00', hours(10), { pauses: [pause('2026-06-15 18:00', '2026-06-16 18:00')] })
    expect([shown(found.warnAt), shown(found.dueAt)]).toEqual(['2026-06-15 17:00', '2026-06-16 19:00'])
  })

  it('decide about a day whatever its list would say, so a year wholly paused needs none', () => {
    const { '2020': _left, ...years } = calendar.years
    const without = { version: 'without 2020', years }
    const terms = { start: at('2019-12-30 09:00'), limit: days(2) }
    const whole = computeDue(without, { ...terms, pauses: [pause('2020-01-01 00:00', '2021-01-01 00:00')] })
    expect(whole).toMatchObject({ lastDay: '2021-01-04', provisional: false })
    const part = computeDue(without, { ...terms, pauses: [pause('2020-01-02 00:00', '2021-01-01 00:00')] })
    expect(part).toMatchObject({ lastDay: '2020-01-01', provisional: true })
  })
})

describe('extensions', () => {
  it('are in the unit of the limit, also in hours', () => {
    expect(shown(due('2026-06-15 09:00', hours(24), { extensions: [hours(6), hours(2)] }).dueAt)).toBe(
      '2026-06-16 17:00',
    )
    expect(() => due('2026-06-15 09:00', hours(24), { extensions: [days(1)] })).toThrow(
      'a limit in hours cannot be extended by workingDays',
    )
  })
})

describe('the explanation', () => {
  it('names every day from the start on, and why it counts or not', () => {
    const found = explainDue(calendar, { start: at('2026-09-21 10:00'), limit: days(10) })
    expect(found.days[0]).toEqual({ day: '2026-09-21', counted: false, why: 'start' })
    const counted = found.days.filter((day) => day.counted).map(({ day }) => day.slice(5))
    expect(counted.join()).toBe('09-22,09-23,09-24,09-28,09-29,09-30,10-08,10-09,10-10,10-12')
    expect(found.days.find(({ day }) => day === '2026-09-25')).toEqual({
      day: '2026-09-25',
      counted: false,
      why: 'holiday',
      name: '中秋',
    })
    expect(found.days.find(({ day }) => day === '2026-10-10')).toMatchObject({ counted: true, why: 'makeUp' })
    expect(found.days.find(({ day }) => day === '2026-10-11')).toMatchObject({ counted: false, why: 'weekend' })
  })

  it('shows paused days as not counted, and days off as days off', () => {
    const pauses = [pause('2026-06-18 10:00', '2026-06-22 10:00')]
    const { days: shownDays } = explainDue(calendar, { start: at('2026-06-17 10:00'), limit: days(1), pauses })
    expect(shownDays.map(({ why, counted }) => `${why} ${counted}`)).toEqual([
      'start false',
      'paused false',
      'holiday false',
      'holiday false',
      'holiday false',
      'paused false',
      'weekday true',
    ])
    const inNatural = explainDue(calendar, { start: at('2026-06-17 10:00'), limit: natural(1), pauses })
    expect(inNatural.days.map(({ why }) => why).join()).toBe('start,paused,paused,paused,paused,paused,natural')
  })

  it('has no days for hours', () => {
    expect(explainDue(calendar, { start: at('2026-06-17 10:00'), limit: hours(2) }).days).toEqual([])
  })
})

describe('the light', () => {
  const tenDays = due('2026-09-21 10:00', days(10))
  const light = (now: string, more: { metAt?: number; pausedAt?: number; endedAt?: number } = {}) =>
    lightOf({ ...tenDays, ...more }, at(now))

  it('is yellow from 00:00 of the last counted day, red once due', () => {
    expect(light('2026-10-11 23:59')).toBe('green')
    expect(light('2026-10-12 00:00')).toBe('yellow')
    expect(light('2026-10-12 23:59')).toBe('yellow')
    expect(light('2026-10-13 00:00')).toBe('red')
  })

  it('is yellow when a fifth of the hours or minutes is left', () => {
    const twoHours = due('2026-10-02 02:00', hours(2))
    expect(lightOf(twoHours, twoHours.dueAt - 24 * 60_000 - 1)).toBe('green')
    expect(lightOf(twoHours, twoHours.dueAt - 24 * 60_000)).toBe('yellow')
    const fiveMinutes = due('2026-10-02 02:00', minutes(5))
    expect(shown(fiveMinutes.warnAt)).toBe('2026-10-02 02:04')
    const longer = due('2026-10-02 02:00', hours(2), {
      extensions: [hours(3)],
      pauses: [pause('2026-10-02 02:10', '2026-10-02 05:10')],
    })
    expect([shown(longer.warnAt), shown(longer.dueAt)]).toEqual(['2026-10-02 09:00', '2026-10-02 10:00'])
  })

  it('stands still once nothing is owed any more', () => {
    expect(light('2026-12-01 00:00', { endedAt: at('2026-10-11 09:00') })).toBe('green')
    expect(light('2026-12-01 00:00', { endedAt: at('2026-10-12 09:00') })).toBe('yellow')
    expect(light('2026-12-01 00:00', { endedAt: at('2026-10-13 09:00') })).toBe('red')
  })

  it('is met or late for ever', () => {
    expect(light('2026-12-01 00:00', { metAt: at('2026-10-12 23:59') })).toBe('met')
    expect(light('2026-09-21 10:00', { metAt: at('2026-10-13 00:00') })).toBe('late')
    expect(lightOf({ ...tenDays, metAt: null, pausedAt: null }, at('2026-10-13 00:00'))).toBe('red')
  })

  it('stands still while paused', () => {
    expect(light('2026-12-01 00:00', { pausedAt: at('2026-09-22 10:00') })).toBe('green')
    expect(light('2026-12-01 00:00', { pausedAt: at('2026-10-12 10:00') })).toBe('yellow')
  })
})
