import { describe, expect, it } from 'vitest'
import { at, staff } from '../../../test/desk.ts'
import { contextOf, handledWith } from '../../../test/parts.ts'
import type { Role } from '../../access/index.ts'
import type { Closing, Matter, Participant, Rating } from '../types.ts'
import { mayAskAgain, resultConditions } from './result.ts'

const refused = (rule: string) => ({ code: 'rule-refused', rule })
const closedAt = at('2026-03-02 18:00')

describe('asking for a review', () => {
  const { participants } = handledWith({})
  const person = (id: string, ...reviewedRounds: number[]) => ({ ...participants[0]!, id, reviewedRounds })
  const ask = (parts: Partial<Matter>, when?: string, participant?: string) => {
    const matter = handledWith({ state: 'closed', closing: 'resolved', closedAt, ...parts })
    const actor = participant ? ({ kind: 'demander', matter: matter.id, participant } as const) : staff('operator')
    return resultConditions.requestReview(matter, contextOf(actor, when))
  }

  it.each([
    ['answered', null],
    ['resolved', null],
    ['explained', null],
    ['terminated', null],
    ['withdrawn', refused('review.closing')],
    ['merged', refused('review.closing')],
    ['insufficient', refused('review.closing')],
    ['not_accepted', refused('review.closing')],
  ] as [Closing, object | null][])('of what was closed as %s', (closing, refusal) => {
    expect(ask({ closing })).toEqual(refusal)
  })

  it('is open for ten working days from when the result was told, else from the closing', () => {
    expect(ask({ deliveredAt: null }, '2026-03-16 23:59')).toBeNull()
    expect(ask({ deliveredAt: null }, '2026-03-17 00:00')).toEqual(refused('review.applyWindow'))
    // 2026-02-28 is a Saturday worked: the tenth day is 03-12.
    const deliveredAt = at('2026-02-27 18:00')
    expect(ask({ deliveredAt }, '2026-03-12 23:59')).toBeNull()
    expect(ask({ deliveredAt }, '2026-03-13 00:00')).toEqual(refused('review.applyWindow'))
  })

  it('is each demander’s own, once for a result; an operator asks for whoever still may', () => {
    const both = { round: 1, participants: [person('a', 1), person('b', 0)] }
    expect(ask(both, undefined, 'a')).toEqual(refused('review.max'))
    expect(ask(both, undefined, 'b')).toBeNull()
    expect(ask(both)).toBeNull()
    expect(ask({ round: 1, participants: [person('a', 1)] })).toEqual(refused('review.max'))
  })
})

it('a result may be reviewed as often as the rules say, counted for each demander and result', () => {
  const rules = { ...contextOf(staff('operator')).rules }
  const twice = {
    rules: { ...rules, counts: { ...rules.counts, 'review.max': { ...rules.counts['review.max'], count: 2 } } },
  }
  const may = (...reviewedRounds: number[]) => mayAskAgain({ reviewedRounds }, 1, twice)
  expect([may(), may(0, 0, 1), may(1, 1), may(0, 1, 1)]).toEqual([true, true, false, false])
})

describe('rating', () => {
  const { participants } = handledWith({})
  const person = (id: string, settled: Participant['settled'], leftAt: number | null = null) => {
    return { ...participants[0]!, id, settled, leftAt }
  }
  const given = (participant: string, round: number, reasonable: boolean | null): Rating => {
    return {
      id: `${participant} ${round}`,
      participant,
      round,
      at: 1,
      by: 'demander',
      solved: 'no',
      grade: 1,
      reasonable,
    }
  }
  const rates = (parts: Partial<Matter>, by?: string) => {
    const matter = handledWith({ state: 'callback', round: 1, ...parts })
    const actor = by ? ({ kind: 'demander', matter: matter.id, participant: by } as const) : staff('operator')
    return resultConditions.rate(matter, contextOf(actor))
  }
  const settled = refused('callback.settled')

  it.each([
    ['is still to be heard', person('a', null), [], null],
    ['is owed no call', person('a', 'exempt'), [], null],
    ['has rated', person('a', 'rated'), [], settled],
    ['was reached and said nothing', person('a', 'unrated'), [], settled],
    ['was not reached', person('a', 'unreached'), [], settled],
    ['has left', person('a', null, 1), [], settled],
    ['waits for his rating to be judged', person('a', null), [given('a', 1, null)], settled],
    ['had the last result judged', person('a', null), [given('a', 0, true)], null],
    ['left the last result unjudged', person('a', null), [given('a', 0, null)], null],
    ['is not the one who rated', person('a', null), [given('b', 1, null)], null],
  ] as [string, Participant, Rating[], object | null][])('by one who %s', (_who, one, ratings, refusal) => {
    expect(rates({ participants: [one], ratings }, 'a')).toEqual(refusal)
    expect(rates({ participants: [one], ratings })).toEqual(refusal)
  })

  it('is each demander’s own; an operator rates for whoever still may', () => {
    const both = { participants: [person('a', 'rated'), person('b', null)] }
    expect(rates(both, 'a')).toEqual(settled)
    expect(rates(both, 'b')).toBeNull()
    expect(rates(both)).toBeNull()
  })
})

describe('ruling on a review', () => {
  const rule = (lead: string | null, unit: string | null, role: Role = 'guidance') => {
    const assignments = handledWith({}).assignments.map((one) => ({ ...one, organizer: lead ?? '' }))
    const matter = handledWith({ state: 'reviewing', assignments: lead === null ? [] : assignments })
    return resultConditions.ruleReview(matter, contextOf(staff(role, unit)))
  }

  it.each([
    ['the unit that handled', 'shiqiao', 'shiqiao', refused('review.otherUnit')],
    ['one above it', 'shiqiao', 'panyu', refused('review.otherUnit')],
    ['one below it', 'panyu', 'shiqiao', refused('review.otherUnit')],
    ['one apart from it', 'shiqiao', 'water', null],
    ['one that belongs to none', 'shiqiao', null, null],
    ['any unit where none handled', null, 'water', null],
  ])('by %s', (_who, lead, unit, refusal) => expect(rule(lead, unit)).toEqual(refusal))

  it('of what is sealed by no department', () => {
    const matter = handledWith({ state: 'reviewing', confidential: true })
    const by = (role: Role, unit: string | null = null) =>
      resultConditions.ruleReview(matter, contextOf(staff(role, unit)))
    expect(by('guidance', 'panyu')).toEqual(refused('review.otherUnit'))
    expect(by('centre_manager')).toBeNull()
  })

  it.each([
    ['the centre’s manager of a unit’s result', 'centre_manager', 'shiqiao', null],
    ['the centre’s manager of its own answer', 'centre_manager', null, refused('review.otherUnit')],
    ['the joint-meeting office of a unit’s result', 'office', 'shiqiao', refused('review.otherUnit')],
    ['the joint-meeting office of the centre’s own answer', 'office', null, null],
  ] as [string, Role, string | null, object | null][])('by %s', (_who, role, lead, refusal) => {
    expect(rule(lead, null, role)).toEqual(refusal)
  })
})
