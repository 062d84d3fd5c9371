import { describe, expect, it } from 'vitest'
import { at, staff } from '../../../test/desk.ts'
import { asked, contextOf, handledWith, overlay, regime, running } from '../../../test/parts.ts'
import type { Actor } from '../../access/index.ts'
import { Draft } from '../draft.ts'
import type { Matter, Ruling } from '../types.ts'
import { askRuling, dropRulings, endRuling } from './ruling.ts'

const now = '2026-03-03 09:00'
const draftOf = (parts: Partial<Matter>, actor: Actor = staff('centre_manager')) =>
  new Draft(handledWith(parts), contextOf(actor, now))

describe('who asked', () => {
  const askedBy = (actor: Actor) => {
    const draft = draftOf({}, actor)
    askRuling(draft, 'withdrawal', {})
    return draft.matter.rulings[0]?.askedBy
  }

  it('is kept by account, so that he does not decide on it; of a demander or the system nobody', () => {
    expect(askedBy(staff('organizer_clerk', 'water'))).toBe('organizer_clerk_water')
    expect(askedBy({ kind: 'demander', matter: 'matter', participant: 'somebody' })).toBeNull()
    expect(askedBy({ kind: 'system' })).toBeNull()
  })
})

describe('the clock of a request', () => {
  it.each([
    ['approve', 'met'],
    ['reject', 'met'],
    ['dispute', 'met'],
    ['silence', 'ended'],
    ['dropped', 'ended'],
  ] as const)('where it ends by %s is %s', (ruling, became) => {
    const one = asked('termination')
    const draft = draftOf({ rulings: [one], clocks: [running('ruling', one.id)] })
    endRuling(draft, one, ruling)
    const { metAt, endedAt } = draft.matter.clocks[0]!
    expect([metAt, endedAt]).toEqual(became === 'met' ? [at(now), null] : [null, at(now)])
    expect(draft.matter.rulings[0]).toMatchObject({ ruling, ruledAt: at(now) })
  })
})

describe('a claim that cannot be met', () => {
  const overlays = [
    overlay('difficult', 'proposed', { id: 'difficult' }),
    overlay('unreasonable', 'lifted', { id: 'before', endedAt: 1 }),
    overlay('unreasonable', 'proposed', { id: 'now' }),
  ]
  const after = (kind: Ruling['kind'], ruling: 'approve' | 'reject') => {
    const draft = draftOf({ overlays, rulings: [asked(kind)] })
    endRuling(draft, draft.matter.rulings[0]!, ruling)
    return draft.matter.overlays.map(({ state, endedAt }) => `${state} ${endedAt ?? '-'}`)
  }

  it('is open from its approval, and lifted by a no; what else is proposed stays as it is', () => {
    expect(after('unreasonable', 'approve')).toEqual(['proposed -', 'lifted 1', 'open -'])
    expect(after('unreasonable', 'reject')).toEqual(['proposed -', 'lifted 1', `lifted ${at(now)}`])
  })

  it('waits for its own ruling, and for none about something else', () => {
    expect(after('termination', 'approve')).toEqual(['proposed -', 'lifted 1', 'proposed -'])
  })
})

describe('a legal procedure that was asked for', () => {
  const regimes = [
    regime('legalProcedure', { id: 'before', openedAt: 1, endedAt: 2 }),
    regime('legalProcedure', { id: 'refused', openedAt: null, endedAt: 3 }),
    regime('legalProcedure', { id: 'now', openedAt: null }),
    regime('longTerm', { id: 'plan' }),
  ]
  const after = (kind: Ruling['kind'], ruling: 'approve' | 'reject' | 'silence' | 'dropped') => {
    const draft = draftOf({ regimes, rulings: [asked(kind)] })
    endRuling(draft, draft.matter.rulings[0]!, ruling)
    return draft.matter.regimes.map(({ endedAt }) => endedAt)
  }

  it.each(['reject', 'silence', 'dropped'] as const)('never begins where the answer is %s', (ruling) => {
    expect(after('legalProcedure', ruling)).toEqual([2, 3, at(now), null])
  })

  it('is left to the command where it is approved, and by rulings on other things', () => {
    expect(after('legalProcedure', 'approve')).toEqual([2, 3, null, null])
    expect(after('termination', 'reject')).toEqual([2, 3, null, null])
  })
})

describe('requests that go with what they were about', () => {
  const rulings = [
    asked('extension', { id: 'of one', assignment: 'one' }),
    asked('extension', { id: 'of other', assignment: 'other' }),
    asked('withdrawal', { id: 'withdrawal' }),
    asked('appeal', { id: 'appeal' }),
    asked('return', { id: 'decided', assignment: 'one', ruling: 'reject', ruledAt: 1 }),
  ]
  const dropped = (given: Parameters<typeof dropRulings>[1]) => {
    const draft = draftOf({ rulings })
    dropRulings(draft, given)
    return draft.matter.rulings.filter(({ ruling }) => ruling === 'dropped').map(({ id }) => id)
  }

  it('are those of one assignment, or all about the work, and at the closing those about the matter', () => {
    expect(dropped({ assignment: 'one' })).toEqual(['of one'])
    expect(dropped({})).toEqual(['of one', 'of other'])
    expect(dropped({ closing: true })).toEqual(['of one', 'of other', 'withdrawal'])
  })
})
