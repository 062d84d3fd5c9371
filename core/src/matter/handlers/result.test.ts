import { describe, expect, it } from 'vitest'
import { at, type Desk, handledByWater, staff, text } from '../../../test/desk.ts'
import type { Role } from '../../access/index.ts'
import type { Bodies } from '../bodies.ts'
import type { Matter, Participant } from '../types.ts'

const caller = staff('callback_clerk')
const auditor = staff('auditor')
const refused = (rule: string) => ({ code: 'rule-refused', rule })

/** Replied and approved on 2026-03-03, with other parts in place of its own: it waits for the audit. */
function auditing(more: (matter: Matter) => Partial<Matter> = () => ({})): Desk {
  const desk = handledByWater()
  const assignment = desk.assignment('water').id
  const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const
  const texts = { internalText: text('internal'), publicText: text('public') }
  desk.do('2026-03-03 09:00', staff('organizer_clerk', 'water'), 'reply', { assignment, findings, ...texts })
  desk.do('2026-03-03 10:00', staff('organizer_leader', 'water'), 'approveReply', { assignment, ruling: 'approve' })
  Object.assign(desk, { matter: { ...desk.matter, ...more(desk.matter) } })
  return desk
}
const pass = (desk: Desk) => desk.do('2026-03-03 11:00', auditor, 'auditReply', { verdict: 'pass' })

/** Two demanders of the same kind, `a` and `b`, and others as given. */
const people =
  (...others: Partial<Participant>[]) =>
  ({ participants: [first] }: Matter) => ({
    participants: [{}, ...others].map((one, n) => ({ ...first!, id: 'abc'[n]!, ...one })),
  })
function calledBack(...others: Partial<Participant>[]): Desk {
  const desk = auditing(people(...others))
  pass(desk)
  return desk
}
const call = (desk: Desk, when: string, body: Bodies['recordCallback']) =>
  desk.try(`2026-03-${when}`, caller, 'recordCallback', body)
const settled = ({ matter }: Desk) => matter.participants.map((one) => one.settled)

describe('the audit', () => {
  it('says what is wrong where it fails a reply', () => {
    const desk = auditing()
    const body = { verdict: 'fail' } as Bodies['auditReply']
    expect(desk.try('2026-03-03 11:00', auditor, 'auditReply', body)).toEqual({
      code: 'missing-input',
      field: 'findings',
    })
    desk.do('2026-03-03 11:00', auditor, 'auditReply', { verdict: 'fail', findings: text() })
    expect(desk.matter).toMatchObject({ state: 'handling', deliveredAt: null })
  })

  it('passed, tells everybody who is in it, and completes what was replied and nothing else', () => {
    const desk = auditing((matter) => {
      const [lead] = matter.assignments
      const part = (id: string, state: 'replied' | 'recalled') => ({ ...lead!, id, kind: 'co' as const, state })
      const asked = people({ settled: 'rated' }, { settled: 'rated', leftAt: 1 })(matter)
      return { ...asked, assignments: [lead!, part('p', 'replied'), part('q', 'recalled')] }
    })
    pass(desk)
    expect(desk.matter).toMatchObject({ state: 'callback', deliveredAt: at('2026-03-03 11:00') })
    expect(desk.matter.assignments.map(({ state }) => state)).toEqual(['completed', 'completed', 'recalled'])
    expect(settled(desk)).toEqual([null, null, 'rated'])
  })

  it.each([
    ['praise', { type: 'praise' }, [], 'closed'],
    ['the anonymous', {}, [{ kind: 'anonymous' }], 'closed'],
    ['those who want no reply', {}, [{ reply: 'none' }], 'closed'],
    ['one of two who wants none', {}, [{ reply: 'none' }, {}], 'callback'],
    ['one who has left, where the other wants none', {}, [{ reply: 'none' }, { leftAt: 1 }], 'closed'],
  ] as [string, Partial<Matter>, Partial<Participant>[], string][])(
    'is the end of it for %s: %s',
    (_who, more, given, state) => {
      const desk = auditing((matter) => {
        const [one] = matter.participants
        const participants = given.map((other, n) => ({ ...one!, id: 'abc'[n]!, ...other }))
        return { ...more, ...(given.length > 0 && { participants }) }
      })
      expect(pass(desk).state).toBe(state)
    },
  )
})

describe('calling back', () => {
  it('is over with the last who wants to be called', () => {
    const desk = calledBack({ kind: 'anonymous' }, { reply: 'none' })
    expect(settled(desk)).toEqual([null, 'exempt', 'exempt'])
    expect(call(desk, '03 12:00', { participant: 'b', reached: true })).toEqual(refused('callback.settled'))
    expect(call(desk, '03 12:00', { reached: true, rating: 5, solved: 'yes' })).toBeUndefined()
    expect(desk.matter).toMatchObject({ state: 'closed', closing: 'resolved' })
  })

  it.each([
    ['the first that is bad, though a review opened it before', [], 'handling', 0],
    ['the second', [1], 'handling', 1],
    ['one past the maximum', [0, 1], 'closed', 0],
  ] as const)('handles it again after %s', (_which, bad, state, supervisions) => {
    const before = bad.map((round) => ({ participant: 'a', round, reasonable: true, grade: 1 }))
    const desk = auditing(() => ({ round: 2, ratings: before as never }))
    pass(desk)
    expect(call(desk, '03 12:00', { reached: true, rating: 1, solved: 'no', reasonable: true })).toBeUndefined()
    expect(desk.matter).toMatchObject({ state, ...(state === 'closed' && { closing: 'explained' }) })
    expect(desk.matter.overlays.filter(({ kind }) => kind === 'supervision')).toHaveLength(supervisions)
  })

  it('takes the first who is still to be called, or the one who is named', () => {
    const desk = calledBack({}, { leftAt: 1 })
    expect(call(desk, '03 12:00', { participant: 'b', reached: true })).toBeUndefined()
    expect(settled(desk)).toEqual([null, 'unrated', null])
    expect(call(desk, '03 12:10', { participant: 'b', reached: true })).toEqual(refused('callback.settled'))
    expect(call(desk, '03 12:10', { participant: 'c', reached: true })).toEqual(refused('callback.settled'))
    expect(desk.matter.state).toBe('callback')
    expect(call(desk, '03 12:20', { reached: true, solved: 'yes' })).toBeUndefined()
    expect(desk.matter).toMatchObject({ state: 'closed', ratings: [{ participant: 'a', solved: 'yes', grade: null }] })
    expect(settled(desk)).toEqual(['rated', 'unrated', null])
  })

  it.each([
    ['a good grade', { rating: 3 }, true],
    ['solved, and no grade', { solved: 'yes' }, true],
    ['a good grade, though not solved', { rating: 3, solved: 'no' }, true],
    ['a bad grade', { rating: 2 }, undefined],
    ['not solved, and no grade', { solved: 'no' }, undefined],
    ['a bad grade, though solved', { rating: 2, solved: 'yes' }, undefined],
  ] as const)('hears %s', (_what, said, reasonable) => {
    const desk = calledBack()
    const refusal = call(desk, '03 12:00', { reached: true, ...said })
    if (reasonable === undefined) {
      expect(refusal).toEqual(refused('callback.reasonable'))
      call(desk, '03 12:00', { reached: true, reasonable: false, ...said })
      expect(desk.matter.state).toBe('closed')
    }
    expect(desk.matter.ratings).toMatchObject([
      { by: 'callback', reasonable: reasonable ?? false, round: 0, participant: 'a' },
    ])
  })

  it.each([
    ['solved', { rating: 4, solved: 'yes' }, 'resolved'],
    ['content, and nothing of the result', { rating: 4 }, 'resolved'],
    ['content, though it was not solved', { rating: 3, solved: 'no' }, 'explained'],
    ['not solved, which is judged unreasonable', { rating: 1, solved: 'no', reasonable: false }, 'resolved'],
  ] as const)('closes what the unit calls solved, where the demander says %s', (_what, said, closing) => {
    const desk = calledBack()
    expect(call(desk, '03 12:00', { reached: true, ...said })).toBeUndefined()
    expect(desk.matter).toMatchObject({ state: 'closed', closing })
  })

  it.each([{ rating: 5 }, { solved: 'yes' }] as const)('notes nothing that nobody has said: %j', (said) => {
    const desk = calledBack()
    expect(call(desk, '03 12:00', { reached: false, ...said })).toEqual(refused('callback.unreached'))
    expect(desk.matter.tries).toEqual([])
  })

  it('gives a demander up after three tries on two half-days, his own in this round', () => {
    const desk = calledBack({})
    const miss = (when: string, participant: string) => {
      call(desk, when, { participant, reached: false })
      return settled(desk)
    }
    miss('03 14:00', 'a')
    miss('03 14:10', 'b')
    expect(miss('04 09:00', 'a')).toEqual([null, null])
    expect(miss('04 09:10', 'a')).toEqual(['unreached', null])
    miss('05 09:00', 'b')
    expect(miss('05 09:10', 'b')).toEqual(['unreached', 'unreached'])
    expect(desk.matter.state).toBe('closed')
  })

  it('does not give up on one half-day, however often, nor count tries of another round', () => {
    const desk = calledBack()
    for (const minute of [10, 20, 30, 40]) call(desk, `03 14:${minute}`, { reached: false })
    expect(settled(desk)).toEqual([null])
    const before = calledBack()
    Object.assign(before, { matter: { ...before.matter, round: 1, tries: desk.matter.tries } })
    call(before, '04 09:00', { reached: false })
    expect(settled(before)).toEqual([null])
  })

  it('does not give up one whose complaint waits to be judged', () => {
    const desk = calledBack({})
    desk.do('2026-03-03 12:00', person(desk, 'a'), 'rate', { solved: 'no', rating: 1 })
    for (const when of ['03 14:00', '04 09:00', '04 09:10', '04 14:00'])
      for (const participant of ['a', 'b']) call(desk, when, { participant, reached: false })
    expect(settled(desk)).toEqual([null, 'unreached'])
  })
})

const person = (desk: Desk, participant: string) => ({ kind: 'demander', matter: desk.matter.id, participant }) as const
const rates = (desk: Desk, participant: string, rating: number) =>
  desk.try('2026-03-03 12:00', person(desk, participant), 'rate', { solved: rating > 2 ? 'yes' : 'no', rating })

describe("a demander's own rating", () => {
  it('settles him, once, where he is satisfied', () => {
    const desk = calledBack({})
    expect(rates(desk, 'a', 4)).toBeUndefined()
    expect(desk.matter.ratings).toMatchObject([
      { participant: 'a', by: 'demander', solved: 'yes', grade: 4, reasonable: true, at: at('2026-03-03 12:00') },
    ])
    expect(settled(desk)).toEqual(['rated', null])
    expect(rates(desk, 'a', 4)).toEqual(refused('callback.settled'))
  })

  it('waits to be judged where he is not, and for him alone', () => {
    const desk = calledBack({})
    expect(rates(desk, 'a', 1)).toBeUndefined()
    expect(desk.matter.ratings).toMatchObject([{ participant: 'a', grade: 1, reasonable: null }])
    expect(settled(desk)).toEqual([null, null])
    expect(rates(desk, 'a', 5)).toEqual(refused('callback.settled'))
    expect(rates(desk, 'b', 5)).toBeUndefined()
    expect(desk.matter.state).toBe('callback')
  })

  it.each([
    ['as reasonable', true, 'handling'],
    ['as not', false, 'closed'],
  ])('is judged %s in the call-back', (_how, reasonable, state) => {
    const desk = calledBack()
    rates(desk, 'a', 1)
    expect(call(desk, '03 14:00', { reached: true, rating: 1, reasonable })).toBeUndefined()
    expect(desk.matter.ratings.map((one) => one.reasonable)).toEqual([reasonable, reasonable])
    expect(desk.matter.state).toBe(state)
  })

  it.each([
    ['as reasonable', true, 'handling'],
    ['as not', false, 'closed'],
  ])('is judged %s where he says nothing new', (_how, reasonable, state) => {
    const desk = calledBack()
    rates(desk, 'a', 1)
    expect(call(desk, '03 14:00', { reached: true })).toEqual(refused('callback.reasonable'))
    expect(call(desk, '03 14:00', { reached: true, reasonable })).toBeUndefined()
    expect(desk.matter).toMatchObject({ state, ratings: [{ reasonable }] })
    if (!reasonable) expect(settled(desk)).toEqual(['rated'])
  })

  it('is taken from one who is owed no call, too', () => {
    const desk = calledBack({ kind: 'anonymous' })
    expect(rates(desk, 'b', 5)).toBeUndefined()
    expect(settled(desk)).toEqual([null, 'rated'])
    const other = calledBack({ reply: 'none' })
    rates(other, 'b', 1)
    call(other, '03 14:00', { participant: 'a', reached: true, rating: 5, solved: 'yes' })
    expect(other.matter.state).toBe('callback')
    expect(call(other, '03 14:10', { participant: 'b', reached: true, reasonable: true })).toBeUndefined()
    expect(other.matter.state).toBe('handling')
  })

  it('of one is not judged with that of another', () => {
    const desk = calledBack({})
    rates(desk, 'a', 1)
    rates(desk, 'b', 1)
    call(desk, '03 14:00', { participant: 'b', reached: true, rating: 1, reasonable: false })
    expect(desk.matter.ratings.map((one) => one.reasonable)).toEqual([null, false, false])
  })
})

describe('when the call-back is over', () => {
  it('an unjudged complaint counts as reasonable', () => {
    const desk = calledBack({})
    rates(desk, 'a', 1)
    desk.waitUntil('2026-03-20 00:00')
    expect(desk.matter).toMatchObject({ round: 1, ratings: [{ reasonable: true }] })
    expect(desk.events.some(({ command, outcome }) => command === 'endCallback' && outcome === 'again')).toBe(true)
  })

  it('a complaint of somebody who has left counts no more', () => {
    const desk = calledBack({})
    rates(desk, 'b', 1)
    const leftAt = at('2026-03-04 09:00')
    const participants = desk.matter.participants.map((one) => (one.id === 'b' ? { ...one, leftAt } : one))
    Object.assign(desk, { matter: { ...desk.matter, participants } })
    desk.waitUntil('2026-03-20 00:00')
    expect(desk.matter).toMatchObject({ state: 'closed', round: 0, ratings: [{ reasonable: null }] })
    expect(settled(desk)).toEqual(['unreached', null])
  })

  it('whoever was reached and said nothing is unrated, and the others unreached', () => {
    const desk = calledBack({}, {})
    rates(desk, 'c', 5)
    const { tries } = desk.matter
    const reached = { id: 't', participant: 'a', round: 0, at: at('2026-03-03 12:30'), reached: true }
    Object.assign(desk, {
      matter: { ...desk.matter, tries: [...tries, reached, { ...reached, id: 'u', participant: 'b', round: 3 }] },
    })
    desk.waitUntil('2026-03-20 00:00')
    expect(settled(desk)).toEqual(['unrated', 'unreached', 'rated'])
    expect(desk.matter).toMatchObject({ state: 'closed', closing: 'resolved' })
  })
})

describe('a review', () => {
  function reviewing(more: Partial<Matter> = {}): Desk {
    const desk = calledBack({})
    rates(desk, 'a', 5)
    rates(desk, 'b', 5)
    desk.do('2026-03-04 09:00', person(desk, 'a'), 'requestReview', { grounds: text() })
    Object.assign(desk, { matter: { ...desk.matter, ...more } })
    return desk
  }
  const rule = (desk: Desk, ruling: Bodies['ruleReview']['ruling'], by: Role = 'centre_manager') =>
    desk.do('2026-03-04 10:00', staff(by), 'ruleReview', { ruling, reason: text() })

  it('is noted of whoever asked, for this result', () => {
    const desk = reviewing()
    expect(desk.matter.participants.map(({ reviewedRounds }) => reviewedRounds)).toEqual([[0], []])
    expect(rule(desk, 'uphold')).toMatchObject({ state: 'closed', closing: 'resolved' })
    expect(desk.try('2026-03-04 11:00', person(desk, 'a'), 'requestReview', { grounds: text() })).toEqual(
      refused('review.max'),
    )
  })

  it('that is granted goes back to the last lead, or to dispatch where there was none', () => {
    const desk = reviewing()
    expect(rule(desk, 'rehandle')).toMatchObject({ state: 'handling', closing: null })
    const { id } = desk.assignment('water')
    for (const kind of ['sign', 'rehandle'] as const)
      expect(desk.clock(kind, id)).toMatchObject({ metAt: null, endedAt: null })
    expect(rule(reviewing({ assignments: [] }), 'rehandle', 'office')).toMatchObject({ state: 'dispatching' })
  })

  it.each([
    ['dispatched for the first time', 'answered', 'office', []],
    ['handled again', 'resolved', 'centre_manager', [0]],
  ] as const)('that opens a matter which is then %s counts against no later result', (_what, closing, by, kept) => {
    const desk = reviewing({ closing })
    rule(desk, 'rehandle', by)
    expect(desk.matter.participants[0]?.reviewedRounds).toEqual(kept)
  })

  it('of what the centre answered does not go back to a unit that had returned it', () => {
    const answered = reviewing({ closing: 'answered' })
    expect(
      answered.try('2026-03-04 10:00', staff('centre_manager'), 'ruleReview', { ruling: 'rehandle', reason: text() }),
    ).toEqual(refused('review.otherUnit'))
    expect(rule(answered, 'rehandle', 'office')).toMatchObject({ state: 'dispatching' })
    expect(answered.matter.assignments).toHaveLength(1)
  })
})
