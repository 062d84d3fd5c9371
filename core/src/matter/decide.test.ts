import { describe, expect, it } from 'vitest'
import { at, Desk, handledByWater, staff, text } from '../../test/desk.ts'
import { asked, contextOf, handledWith, overlay, regime } from '../../test/parts.ts'
import type { Command } from './bodies.ts'
import { decide } from './decide.ts'
import type { Matter } from './types.ts'

const dispatcher = staff('dispatcher')
const clerk = staff('organizer_clerk', 'water')
const leader = staff('organizer_leader', 'water')

describe('a command that names what is not there', () => {
  it('is a mistake of the caller without a matter, and refused without its assignment', () => {
    const comment: Command = { name: 'comment', body: { text: text() } }
    expect(() => decide(undefined, comment, contextOf(dispatcher))).toThrow('comment needs a matter')
    const sign: Command = { name: 'sign', body: { assignment: 'none' } }
    expect(decide(handledWith({}), sign, contextOf(clerk))).toEqual({
      ok: false,
      refusal: { code: 'unknown-assignment' },
    })
  })
})

describe('a request', () => {
  const body = { type: 'complaint', title: text(), content: text(), channel: 'phone', category: '0101' } as const
  const register = (given: object) =>
    decide(undefined, { name: 'register', body: { ...body, ...given } }, { ...contextOf(staff('operator')), no: '1' })
  const demander = { kind: 'person', digest: 'digest' } as const

  it('is the first event of its matter', () => {
    expect(register({ demander })).toMatchObject({
      ok: true,
      event: { command: 'register', outcome: 'byOperator', seq: 1, onBehalf: null },
      matter: { version: 1, state: 'dispatching' },
    })
  })

  it('is refused as it stands, and makes no event', () => {
    expect(register({ demander, anonymous: true })).toEqual({
      ok: false,
      refusal: { code: 'rule-refused', rule: 'register.demander' },
    })
  })
})

describe('an operator who acts for a demander', () => {
  function joined(): Desk {
    const desk = handledByWater()
    desk.do('2026-03-02 12:00', staff('operator'), 'join', { demander: { kind: 'person', digest: 'another' } })
    return desk
  }
  const withdraws = (desk: Desk, more: object) =>
    desk.try('2026-03-03 09:00', staff('operator'), 'withdraw', { reason: text(), ...more })

  it('names the contact it was said in', () => {
    const missing = { code: 'missing-input', field: 'contact' }
    expect(withdraws(joined(), {})).toEqual(missing)
    expect(withdraws(joined(), { contact: '' })).toEqual(missing)
    expect(withdraws(joined(), { contact: 5 })).toEqual(missing)
  })

  it.each([
    ['the first who is in it, where nobody is named', undefined, 0],
    ['the one who is named', 1, 1],
  ])('acts for %s', (_what, named, who) => {
    const desk = joined()
    const ids = desk.matter.participants.map(({ id }) => id)
    const participant = named === undefined ? undefined : ids[named]
    expect(withdraws(desk, { contact: 'call', participant })).toBeUndefined()
    expect(desk.events.at(-1)?.onBehalf).toEqual({ participant: ids[who], contact: 'call' })
    expect(desk.matter.participants.map(({ leftAt }) => leftAt !== null)).toEqual([who === 0, who === 1])
  })

  it('acts for nobody who has left', () => {
    const desk = joined()
    const [first, second] = desk.matter.participants
    desk.do('2026-03-02 13:00', desk.demander(0), 'withdraw', { reason: text() })
    expect(desk.events.at(-1)?.onBehalf).toBeNull()
    expect(withdraws(desk, { contact: 'call', participant: first!.id })).toEqual({ code: 'unknown-participant' })
    expect(withdraws(desk, { contact: 'call' })).toBeUndefined()
    expect(desk.events.at(-1)?.onBehalf).toEqual({ participant: second!.id, contact: 'call' })
  })
})

it('an event says who did it, and not which matters he is kept from', () => {
  const recused = { ...dispatcher, recused: ['2603020000099'] }
  const decision = decide(handledWith({}), { name: 'comment', body: { text: text() } }, contextOf(recused))
  expect(decision).toMatchObject({ ok: true, event: { actor: dispatcher } })
  expect(decision.ok && decision.event.actor).not.toHaveProperty('recused')
})

it('what one unit signs is not signed by another', () => {
  const desk = new Desk()
  desk.registerByPhone('2026-03-02 09:00')
  desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'water', co: ['panyu'] })
  desk.do('2026-03-02 11:00', clerk, 'sign', { assignment: desk.assignment('water').id })
  expect(desk.clock('sign', desk.assignment('water').id)?.metAt).toBe(at('2026-03-02 11:00'))
  expect(desk.clock('sign', desk.assignment('panyu').id)?.metAt).toBeNull()
})

it('a matter remembers where it came from only while it waits for a supplement', () => {
  const desk = new Desk()
  desk.registerByPhone('2026-03-02 09:00')
  desk.do('2026-03-02 09:10', dispatcher, 'requestSupplement', { missing: text() })
  expect(desk.matter).toMatchObject({ state: 'supplementing', cameFrom: 'dispatching' })
  desk.do('2026-03-02 09:20', desk.demander(), 'supplement', { text: text() })
  expect(desk.matter).toMatchObject({ state: 'dispatching', cameFrom: null })
})

/** A reply that the unit's leader approved, with what was asked beside the work and what lasts beside it. */
function audited(solved: 'yes' | 'no', more: Partial<Matter> = {}): Desk {
  const desk = handledByWater()
  Object.assign(desk, { matter: { ...desk.matter, ...more } })
  const assignment = desk.assignment('water').id
  const findings = { true: true, solved, inDuty: true, contacted: true, unsolvedReason: text() } as const
  const texts = { internalText: text('internal'), publicText: text('public') }
  desk.do('2026-03-03 10:00', clerk, 'reply', { assignment, findings, ...texts })
  desk.do('2026-03-03 11:00', leader, 'approveReply', { assignment, ruling: 'approve' })
  return desk
}

describe('what goes when a matter moves on', () => {
  const rulings = [asked('withdrawal'), asked('unreasonable'), asked('termination')]
  const rulingsOf = ({ matter }: Desk) => matter.rulings.map(({ ruling }) => ruling)

  it('is, of what was asked, what the work was for; with the closing what the matter was for', () => {
    const desk = audited('yes', { rulings })
    expect(rulingsOf(desk)).toEqual([null, null, 'dropped'])
    desk.do('2026-03-03 12:00', staff('auditor'), 'auditReply', { verdict: 'pass' })
    desk.do('2026-03-03 13:00', desk.demander(), 'rate', { solved: 'yes', rating: 5 })
    expect(rulingsOf(desk)).toEqual(['dropped', null, 'dropped'])
  })

  it('is the dispute once the work is done, and not while it goes on', () => {
    const overlays = [overlay('dispute', 'open', { id: 'dispute' })]
    expect(audited('yes', { overlays }).matter.overlays).toMatchObject([{ state: 'lifted' }])
    const failed = audited('yes')
    Object.assign(failed, { matter: { ...failed.matter, overlays } })
    failed.do('2026-03-03 12:00', staff('auditor'), 'auditReply', { verdict: 'fail', findings: text() })
    expect(failed.matter).toMatchObject({ state: 'handling', overlays: [{ state: 'open' }] })
    expect(failed.assignment('water').state).toBe('handling')
  })

  it('is long-term work when the demander takes the matter back', () => {
    const desk = handledByWater()
    Object.assign(desk, { matter: { ...desk.matter, regimes: [regime('longTerm')] } })
    desk.do('2026-03-03 10:00', desk.demander(), 'withdraw', { reason: text() })
    expect(desk.matter).toMatchObject({ state: 'closed', regimes: [{ endedAt: at('2026-03-03 10:00') }] })
  })

  it('is every open part of the work at the closing: what was replied is done, the rest recalled', () => {
    const desk = handledByWater()
    const part = (id: string, state: 'replied' | 'returned' | 'issued') => {
      return { ...desk.assignment('water'), id, state, kind: 'co' as const }
    }
    const parts = [part('a', 'replied'), part('b', 'returned'), part('c', 'issued')]
    Object.assign(desk, { matter: { ...desk.matter, assignments: [...desk.matter.assignments, ...parts] } })
    desk.do('2026-03-03 10:00', desk.demander(), 'withdraw', { reason: text() })
    expect(desk.matter.assignments.map(({ state }) => state)).toEqual(['recalled', 'completed', 'returned', 'recalled'])
  })
})

it.each([
  ['yes', 'resolved'],
  ['no', 'explained'],
] as const)('a matter that the unit solved (%s) is closed as %s', (solved, closing) => {
  const desk = audited(solved)
  desk.do('2026-03-03 12:00', staff('auditor'), 'auditReply', { verdict: 'pass' })
  desk.do('2026-03-03 13:00', desk.demander(), 'rate', { solved: 'yes', rating: 5 })
  expect(desk.matter).toMatchObject({ state: 'closed', closing })
})
