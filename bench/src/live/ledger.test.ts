import { describe, expect, it } from 'vitest'
import type { Given } from '../steady.ts'
import { openLedger } from './ledger.ts'

/** Reader 0 sits in the centre, 1 in the unit, 2 in another. */
const audience = (_unit: string, isDispatched: boolean) => Uint8Array.of(1, isDispatched ? 1 : 0, 0)
const given = (stage: Given['stage'], at: number, no?: string): Given => ({
  stage,
  unit: 'water',
  at,
  retries: 0,
  ...(no && { no }),
})

describe('the ledger', () => {
  it('counts the time to each stream from sending and from the answer', () => {
    const ledger = openLedger(audience)
    const sign = given('sign', 100, '1')
    ledger.note(sign)
    ledger.hear(0, '1', 130)
    sign.answeredAt = 120
    ledger.note(sign)
    ledger.hear(1, '1', 150)
    expect([ledger.fromSending, ledger.fromAnswer]).toEqual([
      [30, 50],
      [0, 30],
    ])
    expect([ledger.due(), ledger.missed(), ledger.strangers()]).toEqual([2, [], 0])
  })

  it('knows what was heard of a new matter before its number was', () => {
    const ledger = openLedger(audience)
    const registration = given('register', 100)
    ledger.note(registration)
    ledger.hear(0, '1', 110)
    registration.no = '1'
    registration.answeredAt = 115
    ledger.note(registration)
    expect([ledger.fromSending, ledger.missed(), ledger.strangers()]).toEqual([[10], [], 0])
  })

  it('tells who did not hear, and who heard what is none of his business', () => {
    const ledger = openLedger(audience)
    const sign = given('sign', 100, '1')
    ledger.note(sign)
    ledger.hear(0, '1', 130)
    ledger.hear(2, '1', 130)
    ledger.hear(2, '7', 130)
    expect(ledger.missed()).toEqual([{ reader: 1, given: sign, byOthers: true }])
    expect(ledger.strangers()).toBe(2)
  })

  it('takes one word for all that happened to a matter before it', () => {
    const ledger = openLedger(audience)
    for (const stage of ['dispatch', 'sign'] as const) ledger.note(given(stage, 100, '1'))
    for (const reader of [0, 1]) ledger.hear(reader, '1', 140)
    expect([ledger.fromSending.length, ledger.missed()]).toEqual([4, []])
  })
})
