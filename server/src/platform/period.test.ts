import { expect, it } from 'vitest'
import { checkPeriod } from './period.ts'
import type { Problem } from './problem.ts'

/** What is wrong with a period of at most ten days; undefined where nothing is. */
function faultOf(from: string, to: string): string | undefined {
  try {
    return void checkPeriod({ from, to }, 10)
  } catch (error) {
    const { code, facts } = error as Problem
    expect([code, facts.errors?.[0]?.path]).toEqual(['time-out-of-range', '/to'])
    return facts.errors?.[0]?.what
  }
}

it.each([
  ['of a day', '2026-02-28', '2026-02-28', undefined],
  ['as long as may be, over the end of a month', '2026-02-24', '2026-03-05', undefined],
  ['a day longer', '2026-02-24', '2026-03-06', 'periodTooLong'],
  ['that ends before it begins', '2026-03-01', '2026-02-28', 'beforeFrom'],
])('a period %s', (_, from, to, fault) => {
  expect(faultOf(from, to)).toBe(fault)
})
