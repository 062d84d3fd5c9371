import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../test/chance.ts'
import { at, calendar } from '../../test/desk.ts'
import { addDays, computeDue, type DueTerms, dayOf, explainDue, startOfDay, subtractWorkingDays } from './index.ts'

const start = fc.integer({ min: at('2014-12-20 00:00'), max: at('2026-11-01 00:00') })
const unit = fc.constantFrom('workingDay' as const, 'naturalDay' as const, 'hour' as const, 'minute' as const)
const limit = fc.record({ value: fc.integer({ min: 1, max: 40 }), unit })

/** Pauses one after another, each after the start. */
const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 3e8 }), fc.integer({ min: 1, max: 6e8 })), { maxLength: 3 })
const terms: fc.Arbitrary<DueTerms & { pauses: { from: number; to: number }[] }> = fc
  .record({ start, limit, gaps })
  .map(({ gaps: found, ...given }) => {
    let last = given.start
    const pauses = found.map(([gap, length]) => {
      const from = last + gap
      last = from + length
      return { from, to: last }
    })
    return { ...given, pauses }
  })

/** The same rules told day by day, with no thought of speed. */
function naive({ start: from, limit: { value, unit: inUnit }, pauses = [] }: DueTerms): number {
  if (inUnit === 'hour' || inUnit === 'minute') {
    const end = from + value * (inUnit === 'hour' ? 3_600_000 : 60_000)
    return pauses.reduce((until, it) => (it.from < until ? until + it.to! - it.from : until), end)
  }
  let [day, left] = [dayOf(from), value]
  while (left > 0) {
    day = addDays(day, 1)
    const [morning, night] = [startOfDay(day), startOfDay(addDays(day, 1))]
    const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
    const { holidays = {}, workdays = {} } = calendar.years[day.slice(0, 4)] ?? {}
    const worked = day in workdays || (!weekend && !(day in holidays))
    const touched = pauses.some((it) => it.from < night && it.to! > morning)
    if ((inUnit === 'naturalDay' || worked) && !touched) left -= 1
  }
  return startOfDay(addDays(day, 1))
}

const property =
  <T>(values: fc.Arbitrary<T>, holds: (value: T) => void) =>
  () =>
    fc.assert(
      fc.property(values, (value) => {
        holds(value)
      }),
      { numRuns: runs },
    )

describe('every due time', () => {
  it(
    'is what counting day by day gives',
    property(terms, (it) => expect(computeDue(calendar, it).dueAt).toBe(naive(it))),
  )

  it(
    'grows with its limit',
    property(terms, (it) => {
      const longer = { ...it, limit: { ...it.limit, value: it.limit.value + 1 } }
      expect(computeDue(calendar, longer).dueAt).toBeGreaterThan(computeDue(calendar, it).dueAt)
    }),
  )

  it(
    'is never made earlier by a pause',
    property(terms, (it) => {
      const without = computeDue(calendar, { ...it, pauses: it.pauses.slice(0, -1) })
      expect(computeDue(calendar, it).dueAt).toBeGreaterThanOrEqual(without.dueAt)
    }),
  )

  it(
    'is the same for an extension as for the longer limit',
    property(fc.tuple(terms, fc.integer({ min: 1, max: 10 })), ([it, value]) => {
      const sum = { ...it, limit: { ...it.limit, value: it.limit.value + value } }
      const extended = { ...it, extensions: [{ value, unit: it.limit.unit }] }
      expect(computeDue(calendar, extended)).toEqual(computeDue(calendar, sum))
    }),
  )

  it(
    'is explained by as many counted days as the limit has, the last of them its last day',
    property(terms, (it) => {
      const { days, ...due } = explainDue(calendar, it)
      expect(due).toEqual(computeDue(calendar, it))
      if (it.limit.unit === 'hour' || it.limit.unit === 'minute') return expect(days).toEqual([])
      expect(days.filter(({ counted }) => counted)).toHaveLength(it.limit.value)
      expect(days.at(-1)).toMatchObject({ day: due.lastDay, counted: true })
      expect(days.map(({ day }) => day)).toEqual(days.map((_, index) => addDays(dayOf(it.start), index)))
    }),
  )

  it(
    'warns before it is due and after it began',
    property(terms, (it) => {
      const { warnAt, dueAt } = computeDue(calendar, it)
      expect(warnAt).toBeLessThan(dueAt)
      expect(warnAt).toBeGreaterThanOrEqual(it.start)
    }),
  )

  it(
    'in working days, counted back by its limit, is the start or the working day before it',
    property(fc.tuple(start, fc.integer({ min: 1, max: 40 })), ([from, value]) => {
      const { lastDay } = computeDue(calendar, { start: from, limit: { value, unit: 'workingDay' } })
      const back = subtractWorkingDays(calendar, lastDay, value)
      expect(back <= dayOf(from)).toBe(true)
      expect(computeDue(calendar, { start: startOfDay(back), limit: { value, unit: 'workingDay' } }).lastDay).toBe(
        lastDay,
      )
    }),
  )
})
