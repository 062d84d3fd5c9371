import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDay, toNumber, weekdayOf } from './days.ts'
import { addDays, dayOf, firstOfMonth, fromIso, halfDayOf, isDay, nextMonth, startOfDay, toIso } from './index.ts'

const shanghai = 8 * 3_600_000
const anyInstant = fc.integer({ min: Date.UTC(1901, 0, 1), max: Date.UTC(2399, 11, 31) })

describe('civil days', () => {
  it('agree with the built-in calendar on every day of four centuries', () => {
    for (let number = toNumber('1900-03-01'); number <= toNumber('2300-03-01'); number += 1) {
      const date = new Date(number * 86_400_000)
      const day = toDay(number)
      if (day !== date.toISOString().slice(0, 10) || toNumber(day) !== number) expect.fail(`${number} is ${day}`)
      if (weekdayOf(number) !== (date.getUTCDay() + 6) % 7) expect.fail(`weekday of ${day}`)
    }
  })

  it('change at midnight in Shanghai', () => {
    expect(dayOf(Date.UTC(2026, 2, 1, 15, 59, 59, 999))).toBe('2026-03-01')
    expect(dayOf(Date.UTC(2026, 2, 1, 16))).toBe('2026-03-02')
    expect(startOfDay('2026-03-02')).toBe(Date.UTC(2026, 2, 1, 16))
  })

  it('step over month ends, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  })

  it('belong to the month that begins with its first', () => {
    expect(['2024-02-29', '2026-03-01'].map(firstOfMonth)).toEqual(['2024-02-01', '2026-03-01'])
    expect(['2024-01-31', '2024-02-01', '2026-12-01'].map(nextMonth)).toEqual([
      '2024-02-01',
      '2024-03-01',
      '2027-01-01',
    ])
  })

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-1', '26-01-01', '2026-01-01T', ''])(
    'refuse %j',
    (text) => expect(isDay(text)).toBe(false),
  )
  it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('accept %s', (text) => expect(isDay(text)).toBe(true))

  it('part at noon', () => {
    expect(halfDayOf(startOfDay('2026-06-15'))).toBe('2026-06-15/am')
    expect(halfDayOf(startOfDay('2026-06-15') + 12 * 3_600_000 - 1)).toBe('2026-06-15/am')
    expect(halfDayOf(startOfDay('2026-06-15') + 12 * 3_600_000)).toBe('2026-06-15/pm')
  })
})

describe('ISO 8601', () => {
  it('is written with milliseconds and the offset', () => {
    expect(toIso(Date.UTC(2026, 2, 2, 2))).toBe('2026-03-02T10:00:00.000+08:00')
    expect(toIso(Date.UTC(2026, 11, 31, 16, 4, 5, 6))).toBe('2027-01-01T00:04:05.006+08:00')
  })

  it('round-trips every instant and agrees with the built-in reading', () => {
    fc.assert(
      fc.property(anyInstant, (at) => {
        expect(fromIso(toIso(at))).toBe(at)
        expect(toIso(at)).toBe(`${new Date(at + shanghai).toISOString().slice(0, -1)}+08:00`)
        expect(fromIso(new Date(at).toISOString())).toBe(at)
      }),
    )
  })

  it('is read with any offset', () => {
    const at = Date.UTC(2026, 2, 2, 2)
    for (const text of ['2026-03-02T02:00:00Z', '2026-03-02t10:00:00.0+08:00', '2026-03-01T21:30:00-04:30'])
      expect(fromIso(text)).toBe(at)
    for (const text of ['2026-03-02T16:00:00+14:00', '2026-03-02T01:01:00-00:59']) expect(fromIso(text)).toBe(at)
  })

  it('is read to the millisecond, from one digit of a second or from many', () => {
    const at = Date.UTC(2026, 2, 2, 2)
    expect(fromIso('2026-03-02T02:00:00.5Z')).toBe(at + 500)
    expect(fromIso('2026-03-02T02:00:00.05Z')).toBe(at + 50)
    expect(fromIso('2026-03-02T02:00:00.123456Z')).toBe(at + 123)
  })

  it.each([
    '2026-03-02T10:00:00',
    '2026-02-29T10:00:00Z',
    '2026-03-02T24:00:00Z',
    '2026-03-02T10:60:00Z',
    '2026-03-02T10:00:60Z',
    '2026-03-02T10:00:00+15:00',
    '2026-03-02T10:00:00+08:60',
    '2026-03-02',
    'tomorrow',
  ])('refuses %s', (text) => expect(fromIso(text)).toBeUndefined())
})
