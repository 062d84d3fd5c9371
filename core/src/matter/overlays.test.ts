import { describe, expect, it } from 'vitest'
import { at, Desk, lastDayOf, shown, staff, text } from '../../test/desk.ts'

const dispatcher = staff('dispatcher')
const supervisor = staff('supervisor')
const manager = staff('centre_manager')
const clerk = staff('organizer_clerk', 'water')

/** A complaint of Monday 2026-03-02, with `water` until the end of 03-16. */
function handled(): Desk {
  const desk = new Desk()
  desk.registerByPhone('2026-03-02 09:00')
  desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'water' })
  desk.do('2026-03-02 11:00', clerk, 'sign', { assignment: desk.assignment('water').id })
  desk.do('2026-03-02 11:30', clerk, 'contactDemander', {
    assignment: desk.assignment('water').id,
    at: at('2026-03-02 11:20'),
    note: text(),
  })
  return desk
}

describe('the time of a contact', () => {
  const called = (desk: Desk, when: string) =>
    desk.try('2026-03-02 12:00', clerk, 'contactDemander', {
      assignment: desk.assignment('water').id,
      at: at(when),
      note: text(),
    })

  it.each([
    ['2026-03-02 12:01', 'contact.future'],
    ['2026-03-02 09:59', 'contact.early'],
  ])('%s is refused by %s', (when, rule) => {
    expect(called(handled(), when)).toEqual({ code: 'rule-refused', rule })
  })

  it.each(['2026-03-02 12:00', '2026-03-02 10:00'])('%s is taken', (when) => {
    expect(called(handled(), when)).toBeUndefined()
  })

  it('is told by the minute: one within that of the assignment is taken', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00')
    desk.do('2026-03-02 10:00:40', dispatcher, 'dispatch', { lead: 'water' })
    desk.do('2026-03-02 11:00', clerk, 'sign', { assignment: desk.assignment('water').id })
    expect(called(desk, '2026-03-02 10:00')).toBeUndefined()
    expect(called(desk, '2026-03-02 09:59')).toMatchObject({ rule: 'contact.early' })
  })
})

/** Its unit replies on a day at nine, and that is approved at ten. */
function replied(desk: Desk, day: string): void {
  const assignment = desk.assignment('water').id
  const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const
  desk.do(`${day} 09:00`, clerk, 'reply', { assignment, findings, internalText: text(), publicText: text() })
  desk.do(`${day} 10:00`, staff('organizer_leader', 'water'), 'approveReply', { assignment, ruling: 'approve' })
}

const kinds = (desk: Desk, kind: string) => desk.matter.overlays.filter((one) => one.kind === kind)

describe('urging', () => {
  it('is refused before half of the period is over', () => {
    const desk = handled()
    // Half of the time from 03-02 10:00 to 03-17 00:00.
    expect(desk.try('2026-03-09 16:59', desk.demander(), 'urge', {})).toEqual({
      code: 'rule-refused',
      rule: 'urge.fromPercent',
    })
    expect(desk.try('2026-03-09 17:00', desk.demander(), 'urge', {})).toBeUndefined()
    expect(kinds(desk, 'urging')).toMatchObject([{ state: 'open', cause: 'demander' }])
  })

  it('is taken once a working day, with the days off that follow it', () => {
    const desk = handled()
    desk.do('2026-03-13 09:00', desk.demander(), 'urge', { text: text() })
    for (const when of ['2026-03-13 18:00', '2026-03-15 12:00'])
      expect(desk.try(when, desk.demander(), 'urge', {})).toEqual({ code: 'rule-refused', rule: 'urge.perWorkingDay' })
    expect(desk.try('2026-03-16 08:00', desk.demander(), 'urge', {})).toBeUndefined()
  })

  it('comes by itself at yellow and when overdue, and the next step answers it', () => {
    const desk = handled()
    desk.waitUntil('2026-03-17 00:00')
    expect(kinds(desk, 'urging').map(({ cause, openedAt }) => [cause, shown(openedAt)])).toEqual([
      ['yellow', '2026-03-16 00:00'],
      ['overdue', '2026-03-17 00:00'],
    ])
    replied(desk, '2026-03-17')
    expect(kinds(desk, 'urging').map(({ state }) => state)).toEqual(['answered', 'answered'])
  })
})

describe('supervision', () => {
  it('comes by itself when the lead is late by more than a working day, and a circular five after the urging', () => {
    const desk = handled()
    desk.waitUntil('2026-03-17 23:59')
    expect(kinds(desk, 'supervision')).toEqual([])
    desk.waitUntil('2026-03-25 00:00')
    expect(kinds(desk, 'supervision').map(({ form, cause, openedAt }) => [form, cause, shown(openedAt)])).toEqual([
      ['routine', 'overdue', '2026-03-18 00:00'],
      ['circular', 'overdue', '2026-03-24 00:00'],
    ])
    expect(lastDayOf(desk.clock('supervision', kinds(desk, 'supervision')[0]!.id))).toBe('2026-03-23')
  })

  it('does not come when the lead replied in time', () => {
    const desk = handled()
    replied(desk, '2026-03-17')
    desk.waitUntil('2026-03-18 00:00')
    expect(kinds(desk, 'supervision')).toEqual([])
  })

  it('goes on counting where the audit fails a late reply', () => {
    const desk = handled()
    replied(desk, '2026-03-17')
    desk.do('2026-03-17 11:00', staff('auditor'), 'auditReply', { verdict: 'fail', findings: text() })
    desk.waitUntil('2026-03-18 00:00')
    expect(kinds(desk, 'supervision')).toMatchObject([{ cause: 'overdue' }])
  })

  it('that came is not ordered again where the audit fails the reply after it', () => {
    const desk = handled()
    replied(desk, '2026-03-25')
    desk.do('2026-03-26 09:00', staff('auditor'), 'auditReply', { verdict: 'fail', findings: text() })
    desk.waitUntil('2026-03-27 00:00')
    expect(kinds(desk, 'supervision').map(({ form }) => form)).toEqual(['routine', 'circular'])
  })

  it('does not come where a correction gives the limit that had passed more time', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00', { urgency: 'urgent' })
    desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'water' })
    desk.waitUntil('2026-03-04 09:00')
    expect(kinds(desk, 'urging')).not.toEqual([])
    expect(desk.matter.clocks.some(({ kind }) => kind === 'overdueSupervision')).toBe(true)
    desk.do('2026-03-04 09:30', dispatcher, 'correct', { field: 'urgency', value: 'general', why: text() })
    desk.waitUntil('2026-03-13 00:00')
    expect(kinds(desk, 'supervision')).toEqual([])
  })

  it('has the form and the date of whoever orders it, and an answer of the unit', () => {
    const desk = handled()
    const due = { value: 2, unit: 'workingDay' } as const
    desk.do('2026-03-03 09:00', supervisor, 'supervise', { form: 'listed', reason: text(), due })
    const [supervision] = kinds(desk, 'supervision')
    expect(supervision).toMatchObject({ form: 'listed', state: 'open', cause: 'supervise' })
    expect(lastDayOf(desk.clock('supervision'))).toBe('2026-03-05')
    desk.do('2026-03-03 09:30', staff('leader'), 'supervise', { form: 'interview', reason: text(), due })
    desk.do('2026-03-04 09:00', clerk, 'answerSupervision', { supervision: supervision!.id, text: text() })
    expect(desk.clock('supervision', supervision!.id)?.metAt).toBe(at('2026-03-04 09:00'))
    const other = kinds(desk, 'supervision')[1]!
    expect(desk.clock('supervision', other.id)?.metAt).toBeNull()
    desk.do('2026-03-04 10:00', supervisor, 'liftSupervision', { supervision: other.id, conclusion: text() })
    expect(desk.clock('supervision', other.id)?.endedAt).toBe(at('2026-03-04 10:00'))
    expect(kinds(desk, 'supervision').map(({ state }) => state)).toEqual(['answered', 'lifted'])
  })

  it('is answered by the manager where no unit is at work', () => {
    const desk = new Desk()
    desk.register('2026-03-02 09:00')
    const due = { value: 2, unit: 'hour' } as const
    desk.do('2026-03-02 09:10', supervisor, 'supervise', { form: 'routine', reason: text(), due })
    const supervision = kinds(desk, 'supervision')[0]!.id
    expect(desk.try('2026-03-02 09:20', clerk, 'answerSupervision', { supervision, text: text() })).toEqual({
      code: 'not-permitted',
    })
    expect(desk.try('2026-03-02 09:20', manager, 'answerSupervision', { supervision, text: text() })).toBeUndefined()
  })
})

describe('several people with the same matter', () => {
  const another = { demander: { kind: 'person', digest: 'another' } } as const

  it('are participants of one matter, and the third within the window has it supervised, once', () => {
    const desk = handled()
    desk.do('2026-03-03 09:00', staff('operator'), 'join', another)
    expect(kinds(desk, 'supervision')).toEqual([])
    for (const when of ['2026-03-04 09:00', '2026-03-05 09:00']) desk.do(when, staff('operator'), 'join', another)
    expect(desk.matter.participants).toHaveLength(4)
    expect(kinds(desk, 'supervision')).toMatchObject([{ cause: 'sameMatter' }])
  })

  it('have it supervised once a unit has it, where they came before that', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00')
    for (const when of ['2026-03-02 09:10', '2026-03-02 09:20']) desk.do(when, staff('operator'), 'join', another)
    expect(kinds(desk, 'supervision')).toEqual([])
    desk.do('2026-03-02 10:00', staff('dispatcher'), 'dispatch', { lead: 'water' })
    expect(kinds(desk, 'supervision')).toMatchObject([{ cause: 'sameMatter' }])
  })

  it('do not join what is closed', () => {
    const desk = handled()
    desk.do('2026-03-02 12:00', desk.demander(), 'withdraw', { reason: text() })
    expect(desk.try('2026-03-02 13:00', staff('operator'), 'join', another)).toEqual({
      code: 'wrong-state',
      state: 'closed',
    })
  })
})

describe('a difficult matter', () => {
  it('is marked by its lead or the manager, once, and cleared by the manager or the office', () => {
    const desk = handled()
    const other = staff('organizer_clerk', 'panyu')
    expect(desk.try('2026-03-03 09:00', other, 'markDifficult', { reason: text() })).toEqual({ code: 'not-permitted' })
    expect(desk.try('2026-03-03 09:00', manager, 'clearDifficult', { conclusion: text() })).toEqual({
      code: 'wrong-state',
      state: 'handling',
    })
    desk.do('2026-03-03 09:00', clerk, 'markDifficult', { reason: text() })
    expect(desk.try('2026-03-03 10:00', manager, 'markDifficult', { reason: text() })).toEqual({
      code: 'rule-refused',
      rule: 'difficult.open',
    })
    desk.do('2026-03-04 09:00', staff('office'), 'clearDifficult', { conclusion: text() })
    expect(kinds(desk, 'difficult')).toMatchObject([{ state: 'lifted', endedAt: at('2026-03-04 09:00') }])
  })
})

describe('marks and remarks', () => {
  it('are kept once each, by the centre and by units that have a part', () => {
    const desk = handled()
    desk.do('2026-03-03 09:00', dispatcher, 'tag', { add: ['media', 'collective'] })
    desk.do('2026-03-03 09:10', clerk, 'tag', { add: ['media', 'risk'], remove: ['collective'] })
    expect(desk.matter.tags).toEqual(['media', 'risk'])
    expect(desk.try('2026-03-03 09:20', clerk, 'tag', { add: ['risk'] })).toEqual({
      code: 'rule-refused',
      rule: 'tag.unchanged',
    })
    desk.do('2026-03-03 09:30', clerk, 'comment', { text: text() })
    const stranger = staff('organizer_clerk', 'panyu')
    expect(desk.try('2026-03-03 09:40', stranger, 'comment', { text: text() })).toEqual({ code: 'not-permitted' })
  })
})

describe('a limit that becomes shorter', () => {
  it("pulls the children's with it", () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00')
    desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'panyu', co: ['water'] })
    const lead = desk.assignment('panyu').id
    desk.do('2026-03-02 11:00', staff('organizer_clerk', 'panyu'), 'sign', { assignment: lead })
    desk.do('2026-03-02 11:30', staff('organizer_clerk', 'panyu'), 'subAssign', {
      assignment: lead,
      organizer: 'shiqiao',
    })
    desk.do('2026-03-02 12:00', dispatcher, 'correct', { field: 'urgency', value: 'urgent', why: text() })
    for (const organizer of ['panyu', 'water', 'shiqiao'])
      expect(shown(desk.clock('handle', desk.assignment(organizer).id)!.dueAt)).toBe('2026-03-03 12:00')
  })
})
