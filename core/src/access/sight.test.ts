import { describe, expect, it } from 'vitest'
import { isWithin, readersOf, textSight, unsealedKinds } from './index.ts'

describe('a unit under another', () => {
  const tree = { district: { parent: null }, street: { parent: 'district' }, grid: { parent: 'street' } }

  it.each([
    ['grid', 'grid', true],
    ['grid', 'district', true],
    ['district', 'grid', false],
    ['grid', 'elsewhere', false],
    ['unknown', 'district', false],
  ])('%s within %s: %s', (organizer, ancestor, within) => expect(isWithin(tree, organizer, ancestor)).toBe(within))

  it('is found out even where a tree runs in a ring', () => {
    const ring = { a: { parent: 'b' }, b: { parent: 'a' } }
    expect([isWithin(ring, 'a', 'b'), isWithin(ring, 'a', 'c')]).toEqual([true, false])
  })
})

describe('who reads a text', () => {
  /** Units of an open matter, of a sealed one, of a sealed one when the centre wrote it; and the demander. */
  const readers = (kind: string) => [
    readersOf(kind, false).forUnits,
    readersOf(kind, true).forUnits,
    readersOf(kind, true, true).forUnits,
    readersOf(kind, true).forDemander,
  ]

  it.each([
    ['register.content', [true, false, false, true]],
    ['contactDemander.note', [true, false, false, false]],
    ['relayAnswer.text', [true, false, true, true]],
    ['reply.internalText', [true, true, true, false]],
    ['submitPlan.goals', [true, true, true, true]],
    ['reportStage.text', [true, true, true, true]],
    ['ruleWithdrawal.reason', [false, false, false, true]],
    ['correct.why', [false, false, false, false]],
    ['unknown.text', [false, false, false, false]],
  ])('%s', (kind, who) => expect(readers(kind)).toEqual(who))

  it('changes with the seal for just those that a seal hides', () => {
    const hidden = Object.keys(textSight).filter(
      (kind) => readersOf(kind, false).forUnits !== readersOf(kind, true).forUnits,
    )
    expect([...unsealedKinds]).toEqual(hidden)
  })
})
