import { dayOf, startOfDay } from 'core/calendar'
import { describe, expect, it } from 'vitest'
import { seeded } from '../demo/random.ts'
import { momentIn, planDays } from './rhythm.ts'
import { lotsOf, planSlices, sectionsOf } from './slices.ts'
import { callerPhone, rankOf, soleCallerPhone } from './words.ts'

const year = { from: '2025-07-01', days: 365, contacts: 1_000_000 }
const days = planDays(5, year)

describe('the days of a past', () => {
  it('hold exactly as many contacts as were asked for, on every day', () => {
    expect(days).toHaveLength(365)
    expect([days[0]!.day, days.at(-1)!.day]).toEqual(['2025-07-01', '2026-06-30'])
    expect(days.reduce((sum, { contacts }) => sum + contacts, 0)).toBe(1_000_000)
    for (const contacts of [1, 37, 400]) {
      const few = planDays(5, { ...year, contacts })
      expect(few.reduce((sum, day) => sum + day.contacts, 0)).toBe(contacts)
    }
  })

  it('are fewer at weekends, and many times more in a storm', () => {
    const usual = (weekend: boolean) =>
      days.filter(({ day, storm }) => !storm && [0, 6].includes(new Date(day).getUTCDay()) === weekend)
    const mean = (some: typeof days) => some.reduce((sum, { contacts }) => sum + contacts, 0) / some.length
    expect(mean(usual(true))).toBeLessThan(0.8 * mean(usual(false)))
    const storms = days.filter(({ storm }) => storm)
    expect(storms.length).toBeGreaterThanOrEqual(2)
    expect(mean(storms)).toBeGreaterThan(2 * mean(days))
  })

  it('have a night and two peaks', () => {
    const random = seeded(3)
    const moments = Array.from({ length: 4_000 }, () => momentIn('2026-03-02', { from: 0, to: 1 }, random))
    expect(moments.every((at) => dayOf(at) === '2026-03-02')).toBe(true)
    const hours = moments.map((at) => Math.floor((at - startOfDay('2026-03-02')) / 3_600_000))
    const within = (from: number, to: number) => hours.filter((hour) => hour >= from && hour < to).length
    expect(within(0, 6)).toBeLessThan(200)
    expect(within(9, 11)).toBeGreaterThan(within(12, 14))
    expect(within(14, 16)).toBeGreaterThan(within(12, 14))
  })
})

describe('the parts of a past', () => {
  const slices = planSlices(5, days)
  it('cover the days in order, none too large, with one matter in ten contacts', () => {
    expect(slices.map(({ index }) => index)).toEqual(slices.map((_, index) => index))
    expect(Math.max(...slices.map(({ contacts }) => contacts))).toBeLessThanOrEqual(4_000)
    for (const { day, contacts } of days) {
      const own = slices.filter((slice) => slice.day === day)
      expect(own.reduce((sum, slice) => sum + slice.contacts, 0)).toBe(contacts)
    }
    expect(slices.reduce((sum, { matters }) => sum + matters, 0)).toBe(100_000)
  })

  it('of a busy day follow each other in time, each with its share of it', () => {
    const [crowded] = planDays(5, { from: '2026-03-02', days: 1, contacts: 10_000 })
    const parts = planSlices(5, [crowded!]).map(({ part }) => part)
    expect(parts).toEqual([
      { from: 0, to: 0.4 },
      { from: 0.4, to: 0.8 },
      { from: 0.8, to: 1 },
    ])
    const random = seeded(4)
    const spans = parts.map((part) => {
      const moments = Array.from({ length: 500 }, () => momentIn('2026-03-02', part, random))
      return [Math.min(...moments), Math.max(...moments)] as const
    })
    expect(spans.flat()).toEqual(spans.flat().sort((one, other) => one - other))
    expect(spans.flat().map(dayOf)).toEqual(spans.flat().map(() => '2026-03-02'))
  })

  it('fall into stretches that follow each other and leave out nobody', () => {
    for (const slice of slices) {
      const sections = sectionsOf(slice)
      expect(sections[0]!.part.from).toBe(slice.part.from)
      expect(sections.at(-1)!.part.to).toBeCloseTo(slice.part.to, 12)
      let [matters, others] = [0, 0]
      for (const [n, section] of sections.entries()) {
        if (n > 0) expect(section.part.from).toBe(sections[n - 1]!.part.to)
        expect(section.before).toEqual({ matters, others })
        expect(section.matters + section.others).toBeLessThanOrEqual(401)
        matters += section.matters
        others += section.others
      }
      expect([matters, matters + others]).toEqual([slice.matters, slice.contacts])
    }
  })

  it('have seeds of their own, others for another past', () => {
    const seeds = new Set(slices.map(({ seed }) => seed))
    expect(seeds.size).toBe(slices.length)
    const other = planSlices(6, days).filter(({ seed }) => seeds.has(seed))
    expect(other.length).toBeLessThan(3)
  })

  it('are written in lots that keep their order, a large one by itself', () => {
    const sizes = (most: number) =>
      lotsOf(
        [3, 4, 9, 2, 2, 2].map((contacts, index) => ({ ...slices[0]!, index, contacts })),
        most,
      ).map((lot) => lot.map(({ contacts }) => contacts))
    expect(sizes(7)).toEqual([[3, 4], [9], [2, 2, 2]])
    expect(sizes(4)).toEqual([[3], [4], [9], [2, 2], [2]])
    expect(lotsOf(slices, 10_000).flat()).toEqual(slices)
  })
})

describe('who calls', () => {
  it('is a few people often and most of them once', () => {
    const random = seeded(8)
    const calls = new Map<string, number>()
    for (let n = 0; n < 20_000; n++) {
      const phone = callerPhone(random)
      calls.set(phone, (calls.get(phone) ?? 0) + 1)
    }
    expect([...calls.keys()].every((phone) => /^12\d{9}$/.test(phone))).toBe(true)
    expect(calls.size).toBeGreaterThan(10_000)
    expect(calls.size).toBeLessThan(19_500)
    expect(Math.max(...calls.values())).toBeLessThan(60)
  })

  it('has another number than whoever calls only once', () => {
    expect(soleCallerPhone(0)).not.toBe(soleCallerPhone(1))
    expect(soleCallerPhone(28_000_000)).toMatch(/^12\d{9}$/)
    const ranks = Array.from({ length: 5_000 }, (_, n) => rankOf(seeded(n), { count: 100, flat: 3 }))
    expect([Math.min(...ranks), Math.max(...ranks) <= 99]).toEqual([0, true])
  })
})
