import { describe, expect, it } from 'vitest'
import { at, calendar, shown } from '../../test/desk.ts'
import { asked, handledWith, running } from '../../test/parts.ts'
import { clockLight, clockRule, dueFields, dueOf, movedClocks, nextMoment, ownerOf } from './clock.ts'
import { type ClockKind, clockKinds } from './clock-kinds.ts'
import type { Clock } from './types.ts'

/** The rule of each kind once more, by hand: of a general complaint, and of an urgent one where that is another. */
const byHand: Record<ClockKind, [general: string, urgent?: string]> = {
  accept: ['accept.limit'],
  dispatch: ['dispatch.general', 'dispatch.urgent'],
  supplement: ['supplement.limit'],
  sign: ['sign.general', 'sign.urgent'],
  contact: ['contact.general', 'contact.urgent'],
  handle: ['handle.complaint', 'handle.urgent'],
  rehandle: ['rehandle.limit'],
  finalReply: ['longTerm.finalReply'],
  legalReport: ['legal.finalReport'],
  legalCheck: ['legal.check'],
  plan: ['longTerm.plan'],
  stage: ['longTerm.feedback'],
  feedback: ['longTerm.feedback'],
  overdueSupervision: ['supervise.overdue'],
  overdueCircular: ['circular.limit'],
  relay: ['relay.limit'],
  audit: ['audit.limit'],
  callbackStart: ['callback.start'],
  callback: ['callback.limit'],
  review: ['review.limit'],
  ruling: ['ruling.withdrawal'],
  supervision: ['supervise.limit'],
  dispute: ['dispute.centre'],
}

it.each(Object.entries(byHand))('%s has its length by its own rule', (kind, [general, urgent = general]) => {
  expect(clockRule(kind as ClockKind, { type: 'complaint', urgency: 'general' })).toBe(general)
  expect(clockRule(kind as ClockKind, { type: 'complaint', urgency: 'urgent' })).toBe(urgent)
})

describe('a due time with a bound', () => {
  /** Ten working days from 2026-03-02 09:00 are due with 03-16. */
  const bounded = (notAfter: string | null, pauses: Clock['pauses'] = []) => {
    const limit = { value: 10, unit: 'workingDay' } as const
    const bound = notAfter === null ? null : at(notAfter)
    const due = dueOf(calendar, { start: at('2026-03-02 09:00'), limit, pauses, extensions: [], notAfter: bound })
    return [shown(due.warnAt), shown(due.dueAt)]
  }
  const pause = (from: string, to: string | null) => ({ from: at(from), to: to === null ? null : at(to) })

  it('is the earlier of the two, announced as long before, and never before the start', () => {
    expect(bounded(null)).toEqual(['2026-03-16 00:00', '2026-03-17 00:00'])
    expect(bounded('2026-03-20 00:00')).toEqual(['2026-03-16 00:00', '2026-03-17 00:00'])
    expect(bounded('2026-03-13 00:00')).toEqual(['2026-03-12 00:00', '2026-03-13 00:00'])
    expect(bounded('2026-03-02 15:00')).toEqual(['2026-03-02 09:00', '2026-03-02 15:00'])
  })

  it('moves by every pause that has ended', () => {
    const [over, open] = [pause('2026-03-03 09:00', '2026-03-04 09:00'), pause('2026-03-05 09:00', null)]
    expect(bounded('2026-03-13 00:00', [over])).toEqual(['2026-03-13 00:00', '2026-03-14 00:00'])
    expect(bounded('2026-03-13 00:00', [over, open])).toEqual(['2026-03-13 00:00', '2026-03-14 00:00'])
  })
})

describe('who must act before a clock runs out', () => {
  const rulings = [asked('appeal', { owner: 'dispatcher' }), asked('extension', { owner: 'office' })]
  const of = { closing: null, rulings, assignments: handledWith({}).assignments, regimes: [] }

  it('is, of a review, the centre’s manager, and the office where the centre itself has answered', () => {
    expect(ownerOf(running('review', null), of)).toBe('centre_manager')
    expect(ownerOf(running('review', null), { ...of, assignments: [] })).toBe('office')
    expect(ownerOf(running('review', null), { ...of, closing: 'answered' })).toBe('office')
    const returned = of.assignments.map((one) => ({ ...one, state: 'returned' as const }))
    expect(ownerOf(running('review', null), { ...of, assignments: returned })).toBe('office')
  })

  it('is, of a supervision, the unit that has the matter, and the centre’s manager while none has', () => {
    expect(ownerOf(running('supervision', 'o'), of)).toBe('organizer_clerk')
    expect(ownerOf(running('supervision', 'o'), { ...of, assignments: [] })).toBe('centre_manager')
  })

  it('is, of a ruling, whoever was asked', () => {
    expect(ownerOf(running('ruling', 'asked extension'), of)).toBe('office')
    expect(ownerOf(running('ruling', 'another'), of)).toBe('centre_manager')
  })

  it('is else the owner of its kind, and of a dispute that climbed the office', () => {
    expect(ownerOf(running('handle', 'asked extension'), of)).toBe('organizer_clerk')
    expect(ownerOf(running('dispute', 'd', { rule: 'dispute.centre' }), of)).toBe('centre_manager')
    expect(ownerOf(running('dispute', 'd', { rule: 'dispute.office' }), of)).toBe('office')
    for (const kind of Object.keys(clockKinds) as ClockKind[])
      expect(ownerOf(running(kind, null), of)).toBe(clockKinds[kind].owner)
  })
})

describe('a clock under a new list of holidays', () => {
  const kept = { ...running('handle', 'a'), ...dueFields(calendar, running('handle', 'a')) }
  const moves = (other: Partial<Clock>) => movedClocks({ clocks: [{ ...kept, ...other }] }, calendar).length === 1

  it.each([
    ['counted the same', {}, false],
    ['due at another time', { dueAt: kept.dueAt + 1 }, true],
    ['announced at another time', { warnAt: kept.warnAt - 1 }, true],
    ['settled by it', { provisional: true }, true],
    ['met already', { dueAt: kept.dueAt + 1, metAt: kept.start }, false],
    ['no longer owed', { dueAt: kept.dueAt + 1, endedAt: kept.start }, false],
  ])('%s', (_what, other, moved) => expect(moves(other)).toBe(moved))
})

describe('what happens next to a clock by itself', () => {
  const one = running('handle', 'a')
  const paused = { pauses: [{ from: one.start, to: null }] }

  it.each([
    ['the last day is announced', one, one.warnAt],
    ['it runs out when that was said', { ...one, warnedAt: one.warnAt }, one.dueAt],
    ['it runs out where nothing is announced', running('audit', null), one.dueAt],
    ['nothing when it is overdue', { ...one, overdueAt: one.dueAt }, null],
    ['nothing while it is paused', { ...one, ...paused }, null],
    ['nothing when it was met', { ...one, metAt: one.start }, null],
  ])('%s', (_what, clock, moment) => expect(nextMoment(clock)).toBe(moment))

  it('is shown by its light, which stands still in a pause', () => {
    const lights = (clock: Clock) =>
      ['2026-03-05 09:00', '2026-03-16 09:00', '2026-03-17 00:00'].map((when) => clockLight(clock, at(when)))
    expect(lights(one)).toEqual(['green', 'yellow', 'red'])
    expect(lights({ ...one, ...paused })).toEqual(['green', 'green', 'green'])
    expect(lights({ ...one, metAt: one.dueAt - 1 })).toEqual(['met', 'met', 'met'])
    expect(lights({ ...one, metAt: one.dueAt })).toEqual(['late', 'late', 'late'])
  })
})
