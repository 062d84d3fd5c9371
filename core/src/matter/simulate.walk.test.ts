import { describe, expect, it } from 'vitest'
import { seed } from '../../test/chance.ts'
import { limits, trying } from '../../test/trying.ts'
import { walksOf } from '../../test/walks.ts'
import type { Limit } from '../calendar/index.ts'
import { type LimitKey, limitKeys } from '../rules/index.ts'
import { isChanged, simulateMatter } from './simulate.ts'

const desks = walksOf(60).map(({ desk }) => desk)
const later = '2027-06-01 00:00'

describe(`whatever happened to a matter (seed ${seed})`, () => {
  const same = Object.fromEntries(limitKeys.map((key) => [key, limits[key].limit])) as Record<LimitKey, Limit>

  it('nothing differs when nothing is changed', () => {
    for (const { matter } of desks) {
      expect(simulateMatter(matter, trying({}, later)).filter(isChanged)).toEqual([])
      expect(simulateMatter(matter, trying(same, later)).filter(isChanged)).toEqual([])
    }
  })

  it('a longer limit makes nothing late, and a shorter one nothing timely', () => {
    const scaled = (by: (value: number) => number) =>
      Object.fromEntries(limitKeys.map((key) => [key, { ...same[key], value: by(same[key].value) }])) as typeof same
    for (const { matter } of desks) {
      for (const { before, after } of simulateMatter(
        matter,
        trying(
          scaled((value) => value * 2),
          later,
        ),
      )) {
        expect(after.dueAt).toBeGreaterThanOrEqual(before.dueAt)
        if (before.outcome !== 'overdue') expect(after.outcome).not.toBe('overdue')
      }
      for (const { before, after } of simulateMatter(
        matter,
        trying(
          scaled((value) => Math.ceil(value / 2)),
          later,
        ),
      )) {
        expect(after.dueAt).toBeLessThanOrEqual(before.dueAt)
        if (before.outcome === 'overdue') expect(after.outcome).toBe('overdue')
      }
    }
  })
})
