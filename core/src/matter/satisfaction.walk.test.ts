import { describe, expect, it } from 'vitest'
import { seed } from '../../test/chance.ts'
import { walksOf } from '../../test/walks.ts'
import { evolve } from './evolve.ts'
import { dispositionOf, dispositions } from './satisfaction.ts'
import type { Matter } from './types.ts'

const desks = walksOf(120).map(({ desk }) => desk)

describe(`closed statistics over random histories (seed ${seed})`, () => {
  /** Matters in each place, added up. */
  const counted = (matters: readonly Matter[]) =>
    dispositions.map((place) => matters.filter((matter) => dispositionOf(matter, 3) === place).length)
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

  it('never count a matter twice, though it was handled again or reviewed', () => {
    const matters = desks.map(({ matter }) => matter)
    const closed = matters.filter(({ state }) => state === 'closed')
    expect(closed.length).toBeGreaterThan(20)
    expect(sum(counted(matters))).toBe(closed.length)
  })

  it('count it at every moment of its life once when it is closed, and else not at all', () => {
    let closings = 0
    for (const { events } of desks) {
      let then: Matter | undefined
      for (const event of events) {
        then = evolve(then, event)
        if (then.state === 'closed') closings += 1
        expect(sum(counted([then]))).toBe(then.state === 'closed' ? 1 : 0)
      }
    }
    expect(closings).toBeGreaterThan(desks.length)
  })
})
