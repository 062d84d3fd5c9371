import { describe, expect, it } from 'vitest'
import { at, Desk, lastDayOf, shown, staff, text } from '../../test/desk.ts'
import type { Bodies } from './bodies.ts'
import { clockLight } from './clock.ts'

const dispatcher = staff('dispatcher')
const manager = staff('centre_manager')
const office = staff('office')
const clerk = (organizer: string) => staff('organizer_clerk', organizer)
const leader = (organizer: string) => staff('organizer_leader', organizer)
const days = (value: number) => ({ value, unit: 'workingDay' }) as const

const asked = (desk: Desk, organizer: string, by: Bodies['requestExtension']['by']) => ({
  assignment: desk.assignment(organizer).id,
  reason: text(),
  by,
  demanderTold: true,
})

const ruled = (desk: Desk, organizer: string, ruling: 'approve' | 'reject') => ({
  assignment: desk.assignment(organizer).id,
  ruling,
  reason: text(),
})

const dueOf = (desk: Desk, organizer: string) => lastDayOf(desk.clock('handle', desk.assignment(organizer).id))

describe('3: a complaint, three levels, that needs more time', () => {
  /** With `panyu` until 10-12, `water` beside it until 10-10, and `shiqiao` below it until 10-10. */
  function passedDown(): Desk {
    const desk = new Desk()
    desk.registerByPhone('2026-09-21 09:12')
    desk.do('2026-09-21 10:00', dispatcher, 'dispatch', { lead: 'panyu', co: ['water'] })
    const assignment = desk.assignment('panyu').id
    desk.do('2026-09-22 09:00', clerk('panyu'), 'sign', { assignment })
    desk.do('2026-09-22 09:00', clerk('panyu'), 'subAssign', { assignment, organizer: 'shiqiao' })
    return desk
  }

  it('is passed down by the end of the day before, and not beyond its own due time', () => {
    const desk = passedDown()
    expect(dueOf(desk, 'shiqiao')).toBe('2026-10-10')
    const late = { assignment: desk.assignment('panyu').id, organizer: 'grid', dueAt: at('2026-10-14 00:00') }
    expect(desk.try('2026-09-22 09:10', clerk('panyu'), 'subAssign', late)).toEqual({
      code: 'rule-refused',
      rule: 'subAssign.due',
    })
  })

  it('is extended by the sum from the same start; the child stays; yellow and red move', () => {
    const desk = passedDown()
    desk.do('2026-10-08 09:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(5)))
    expect(dueOf(desk, 'panyu')).toBe('2026-10-12')
    desk.do('2026-10-08 09:00', manager, 'ruleExtension', ruled(desk, 'panyu', 'approve'))
    expect(dueOf(desk, 'panyu')).toBe('2026-10-19')
    expect(dueOf(desk, 'shiqiao')).toBe('2026-10-10')
    const lead = desk.clock('handle', desk.assignment('panyu').id)!
    desk.waitUntil('2026-10-20 00:00')
    const about = desk.events.filter(({ facts }) => facts.clock === lead.id)
    expect(about.map(({ command, at: when }) => [command, shown(when)])).toEqual([
      ['warn', '2026-10-19 00:00'],
      ['becomeOverdue', '2026-10-20 00:00'],
    ])
    expect(clockLight(desk.clock('handle', lead.of!)!, at('2026-10-20 00:00'))).toBe('red')
  })

  it('is rejected by silence, and escalated; the due time stays', () => {
    const desk = passedDown()
    desk.do('2026-10-08 09:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(5)))
    desk.waitUntil('2026-10-10 00:00')
    const lapsed = desk.events.find(({ command }) => command === 'lapseRuling')
    expect(lapsed).toMatchObject({ outcome: 'escalated', at: at('2026-10-10 00:00') })
    expect(desk.matter.rulings[0]?.ruling).toBe('silence')
    expect(dueOf(desk, 'panyu')).toBe('2026-10-12')
  })

  it('is rejected by the due time where that comes first', () => {
    const desk = passedDown()
    desk.do('2026-10-12 22:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(5)))
    expect(shown(desk.clock('ruling')!.dueAt)).toBe('2026-10-13 00:00')
    desk.waitUntil('2026-10-13 00:00')
    expect(desk.matter.rulings[0]?.ruling).toBe('silence')
    expect(desk.try('2026-10-13 09:00', manager, 'ruleExtension', ruled(desk, 'panyu', 'approve'))).toMatchObject({
      code: 'wrong-state',
    })
  })

  it('is refused in the last hour', () => {
    const desk = passedDown()
    const inTime = desk.try('2026-10-12 23:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(1)))
    expect(inTime).toBeUndefined()
    const other = passedDown()
    const late = other.try('2026-10-12 23:01', leader('panyu'), 'requestExtension', asked(other, 'panyu', days(1)))
    expect(late).toEqual({ code: 'rule-refused', rule: 'extend.applyBefore' })
  })

  it('rejected: everything stays, and it may be asked for again', () => {
    const desk = passedDown()
    for (const when of ['2026-10-08 09:00', '2026-10-08 11:00']) {
      desk.do(when, leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(5)))
      desk.do(when, manager, 'ruleExtension', ruled(desk, 'panyu', 'reject'))
    }
    expect(dueOf(desk, 'panyu')).toBe('2026-10-12')
  })

  it('has a second extension by the office alone, and no third', () => {
    const desk = passedDown()
    desk.do('2026-10-08 09:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(4)))
    desk.do('2026-10-08 10:00', manager, 'ruleExtension', ruled(desk, 'panyu', 'approve'))
    desk.do('2026-10-08 11:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(4)))
    expect(desk.try('2026-10-08 12:00', manager, 'ruleExtension', ruled(desk, 'panyu', 'approve'))).toEqual({
      code: 'not-permitted',
    })
    desk.do('2026-10-08 12:00', office, 'ruleExtension', ruled(desk, 'panyu', 'approve'))
    expect(dueOf(desk, 'panyu')).toBe('2026-10-22')
    expect(desk.try('2026-10-08 13:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(1)))).toEqual({
      code: 'rule-refused',
      rule: 'extend.maxTimes',
    })
  })

  it.each([
    [11, 'extend.perTime'],
    [10, undefined],
  ])('of %s days: %s', (value, rule) => {
    const desk = passedDown()
    const refusal = desk.try('2026-10-08 09:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(value)))
    expect(refusal).toEqual(rule && { code: 'rule-refused', rule })
  })

  it('is not extended by more than ten days in all', () => {
    const desk = passedDown()
    desk.do('2026-10-08 09:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(6)))
    desk.do('2026-10-08 10:00', manager, 'ruleExtension', ruled(desk, 'panyu', 'approve'))
    const again = (value: number) =>
      desk.try('2026-10-08 11:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(value)))
    expect(again(5)).toEqual({ code: 'rule-refused', rule: 'extend.totalMax' })
    expect(again(4)).toBeUndefined()
  })

  it('has a longer period by law, whatever the maxima, and that one does not count among them', () => {
    const desk = passedDown()
    const byLaw = { ...asked(desk, 'panyu', days(30)), statute: text('a law') }
    desk.do('2026-10-08 09:00', leader('panyu'), 'requestExtension', byLaw)
    desk.do('2026-10-08 10:00', manager, 'ruleExtension', ruled(desk, 'panyu', 'approve'))
    expect(dueOf(desk, 'panyu')).toBe('2026-11-23')
    expect(
      desk.try('2026-10-08 11:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(5))),
    ).toBeUndefined()
    expect(desk.matter.rulings.at(-1)?.owner).toBe('centre_manager')
  })

  it('is asked for once at a time, in the unit of the limit', () => {
    const desk = passedDown()
    const hours = { value: 5, unit: 'hour' } as const
    expect(desk.try('2026-10-08 09:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', hours))).toEqual({
      code: 'rule-refused',
      rule: 'extend.unit',
    })
    desk.do('2026-10-08 09:00', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(5)))
    expect(desk.try('2026-10-08 09:30', leader('panyu'), 'requestExtension', asked(desk, 'panyu', days(5)))).toEqual({
      code: 'rule-refused',
      rule: 'ruling.asked',
    })
  })

  it("of a child is the parent's leader's, up to the parent's due time", () => {
    const desk = passedDown()
    desk.do('2026-09-23 09:00', clerk('shiqiao'), 'sign', { assignment: desk.assignment('shiqiao').id })
    expect(
      desk.try('2026-10-08 09:00', leader('shiqiao'), 'requestExtension', asked(desk, 'shiqiao', days(2))),
    ).toEqual({
      code: 'rule-refused',
      rule: 'subAssign.due',
    })
    desk.do('2026-10-08 09:00', leader('shiqiao'), 'requestExtension', asked(desk, 'shiqiao', days(1)))
    const approval = ruled(desk, 'shiqiao', 'approve')
    expect(desk.try('2026-10-08 10:00', manager, 'ruleExtension', approval)).toEqual({ code: 'not-permitted' })
    desk.do('2026-10-08 10:00', leader('panyu'), 'ruleExtension', approval)
    expect(dueOf(desk, 'shiqiao')).toBe('2026-10-12')
  })
})

describe('a limit in hours', () => {
  it('is extended by hours', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00', { urgency: 'urgent' })
    desk.do('2026-03-02 09:10', dispatcher, 'dispatch', { lead: 'water' })
    desk.do('2026-03-02 09:20', clerk('water'), 'sign', { assignment: desk.assignment('water').id })
    desk.do('2026-03-02 10:00', leader('water'), 'requestExtension', asked(desk, 'water', { value: 6, unit: 'hour' }))
    desk.do('2026-03-02 11:00', manager, 'ruleExtension', ruled(desk, 'water', 'approve'))
    expect(shown(desk.clock('handle')!.dueAt)).toBe('2026-03-03 15:10')
  })

  it('loses what was given in days when the matter becomes urgent', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00')
    desk.do('2026-03-02 09:10', dispatcher, 'dispatch', { lead: 'water' })
    desk.do('2026-03-02 09:20', clerk('water'), 'sign', { assignment: desk.assignment('water').id })
    desk.do('2026-03-02 10:00', leader('water'), 'requestExtension', asked(desk, 'water', days(3)))
    desk.do('2026-03-02 11:00', manager, 'ruleExtension', ruled(desk, 'water', 'approve'))
    desk.do('2026-03-02 12:00', dispatcher, 'correct', { field: 'urgency', value: 'urgent', why: text() })
    expect(desk.clock('handle')).toMatchObject({ extensions: [], dueAt: at('2026-03-03 12:00') })
  })
})
