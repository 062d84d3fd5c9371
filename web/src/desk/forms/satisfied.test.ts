import type { RuleView } from 'contract/rules'
import type { MatterView } from 'contract/views'
import { describe, expect, it } from 'vitest'
import { neededWhen } from './conditions.ts'
import { satisfiedFrom } from './satisfied.ts'

const set = (version: number, count: number) => ({ version, from: '2026-01-01', count, source: 'default' as const })
const rule = (name: RuleView['rule'], ...history: RuleView['history']): RuleView => {
  return { rule: name, basis: '', source: 'default', fixed: false, history }
}
const items = [rule('rehandle.max', set(1, 9)), rule('rating.satisfiedFrom', set(1, 3), set(3, 4))]
const matterOf = (...clocks: [kind: string, version: number][]) =>
  ({ clocks: clocks.map(([kind, version]) => ({ kind, version })) }) as unknown as MatterView

it.each([
  ['the version that set it', [['callback', 1]], 3],
  ['one that took it over', [['callback', 2]], 3],
  ['one that set it anew', [['callback', 3]], 4],
  [
    'the last of several call-backs',
    [
      ['callback', 1],
      ['callback', 3],
      ['handle', 1],
    ],
    4,
  ],
  ['none, without a call-back', [['handle', 3]], undefined],
] as [string, [string, number][], number | undefined][])('satisfied is what %s says', (_which, clocks, grade) => {
  expect(satisfiedFrom({ items }, matterOf(...clocks))).toBe(grade)
})

describe('whether a complaint is reasonable is asked', () => {
  it.each([
    [{ rating: 3 }, 4, true],
    [{ rating: 3 }, 3, false],
    [{ rating: 2, solved: 'yes' }, 3, true],
    [{ rating: 3, solved: 'no' }, 3, false],
    [{ solved: 'no' }, 3, true],
    [{ solved: 'yes' }, 3, false],
    [{}, 3, false],
    // Until the rules are read the server alone knows.
    [{ rating: 1 }, undefined, false],
    [{ solved: 'no' }, undefined, true],
  ])('of %j where %s satisfies: %s', (values, grade, asked) => {
    expect(neededWhen['recordCallback.reasonable']?.(values, matterOf(), grade)).toBe(asked)
  })
})
