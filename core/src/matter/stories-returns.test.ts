import { describe, expect, it } from 'vitest'
import { at, Desk, lastDayOf, shown, staff, text } from '../../test/desk.ts'

const dispatcher = staff('dispatcher')
const manager = staff('centre_manager')
const office = staff('office')
const leader = (organizer: string) => staff('organizer_leader', organizer)
const clerk = (organizer: string) => staff('organizer_clerk', organizer)

/** `organizer` asks to return its assignment to `suggested`. */
const asking = (desk: Desk, organizer: string, suggested: string) => ({
  assignment: desk.assignment(organizer).id,
  reason: text(),
  basis: text(),
  suggested,
})

const ruled = (desk: Desk, organizer: string, ruling: 'approve' | 'reject' | 'dispute', interim?: string) => ({
  assignment: desk.assignment(organizer).id,
  ruling,
  reason: text(),
  ...(interim && { interim }),
})

function dispatched(body: { complex?: boolean; co?: string[] } = {}, urgency?: 'urgent'): Desk {
  const desk = new Desk()
  desk.registerByPhone('2026-04-30 14:00', { ...(urgency && { urgency }) })
  desk.do('2026-04-30 15:00', dispatcher, 'dispatch', { lead: 'chengguan', ...body })
  return desk
}

describe('4: a return before the holiday', () => {
  function asked(): Desk {
    const desk = dispatched()
    desk.do('2026-05-06 17:00', leader('chengguan'), 'requestReturn', asking(desk, 'chengguan', 'water'))
    return desk
  }

  it('waits for the ruling while the limit on handling runs on; asking counts as signing', () => {
    const desk = asked()
    const { id, state } = desk.assignment('chengguan')
    expect(state).toBe('returning')
    expect(lastDayOf(desk.clock('handle', id))).toBe('2026-05-18')
    expect(desk.clock('handle', id)?.metAt).toBeNull()
    expect(lastDayOf(desk.clock('ruling'))).toBe('2026-05-07')
    expect(desk.matter.rulings).toMatchObject([{ kind: 'return', owner: 'dispatcher', assignment: id, ruling: null }])
    // The limit on signing ended with 05-06 too: asking at 17:00 of that day met it.
    expect(desk.clock('sign', id)?.metAt).toBe(at('2026-05-06 17:00'))
  })

  it('approved: a fresh limit to dispatch, and a full period for the new unit', () => {
    const desk = asked()
    desk.do('2026-05-07 09:00', dispatcher, 'reviewReturn', ruled(desk, 'chengguan', 'approve'))
    expect(desk.matter.state).toBe('dispatching')
    expect(desk.assignment('chengguan').state).toBe('returned')
    expect(lastDayOf(desk.clock('dispatch'))).toBe('2026-05-08')
    desk.do('2026-05-07 09:30', dispatcher, 'dispatch', { lead: 'water' })
    expect(lastDayOf(desk.clock('handle', desk.assignment('water').id))).toBe('2026-05-20')
    expect(shown(desk.matter.registeredAt)).toBe('2026-04-30 14:00')
  })

  it('is refused from the first moment after the window', () => {
    const desk = dispatched()
    const refusal = desk.try(
      '2026-05-07 00:00',
      leader('chengguan'),
      'requestReturn',
      asking(desk, 'chengguan', 'water'),
    )
    expect(refusal).toEqual({ code: 'rule-refused', rule: 'return.window' })
    expect(desk.assignment('chengguan').state).toBe('handling')
  })

  it('rejected: no time given back', () => {
    const desk = asked()
    desk.do('2026-05-07 09:00', dispatcher, 'reviewReturn', ruled(desk, 'chengguan', 'reject'))
    const { id, state, signedAt } = desk.assignment('chengguan')
    expect([state, shown(signedAt!)]).toEqual(['handling', '2026-05-06 17:00'])
    expect(lastDayOf(desk.clock('handle', id))).toBe('2026-05-18')
  })

  it('not ruled on: the request is over, the unit goes on, and the manager is told', () => {
    const desk = asked()
    desk.waitUntil('2026-05-08 00:00')
    expect(desk.assignment('chengguan').state).toBe('handling')
    expect(desk.events.at(-1)).toMatchObject({
      command: 'lapseRuling',
      outcome: 'escalated',
      actor: { kind: 'system' },
    })
    expect(desk.matter.rulings[0]?.ruling).toBe('silence')
  })

  it('has two working days where the matter is complex', () => {
    const desk = dispatched({ complex: true })
    const body = asking(desk, 'chengguan', 'water')
    expect(desk.try('2026-05-08 00:00', leader('chengguan'), 'requestReturn', body)).toEqual({
      code: 'rule-refused',
      rule: 'return.windowComplex',
    })
    const other = dispatched({ complex: true })
    const inTime = asking(other, 'chengguan', 'water')
    expect(other.try('2026-05-07 23:59', leader('chengguan'), 'requestReturn', inTime)).toBeUndefined()
  })

  it('has half the limit where limits run in hours', () => {
    const late = dispatched({}, 'urgent')
    expect(
      late.try('2026-05-01 03:00', leader('chengguan'), 'requestReturn', asking(late, 'chengguan', 'water')),
    ).toEqual({
      code: 'rule-refused',
      rule: 'return.window',
    })
    const early = dispatched({}, 'urgent')
    const body = asking(early, 'chengguan', 'water')
    expect(early.try('2026-05-01 02:59', leader('chengguan'), 'requestReturn', body)).toBeUndefined()
  })

  it('names a unit that is not the one that asks, and exists', () => {
    const desk = dispatched()
    const again = (suggested: string) =>
      desk.try('2026-04-30 16:00', leader('chengguan'), 'requestReturn', asking(desk, 'chengguan', suggested))
    expect(again('chengguan')).toEqual({ code: 'rule-refused', rule: 'return.suggested' })
    expect(again('nobody')).toEqual({ code: 'unknown-organizer' })
  })

  it('takes what hangs below the lead with it', () => {
    const desk = dispatched({ co: ['water'] })
    desk.do('2026-04-30 16:00', leader('chengguan'), 'requestReturn', asking(desk, 'chengguan', 'panyu'))
    desk.do('2026-04-30 16:30', dispatcher, 'reviewReturn', ruled(desk, 'chengguan', 'approve'))
    expect(desk.assignment('water').state).toBe('recalled')
    expect(desk.clock('handle', desk.assignment('water').id)?.endedAt).toBe(at('2026-04-30 16:30'))
  })

  it('comes under supervision when two requests were rejected', () => {
    const desk = dispatched()
    for (const when of ['2026-04-30 16:00', '2026-04-30 17:00']) {
      desk.do(when, leader('chengguan'), 'requestReturn', asking(desk, 'chengguan', 'water'))
      desk.do(when, dispatcher, 'reviewReturn', ruled(desk, 'chengguan', 'reject'))
    }
    expect(desk.matter.overlays).toMatchObject([{ kind: 'supervision', state: 'open', cause: 'rejectedReturns' }])
  })
})

describe('a child is returned to its parent', () => {
  function passedDown(): Desk {
    const desk = new Desk()
    desk.registerByPhone('2026-04-30 14:00')
    desk.do('2026-04-30 15:00', dispatcher, 'dispatch', { lead: 'panyu' })
    desk.do('2026-04-30 15:10', clerk('panyu'), 'sign', { assignment: desk.assignment('panyu').id })
    desk.do('2026-04-30 15:20', clerk('panyu'), 'subAssign', {
      assignment: desk.assignment('panyu').id,
      organizer: 'shiqiao',
    })
    return desk
  }

  it('whose leader rules, and not the centre', () => {
    const desk = passedDown()
    desk.do('2026-04-30 16:00', leader('shiqiao'), 'requestReturn', asking(desk, 'shiqiao', 'grid'))
    expect(desk.matter.rulings[0]?.owner).toBe('organizer_leader')
    const approval = ruled(desk, 'shiqiao', 'approve')
    expect(desk.try('2026-04-30 16:10', dispatcher, 'reviewReturn', approval)).toEqual({ code: 'not-permitted' })
    expect(desk.try('2026-04-30 16:10', leader('shiqiao'), 'reviewReturn', approval)).toEqual({ code: 'not-permitted' })
    desk.do('2026-04-30 16:20', leader('panyu'), 'reviewReturn', approval)
    expect(desk.assignment('shiqiao').state).toBe('returned')
    expect(desk.matter.state).toBe('handling')
    expect(desk.assignment('panyu').state).toBe('handling')
  })

  it('with what was passed on from it', () => {
    const desk = passedDown()
    const assignment = desk.assignment('shiqiao').id
    desk.do('2026-04-30 15:30', clerk('shiqiao'), 'sign', { assignment })
    desk.do('2026-04-30 15:40', clerk('shiqiao'), 'subAssign', { assignment, organizer: 'grid' })
    desk.do('2026-04-30 16:00', leader('shiqiao'), 'requestReturn', asking(desk, 'shiqiao', 'water'))
    desk.do('2026-04-30 16:20', leader('panyu'), 'reviewReturn', ruled(desk, 'shiqiao', 'approve'))
    expect(desk.assignment('grid').state).toBe('recalled')
    expect(desk.clock('handle', desk.assignment('grid').id)?.endedAt).toBe(at('2026-04-30 16:20'))
  })

  it('whose clerk may recall it', () => {
    const desk = passedDown()
    const body = { assignment: desk.assignment('shiqiao').id, reason: text() }
    expect(desk.try('2026-04-30 16:00', dispatcher, 'recall', body)).toEqual({ code: 'not-permitted' })
    desk.do('2026-04-30 16:00', clerk('panyu'), 'recall', body)
    expect(desk.assignment('shiqiao').state).toBe('recalled')
  })

  it('and the lead is recalled by the centre alone, to be dispatched anew', () => {
    const desk = passedDown()
    const body = { assignment: desk.assignment('panyu').id, reason: text() }
    expect(desk.try('2026-04-30 16:00', clerk('panyu'), 'recall', body)).toEqual({ code: 'not-permitted' })
    desk.do('2026-04-30 16:00', manager, 'recall', body)
    expect(desk.matter.state).toBe('dispatching')
    expect(desk.assignment('shiqiao').state).toBe('recalled')
    expect(lastDayOf(desk.clock('dispatch'))).toBe('2026-05-06')
  })
})

describe("5: nobody's", () => {
  /** Returned by `chengguan` and `water`, and `panyu` asks too. */
  function thirdAsked(): Desk {
    const desk = dispatched()
    desk.do('2026-05-06 17:00', leader('chengguan'), 'requestReturn', asking(desk, 'chengguan', 'water'))
    desk.do('2026-05-07 09:00', dispatcher, 'reviewReturn', ruled(desk, 'chengguan', 'approve'))
    desk.do('2026-05-07 09:30', dispatcher, 'dispatch', { lead: 'water' })
    desk.do('2026-05-07 10:00', leader('water'), 'requestReturn', asking(desk, 'water', 'panyu'))
    desk.do('2026-05-07 10:30', manager, 'reviewReturn', ruled(desk, 'water', 'approve'))
    desk.do('2026-05-07 11:00', dispatcher, 'dispatch', { lead: 'panyu' })
    desk.do('2026-05-07 12:00', leader('panyu'), 'requestReturn', asking(desk, 'panyu', 'chengguan'))
    return desk
  }

  it('cannot be returned a third time, only disputed', () => {
    const desk = thirdAsked()
    const refusal = desk.try('2026-05-07 13:00', dispatcher, 'reviewReturn', ruled(desk, 'panyu', 'approve'))
    expect(refusal).toEqual({ code: 'rule-refused', rule: 'return.max' })
    const without = desk.try('2026-05-07 13:00', dispatcher, 'reviewReturn', ruled(desk, 'panyu', 'dispute'))
    expect(without).toEqual({ code: 'missing-input', field: 'interim' })
  })

  it('is not disputed before', () => {
    const desk = dispatched()
    desk.do('2026-04-30 16:00', leader('chengguan'), 'requestReturn', asking(desk, 'chengguan', 'water'))
    const refusal = desk.try(
      '2026-04-30 17:00',
      dispatcher,
      'reviewReturn',
      ruled(desk, 'chengguan', 'dispute', 'water'),
    )
    expect(refusal).toEqual({ code: 'rule-refused', rule: 'dispute.early' })
  })

  it('is handled meanwhile by the one that asked, with its clock, until the manager designates', () => {
    const desk = thirdAsked()
    const { id } = desk.assignment('panyu')
    desk.do('2026-05-07 13:00', dispatcher, 'reviewReturn', ruled(desk, 'panyu', 'dispute', 'panyu'))
    expect(desk.assignment('panyu')).toMatchObject({ id, state: 'handling', interim: true })
    expect(desk.matter.overlays).toMatchObject([{ kind: 'dispute', state: 'open' }])
    expect(lastDayOf(desk.clock('dispute'))).toBe('2026-05-09')
    expect(lastDayOf(desk.clock('handle', id))).toBe('2026-05-20')
    const again = desk.try('2026-05-07 14:00', leader('panyu'), 'requestReturn', asking(desk, 'panyu', 'water'))
    expect(again).toEqual({ code: 'rule-refused', rule: 'return.interim' })

    const decided = { organizer: 'chengguan', ruling: text(), basis: text(), intoCatalogue: true }
    expect(desk.try('2026-05-08 09:00', office, 'designate', decided)).toEqual({ code: 'not-permitted' })
    desk.do('2026-05-08 10:00', manager, 'designate', decided)
    expect(desk.assignment('panyu').state).toBe('recalled')
    expect(desk.matter.overlays).toMatchObject([{ kind: 'dispute', state: 'lifted' }])
    expect(desk.clock('dispute')?.metAt).toBe(at('2026-05-08 10:00'))
    expect(desk.events.at(-1)?.facts).toMatchObject({ intoCatalogue: true })

    const designated = desk.assignment('chengguan')
    expect(designated).toMatchObject({ state: 'issued', designated: true })
    expect(lastDayOf(desk.clock('handle', designated.id))).toBe('2026-05-21')
    const refusal = desk.try(
      '2026-05-08 11:00',
      leader('chengguan'),
      'requestReturn',
      asking(desk, 'chengguan', 'water'),
    )
    expect(refusal).toEqual({ code: 'rule-refused', rule: 'return.designated' })
  })

  it('gets a full period where another acts meanwhile', () => {
    const desk = thirdAsked()
    desk.do('2026-05-08 13:00', dispatcher, 'reviewReturn', ruled(desk, 'panyu', 'dispute', 'water'))
    expect(desk.assignment('panyu').state).toBe('returned')
    const interim = desk.assignment('water')
    expect(interim).toMatchObject({ state: 'issued', interim: true })
    expect(lastDayOf(desk.clock('handle', interim.id))).toBe('2026-05-21')
  })

  it('climbs to the office, which is supervised every working day it is late', () => {
    const desk = thirdAsked()
    desk.do('2026-05-07 13:00', dispatcher, 'reviewReturn', ruled(desk, 'panyu', 'dispute', 'panyu'))
    desk.waitUntil('2026-05-10 00:00')
    expect(desk.clock('dispute')).toMatchObject({ rule: 'dispute.office', start: at('2026-05-10 00:00') })
    expect(lastDayOf(desk.clock('dispute'))).toBe('2026-05-13')
    const decided = { organizer: 'panyu', ruling: text(), basis: text() }
    expect(desk.try('2026-05-11 09:00', manager, 'designate', decided)).toEqual({ code: 'not-permitted' })

    desk.waitUntil('2026-05-16 00:00')
    const supervised = desk.events.filter(({ outcome }) => outcome === 'supervised').map((event) => shown(event.at))
    expect(supervised).toEqual(['2026-05-14 00:00', '2026-05-15 00:00', '2026-05-16 00:00'])

    desk.do('2026-05-16 09:00', office, 'designate', decided)
    expect(desk.assignment('panyu')).toMatchObject({ designated: true, interim: false })
    expect(desk.matter.overlays.filter(({ endedAt }) => endedAt === null)).toEqual([])
  })

  it('is over when the interim unit has done the work', () => {
    const desk = thirdAsked()
    desk.do('2026-05-07 13:00', dispatcher, 'reviewReturn', ruled(desk, 'panyu', 'dispute', 'panyu'))
    const assignment = desk.assignment('panyu').id
    const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const
    const replied = { assignment, findings, internalText: text(), publicText: text() }
    desk.do('2026-05-08 09:00', clerk('panyu'), 'reply', replied)
    desk.do('2026-05-08 10:00', leader('panyu'), 'approveReply', { assignment, ruling: 'approve' })
    expect(desk.matter.state).toBe('auditing')
    expect(desk.matter.overlays).toMatchObject([{ kind: 'dispute', state: 'lifted' }])
  })
})

describe('who asked does not decide', () => {
  const both = { kind: 'staff', account: 'both', roles: ['organizer_clerk', 'organizer_leader', 'dispatcher'] } as const

  it('on a return', () => {
    const desk = dispatched()
    const person = { ...both, organizer: 'chengguan' }
    desk.do('2026-04-30 16:00', person, 'requestReturn', asking(desk, 'chengguan', 'water'))
    const refusal = desk.try('2026-04-30 17:00', person, 'reviewReturn', ruled(desk, 'chengguan', 'approve'))
    expect(refusal).toEqual({ code: 'rule-refused', rule: 'ruling.own' })
  })

  it('on a reply', () => {
    const desk = dispatched()
    const person = { ...both, organizer: 'chengguan' }
    const assignment = desk.assignment('chengguan').id
    const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const
    desk.do('2026-04-30 16:00', person, 'sign', { assignment })
    desk.do('2026-04-30 16:10', person, 'reply', { assignment, findings, internalText: text(), publicText: text() })
    const approval = { assignment, ruling: 'approve' } as const
    expect(desk.try('2026-04-30 17:00', person, 'approveReply', approval)).toEqual({
      code: 'rule-refused',
      rule: 'ruling.own',
    })
    desk.do('2026-04-30 17:00', leader('chengguan'), 'approveReply', approval)
    expect(desk.matter.state).toBe('auditing')
  })
})
