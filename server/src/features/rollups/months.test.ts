import { addDays } from 'core/calendar'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outsideOf, wholeMonths, widened } from './months.ts'

describe('the whole months of a period', () => {
  const known: [from: string, to: string, firstMonth: string, afterMonths: string][] = [
    ['2026-01-01', '2026-12-31', '2026-01-01', '2027-01-01'],
    ['2025-11-28', '2026-11-27', '2025-12-01', '2026-11-01'],
    ['2026-02-01', '2026-02-28', '2026-02-01', '2026-03-01'],
    ['2026-02-02', '2026-03-30', '2026-03-01', '2026-03-01'],
    ['2026-02-02', '2026-02-20', '2026-02-21', '2026-02-21'],
    ['2026-12-31', '2026-12-31', '2027-01-01', '2027-01-01'],
    ['2026-02-01', '2026-02-01', '2026-02-01', '2026-02-01'],
  ]
  it.each(known)('of %s to %s', (from, to, firstMonth, afterMonths) => {
    expect(wholeMonths({ from, to })).toEqual({ firstMonth, afterMonths })
  })

  it('and the days at both ends are the period, each day once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 366 }), (start, length) => {
        const from = addDays('2025-01-01', start)
        const to = addDays(from, length)
        const { firstMonth, afterMonths } = wholeMonths({ from, to })
        expect(from <= firstMonth && firstMonth <= afterMonths && afterMonths <= addDays(to, 1)).toBe(true)
        if (firstMonth < afterMonths) expect([firstMonth.slice(8), afterMonths.slice(8)]).toEqual(['01', '01'])
      }),
    )
  })
})

describe('a period with nothing counted outside it', () => {
  const period = { from: '2025-11-29', to: '2026-11-28' }

  it('reaches to the ends of its months, on the side where nothing is', () => {
    const all = { from: '2025-11-01', to: '2026-11-30' }
    expect(widened(period, { before: false, after: false })).toEqual(all)
    expect(widened(period, { before: true, after: false })).toEqual({ ...all, from: period.from })
    expect(widened(period, { before: false, after: true })).toEqual({ ...all, to: period.to })
    expect(widened(period, { before: true, after: true })).toEqual(period)
  })

  it('is asked about by the days that its months have besides', () => {
    const { before, after } = outsideOf(period)
    expect([before, after]).toEqual([
      ['2025-11-01', '2025-11-29'],
      ['2026-11-29', '2026-12-01'],
    ])
    const whole = outsideOf({ from: '2026-02-01', to: '2026-02-28' })
    expect([whole.before, whole.after].map(([first, end]) => first === end)).toEqual([true, true])
  })
})
