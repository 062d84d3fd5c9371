import { describe, expect, it } from 'vitest'
import { at, Desk, lastDayOf, pairOf, staff, text } from '../../test/desk.ts'
import { decideMerge, decideUnmerge } from './merge.ts'

const dispatcher = staff('dispatcher')
const clerk = staff('organizer_clerk', 'water')

/** Merges `source` into `main` at a moment; answers the refusal, if there is one. */
function mergeInto(when: string, source: Desk, main: Desk) {
  const pair = pairOf(when, source, main, dispatcher)
  return Desk.takePair(decideMerge(pair.source, pair.main, { into: main.matter.no }), source, main)
}

function unmergeFrom(when: string, source: Desk, main: Desk) {
  const pair = pairOf(when, source, main, dispatcher)
  return Desk.takePair(decideUnmerge(pair.source, pair.main, { reason: text() }), source, main)
}

/** Three people on Monday 2026-06-15 about one pothole; the first matter is with `water`. */
function potholes(): [Desk, Desk, Desk] {
  const desks = ['a', 'b', 'c'].map((name) => new Desk(undefined, name)) as [Desk, Desk, Desk]
  const [first, second, third] = desks
  first.registerByPhone('2026-06-15 08:00')
  second.register('2026-06-15 09:00')
  third.registerByPhone('2026-06-15 10:00')
  first.do('2026-06-15 10:10', dispatcher, 'dispatch', { lead: 'water' })
  return desks
}

function replied(desk: Desk): void {
  const assignment = desk.assignment('water').id
  const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const
  desk.do('2026-06-16 09:00', clerk, 'sign', { assignment })
  desk.do('2026-06-16 10:00', clerk, 'reply', { assignment, findings, internalText: text(), publicText: text() })
  desk.do('2026-06-16 11:00', staff('organizer_leader', 'water'), 'approveReply', { assignment, ruling: 'approve' })
  desk.do('2026-06-16 12:00', staff('auditor'), 'auditReply', { verdict: 'pass' })
}

it.each([
  ['water', { ok: false, of: 'source', refusal: { code: 'rule-refused', rule: 'dispatch.about' } }],
  ['panyu', undefined],
])('what a unit knows of does not go into a complaint about it: one about %s', (about, refusal) => {
  const [first, second] = potholes()
  const report = new Desk(undefined, 'report')
  report.registerByPhone('2026-06-15 10:30', { type: 'report', about: [about] })
  expect(mergeInto('2026-06-15 11:00', first, report)).toEqual(refusal)
  expect(mergeInto('2026-06-15 11:00', second, report)).toBeUndefined()
})

describe('11: three callers, one pothole', () => {
  function merged(): [Desk, Desk, Desk] {
    const desks = potholes()
    const [first, second, third] = desks
    expect(mergeInto('2026-06-15 11:00', second, first)).toBeUndefined()
    expect(mergeInto('2026-06-15 11:30', third, first)).toBeUndefined()
    return desks
  }

  it('is one matter with three participants and one assignment; the others are closed as merged', () => {
    const [first, second, third] = merged()
    expect(first.matter.participants).toHaveLength(3)
    expect(first.matter.participants.map(({ from }) => from)).toEqual([null, second.matter.no, third.matter.no])
    expect(first.matter.assignments).toHaveLength(1)
    for (const other of [second, third]) {
      expect(other.matter).toMatchObject({ state: 'closed', closing: 'merged', mergedInto: first.matter.no })
      expect(other.matter.participants.every(({ leftAt }) => leftAt !== null)).toBe(true)
      expect(other.matter.clocks.filter(({ endedAt, metAt }) => !endedAt && !metAt)).toEqual([])
    }
    expect(first.events.at(-1)).toMatchObject({ command: 'takeIn', actor: { kind: 'system' } })
    expect(third.events.at(-1)).toMatchObject({ command: 'merge', actor: { kind: 'staff' } })
  })

  it('waits for three ratings, and is reviewed once for the one who asks', () => {
    const [first] = merged()
    replied(first)
    for (const index of [0, 1]) {
      first.do('2026-06-17 09:00', first.demander(index), 'rate', { solved: 'yes', rating: 5 })
      expect(first.matter.state).toBe('callback')
    }
    first.do('2026-06-17 10:00', first.demander(2), 'rate', { solved: 'partly', rating: 3 })
    expect(first.matter.state).toBe('closed')
    expect(first.matter.ratings).toHaveLength(3)

    first.do('2026-06-18 09:00', first.demander(1), 'requestReview', { grounds: text() })
    expect(first.matter.state).toBe('reviewing')
    first.do('2026-06-18 10:00', staff('centre_manager'), 'ruleReview', { ruling: 'uphold', reason: text() })
    expect(first.try('2026-06-18 11:00', first.demander(1), 'requestReview', { grounds: text() })).toEqual({
      code: 'rule-refused',
      rule: 'review.max',
    })
    expect(first.try('2026-06-18 11:00', first.demander(0), 'requestReview', { grounds: text() })).toBeUndefined()
  })

  it('gives one back with its own clocks, from its own registration', () => {
    const [first, second, third] = merged()
    expect(unmergeFrom('2026-06-15 12:00', second, first)).toBeUndefined()
    expect(second.matter).toMatchObject({ state: 'registered', closing: null, mergedInto: null })
    expect(second.clock('dispatch')).toMatchObject({ start: at('2026-06-15 09:00') })
    expect(lastDayOf(second.clock('dispatch'))).toBe('2026-06-16')
    expect(second.clock('accept')?.dueAt).toBe(at('2026-06-15 11:00'))
    expect(second.matter.participants[0]?.leftAt).toBeNull()
    expect(first.matter.participants.filter(({ leftAt }) => leftAt === null)).toHaveLength(2)
    expect(unmergeFrom('2026-06-15 12:30', third, first)).toBeUndefined()
    expect(third.matter.state).toBe('dispatching')
    // And may go in again.
    expect(mergeInto('2026-06-15 13:00', second, first)).toBeUndefined()
    expect(first.matter.participants.filter(({ leftAt }) => leftAt === null)).toHaveLength(2)
    expect(first.matter.participants).toHaveLength(3)
  })

  it('gives back those who came with it, and nobody who had left before', () => {
    const [first, second] = potholes()
    second.do('2026-06-15 10:20', staff('operator'), 'join', { demander: { kind: 'person', digest: 'another' } })
    second.do('2026-06-15 10:30', second.demander(0), 'withdraw', { reason: text() })
    mergeInto('2026-06-15 11:00', second, first)
    expect(first.matter.participants).toHaveLength(2)
    unmergeFrom('2026-06-15 12:00', second, first)
    expect(second.matter.participants.map(({ leftAt }) => leftAt)).toEqual([at('2026-06-15 10:30'), null])
  })

  it('is closed where the call-back waited for nobody but those whom it gives back', () => {
    const [first, second, third] = merged()
    replied(first)
    first.do('2026-06-17 09:00', first.demander(0), 'rate', { solved: 'yes', rating: 5 })
    expect(unmergeFrom('2026-06-17 10:00', third, first)).toBeUndefined()
    expect(first.matter.state).toBe('callback')
    expect(unmergeFrom('2026-06-17 11:00', second, first)).toBeUndefined()
    expect(first.matter).toMatchObject({ state: 'closed', closing: 'resolved', closedAt: at('2026-06-17 11:00') })
    expect(first.events.at(-1)).toMatchObject({ command: 'letGo', outcome: 'heard' })
    expect(first.clock('callback')?.metAt).toBe(at('2026-06-17 11:00'))
    expect(second.matter).toMatchObject({ state: 'registered', closing: null })
  })

  it('gives nothing back when it is closed', () => {
    const [first, second] = merged()
    replied(first)
    for (const index of [0, 1, 2])
      first.do('2026-06-17 09:00', first.demander(index), 'rate', { solved: 'yes', rating: 5 })
    expect(unmergeFrom('2026-06-18 09:00', second, first)).toMatchObject({
      of: 'main',
      refusal: { code: 'wrong-state' },
    })
    expect(second.matter.state).toBe('closed')
  })

  it('does not become a matter of nobody', () => {
    const [first, second] = potholes()
    mergeInto('2026-06-15 11:00', second, first)
    first.do('2026-06-15 12:00', first.demander(0), 'withdraw', { reason: text() })
    expect(unmergeFrom('2026-06-15 13:00', second, first)).toEqual({
      ok: false,
      of: 'main',
      refusal: { code: 'rule-refused', rule: 'unmerge.last' },
    })
  })

  it('takes nobody in who must stay unknown to its units, nor one whose complaint is about them', () => {
    const [first] = potholes()
    const report = new Desk(undefined, 'd')
    report.registerByPhone('2026-06-15 10:20', { type: 'report', about: ['water'] })
    expect(mergeInto('2026-06-15 11:00', report, first)).toMatchObject({ refusal: { rule: 'merge.sealed' } })
    expect(report.matter.state).toBe('dispatching')
    first.do('2026-06-15 11:10', dispatcher, 'setConfidential', { confidential: true, reason: text() })
    expect(mergeInto('2026-06-15 11:20', report, first)).toMatchObject({ refusal: { rule: 'dispatch.about' } })
    // Nor once they have done: a result that satisfies nobody is handled by them again.
    replied(first)
    expect(first.matter.state).toBe('callback')
    expect(mergeInto('2026-06-16 13:00', report, first)).toMatchObject({ refusal: { rule: 'dispatch.about' } })
  })

  it('is not merged into itself, into what is closed, or by anybody else', () => {
    const [first, second] = potholes()
    expect(first.try('2026-06-15 11:00', dispatcher, 'merge', { into: first.matter.no })).toEqual({
      code: 'rule-refused',
      rule: 'merge.self',
    })
    expect(first.try('2026-06-15 11:00', staff('auditor'), 'merge', { into: '1' })).toEqual({ code: 'not-permitted' })
    expect(first.try('2026-06-15 11:00', dispatcher, 'unmerge', { reason: text() })).toMatchObject({
      code: 'wrong-state',
    })
    second.do('2026-06-15 11:00', second.demander(), 'withdraw', { reason: text() })
    expect(mergeInto('2026-06-15 12:00', first, second)).toMatchObject({ of: 'main', refusal: { code: 'wrong-state' } })
    expect(first.matter.state).toBe('handling')
  })
})
