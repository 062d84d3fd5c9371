import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likestOf, type Ranked, shown } from './likest.ts'

interface One extends Ranked {
  most: number
  mayBeTold: boolean
}
const aCandidate = fc
  .record({ most: fc.integer({ min: 0, max: 20 }), less: fc.nat(5), mayBeTold: fc.boolean() })
  .map(({ most, less, mayBeTold }) => ({ most, confidence: Math.max(0, most - less), mayBeTold }))
const candidates = fc
  .array(aCandidate, { maxLength: 60 })
  .map((all): One[] => all.map((one, at) => ({ ...one, no: String(1000 + at) })))

const told = (some: readonly One[]) => some.filter(({ mayBeTold }) => mayBeTold)
const inOrder = (all: readonly One[]) =>
  [...all].sort((one, other) => other.confidence - one.confidence || (one.no < other.no ? 1 : -1))

describe('the likest of some candidates', () => {
  it('are those that looking at all of them finds', async () => {
    await fc.assert(
      fc.asyncProperty(candidates, async (all) => {
        expect(await likestOf(all, async (some) => told(some))).toEqual(inOrder(told(all)).slice(0, shown))
      }),
    )
  })

  it('are found without a look at those that cannot be among them', async () => {
    const all = Array.from({ length: 200 }, (_, at) => ({ most: 200 - at, confidence: 200 - at, no: String(at) }))
    let looked = 0
    await likestOf(all, async (some) => {
      looked += some.length
      return some
    })
    expect(looked).toBeLessThan(20)
  })
})
