import { describe, expect, it } from 'vitest'
import { at } from '../../test/desk.ts'
import { handledWith, running } from '../../test/parts.ts'
import { toldLead } from './find.ts'
import type { Assignment, Matter } from './types.ts'

describe('the lead whose reply was told last', () => {
  const [some] = handledWith({}).assignments
  const lead = (id: string, more: Partial<Assignment> = {}): Assignment => ({
    ...some!,
    id,
    state: 'completed',
    ...more,
  })
  const audited = at('2026-03-04 10:00')
  const later = at('2026-03-09 10:00')
  const { texts } = handledWith({})
  const answered = { ...texts, answer: 'the answer' }

  /** A reply was told at its audit; handled again, its second lead has left. */
  const replied: Partial<Matter> = {
    assignments: [lead('first'), lead('second', { state: 'recalled' })],
    clocks: [running('audit', null, { metAt: audited })],
    deliveredAt: audited,
  }

  it.each<[string, Partial<Matter>, string | undefined]>([
    ['while it is handled again', {}, 'first'],
    ['once the next reply has passed', { assignments: [lead('first'), lead('second')] }, 'second'],
    ['of a lead, and of nobody who helped', { assignments: [lead('first'), lead('other', { kind: 'co' })] }, 'first'],
    ['before any reply has passed', { assignments: [lead('first', { state: 'replied' })] }, undefined],
    ['where the centre had answered before', { texts: answered, closing: 'resolved' }, 'first'],
    ['answered since', { texts: answered, closing: 'answered', deliveredAt: later }, undefined],
    ['declined since', { texts: answered, closing: 'not_accepted', deliveredAt: later }, undefined],
    ['terminated since, in one moment', { texts: answered, closing: 'terminated' }, undefined],
    ['handled again after that', { texts: answered, closing: null, deliveredAt: later }, undefined],
    ['where the words are missing', { closing: 'answered', deliveredAt: later }, 'first'],
  ])('%s', (_, parts, expected) => {
    expect(toldLead(handledWith({ ...replied, ...parts }))?.id).toBe(expected)
  })
})
