import { describe, expect, it } from 'vitest'
import { at, Desk, lastDayOf, profileWith, shown, staff, text } from '../../test/desk.ts'
import { clockLight } from './clock.ts'

const dispatcher = staff('dispatcher')
const auditor = staff('auditor')
const caller = staff('callback_clerk')
const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const

/** A complaint by phone, replied by `water` and passed by the centre at `passedAt`. */
function repliedMatter(desk: Desk, passedAt: string): void {
  const day = passedAt.slice(0, 10)
  desk.registerByPhone(`${day} 08:00`)
  desk.do(`${day} 08:10`, dispatcher, 'dispatch', { lead: 'water' })
  replyAgain(desk, day, passedAt)
}

function replyAgain(desk: Desk, day: string, passedAt: string): void {
  const assignment = desk.assignment('water').id
  const [clerk, leader] = [staff('organizer_clerk', 'water'), staff('organizer_leader', 'water')]
  desk.do(`${day} 10:20`, clerk, 'sign', { assignment })
  desk.do(`${day} 10:30`, clerk, 'reply', {
    assignment,
    findings,
    internalText: text('internal'),
    publicText: text('public'),
  })
  desk.do(`${day} 10:40`, leader, 'approveReply', { assignment, ruling: 'approve' })
  desk.do(passedAt, auditor, 'auditReply', { verdict: 'pass' })
}

describe('1: a question answered on the phone', () => {
  it('is dispatching, then closed by the answer', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 10:00', { type: 'consultation' })
    expect(desk.matter.state).toBe('dispatching')
    expect(lastDayOf(desk.clock('dispatch'))).toBe('2026-03-03')
    desk.do('2026-03-02 10:05', staff('operator'), 'answer', { text: text(), noArticle: text() })
    expect(desk.matter).toMatchObject({ state: 'closed', closing: 'answered' })
    expect(desk.clock('dispatch')?.metAt).toBe(at('2026-03-02 10:05'))
  })
})

describe('2: the silent demander', () => {
  function asked(): Desk {
    const desk = new Desk()
    desk.register('2026-02-13 17:30')
    expect(shown(desk.clock('accept')!.dueAt)).toBe('2026-02-13 19:30')
    expect(lastDayOf(desk.clock('dispatch'))).toBe('2026-02-14')
    desk.do('2026-02-13 18:00', dispatcher, 'requestSupplement', { missing: text() })
    expect(desk.matter.state).toBe('supplementing')
    expect(lastDayOf(desk.clock('supplement'))).toBe('2026-02-27')
    expect(desk.clock('accept')?.pauses).toEqual([{ from: at('2026-02-13 18:00'), to: null }])
    return desk
  }

  it('supplies in time: the clocks go on where they stood', () => {
    const desk = asked()
    desk.do('2026-02-25 10:00', desk.demander(), 'supplement', { text: text() })
    expect(desk.matter.state).toBe('registered')
    expect(shown(desk.clock('accept')!.dueAt)).toBe('2026-02-25 11:30')
    expect(lastDayOf(desk.clock('dispatch'))).toBe('2026-02-26')
  })

  it('is silent: closed at the end of the limit, and may still supply for a while', () => {
    const desk = asked()
    desk.waitUntil('2026-02-27 23:59')
    expect(desk.matter.state).toBe('supplementing')
    desk.waitUntil('2026-02-28 00:00')
    expect(desk.matter).toMatchObject({ state: 'closed', closing: 'insufficient', closedAt: at('2026-02-28 00:00') })
    desk.do('2026-03-05 09:00', desk.demander(), 'supplement', { text: text() })
    expect(desk.matter.state).toBe('registered')
    expect(shown(desk.clock('accept')!.dueAt)).toBe('2026-03-05 11:00')
    expect(lastDayOf(desk.clock('dispatch'))).toBe('2026-03-06')
  })

  it('may supply up to the end of 03-13 and not on 03-14', () => {
    const desk = asked()
    desk.waitUntil('2026-03-01 00:00')
    const refusal = desk.try('2026-03-14 00:00', desk.demander(), 'supplement', { text: text() })
    expect(refusal).toEqual({ code: 'rule-refused', rule: 'supplement.reopen' })
    expect(desk.try('2026-03-13 23:59', desk.demander(), 'supplement', { text: text() })).toBeUndefined()
  })
})

describe('3: a complaint, three levels', () => {
  function dispatched(): Desk {
    const desk = new Desk()
    desk.registerByPhone('2026-09-21 09:12')
    expect(lastDayOf(desk.clock('dispatch'))).toBe('2026-09-22')
    desk.do('2026-09-21 10:00', dispatcher, 'dispatch', { lead: 'panyu', co: ['water'] })
    return desk
  }

  it('gives each unit its clocks', () => {
    const desk = dispatched()
    const [lead, co] = [desk.assignment('panyu').id, desk.assignment('water').id]
    expect(lastDayOf(desk.clock('sign', lead))).toBe('2026-09-22')
    expect(shown(desk.clock('contact', lead)!.dueAt)).toBe('2026-09-22 10:00')
    expect(desk.clock('handle', lead)).toMatchObject({ rule: 'handle.complaint', version: 1 })
    expect(lastDayOf(desk.clock('handle', lead))).toBe('2026-10-12')
    expect(lastDayOf(desk.clock('handle', co))).toBe('2026-10-10')
    expect(desk.clock('contact', co)).toBeUndefined()
  })

  it('is passed on to a street, due no later than the district', () => {
    const desk = dispatched()
    const clerk = staff('organizer_clerk', 'panyu')
    const assignment = desk.assignment('panyu').id
    desk.do('2026-09-22 09:00', clerk, 'sign', { assignment })
    const late = { assignment, organizer: 'shiqiao', dueAt: at('2026-10-14 00:00') }
    expect(desk.try('2026-09-22 09:01', clerk, 'subAssign', late)).toEqual({
      code: 'rule-refused',
      rule: 'subAssign.due',
    })
    desk.do('2026-09-22 09:02', clerk, 'subAssign', { assignment, organizer: 'shiqiao' })
    expect(lastDayOf(desk.clock('handle', desk.assignment('shiqiao').id))).toBe('2026-10-10')
  })

  it('turns yellow on the last day and red after it, each with one event', () => {
    const desk = dispatched()
    const lead = desk.assignment('panyu').id
    const light = () => clockLight(desk.clock('handle', lead)!, desk.matter.lastAt)
    desk.waitUntil('2026-10-12 00:00')
    expect(light()).toBe('yellow')
    desk.waitUntil('2026-10-20 00:00')
    expect(light()).toBe('red')
    const about = desk.events.filter(({ facts }) => facts.clock === desk.clock('handle', lead)!.id)
    expect(about.map(({ command, at: when }) => [command, shown(when)])).toEqual([
      ['warn', '2026-10-12 00:00'],
      ['becomeOverdue', '2026-10-13 00:00'],
    ])
  })
})

describe('6: not solved', () => {
  const dissatisfied = { reached: true, contacted: true, solved: 'no', rating: 2, reasonable: true } as const

  it('is closed after three tries on two half-days', () => {
    const desk = new Desk()
    repliedMatter(desk, '2026-06-15 11:00')
    expect(desk.matter.state).toBe('callback')
    expect(lastDayOf(desk.clock('callbackStart'))).toBe('2026-06-16')
    expect(lastDayOf(desk.clock('callback'))).toBe('2026-06-23')
    for (const when of ['2026-06-15 15:00', '2026-06-15 15:30'])
      desk.do(when, caller, 'recordCallback', { reached: false })
    expect(desk.matter.state).toBe('callback')
    desk.do('2026-06-16 09:00', caller, 'recordCallback', { reached: false })
    expect(desk.matter).toMatchObject({ state: 'closed', closing: 'resolved', ratings: [] })
    expect(desk.matter.participants[0]?.settled).toBe('unreached')
  })

  it('is handled again, watched over, and in the end explained with a review open', () => {
    const desk = new Desk()
    repliedMatter(desk, '2026-06-15 11:00')
    desk.do('2026-06-16 09:00', caller, 'recordCallback', dissatisfied)
    expect(desk.matter).toMatchObject({ state: 'handling', round: 1 })
    expect(desk.assignment('water')).toMatchObject({ state: 'issued', mayReturn: false, kind: 'lead' })
    expect(lastDayOf(desk.clock('rehandle'))).toBe('2026-06-22')
    expect(desk.matter.overlays).toEqual([])

    replyAgain(desk, '2026-06-17', '2026-06-17 11:00')
    desk.do('2026-06-17 12:00', caller, 'recordCallback', dissatisfied)
    expect(desk.matter).toMatchObject({ state: 'handling', round: 2 })
    expect(desk.matter.overlays).toMatchObject([{ kind: 'supervision', state: 'open', cause: 'rehandle' }])

    replyAgain(desk, '2026-06-18', '2026-06-18 11:00')
    desk.do('2026-06-18 12:00', caller, 'recordCallback', dissatisfied)
    expect(desk.matter).toMatchObject({ state: 'closed', closing: 'explained' })
    expect(desk.matter.overlays.at(-1)).toMatchObject({ kind: 'difficult', state: 'proposed' })

    desk.do('2026-06-22 09:00', desk.demander(), 'requestReview', { grounds: text() })
    expect(desk.matter.state).toBe('reviewing')
    const ownUnit = staff('guidance', 'water')
    const ruling = { ruling: 'uphold', reason: text() } as const
    expect(desk.try('2026-06-22 10:00', ownUnit, 'ruleReview', ruling)).toEqual({
      code: 'rule-refused',
      rule: 'review.otherUnit',
    })
    desk.do('2026-06-22 10:00', staff('guidance', 'chengguan'), 'ruleReview', ruling)
    expect(desk.matter).toMatchObject({ state: 'closed', closing: 'explained' })
    expect(desk.try('2026-06-23 09:00', desk.demander(), 'requestReview', { grounds: text() })).toEqual({
      code: 'rule-refused',
      rule: 'review.max',
    })
  })

  it('lets a review be asked for within ten working days', () => {
    const desk = new Desk()
    repliedMatter(desk, '2026-06-15 11:00')
    desk.do('2026-06-15 12:00', desk.demander(), 'rate', { solved: 'yes', rating: 5 })
    const late = desk.try('2026-07-01 00:00', desk.demander(), 'requestReview', { grounds: text() })
    expect(late).toEqual({ code: 'rule-refused', rule: 'review.applyWindow' })
  })
})

describe('9: at night', () => {
  it('runs round the clock when life is in danger', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-10-02 02:00', { type: 'help', urgency: 'critical' })
    expect(shown(desk.clock('dispatch')!.dueAt)).toBe('2026-10-02 02:05')
    desk.do('2026-10-02 02:03', dispatcher, 'dispatch', { lead: 'water' })
    expect(shown(desk.clock('sign')!.dueAt)).toBe('2026-10-02 02:18')
    expect(shown(desk.clock('handle')!.dueAt)).toBe('2026-10-02 04:03')
    desk.waitUntil('2026-10-02 02:18')
    expect(desk.assignment('water').state).toBe('handling')
    expect(clockLight(desk.clock('sign')!, at('2026-10-02 03:00'))).toBe('late')
    expect(desk.events.at(-1)).toMatchObject({
      command: 'autoSign',
      actor: { kind: 'system' },
      at: at('2026-10-02 02:18'),
    })
  })

  it('counts a shorter limit from the acceptance that sets it', () => {
    const desk = new Desk()
    desk.register('2026-10-02 02:00', { type: 'help' })
    desk.do('2026-10-02 02:20', dispatcher, 'accept', { type: 'help', category: '0101', urgency: 'critical' })
    expect(shown(desk.clock('dispatch')!.dueAt)).toBe('2026-10-02 02:25')
  })
})

describe('12: the rules change', () => {
  const next = {
    version: 2,
    from: '2026-08-03',
    rules: { 'handle.complaint': { limit: { value: 7, unit: 'workingDay' }, basis: 'a test', source: 'default' } },
  }

  it('keeps the rules of the day a matter was accepted', () => {
    const kept = new Desk(profileWith([next]))
    kept.register('2026-07-31 09:00')
    kept.do('2026-07-31 10:00', dispatcher, 'accept', { type: 'complaint', category: '0101', urgency: 'general' })
    kept.do('2026-08-03 09:00', dispatcher, 'dispatch', { lead: 'water' })
    expect(kept.clock('handle')).toMatchObject({ version: 1, limit: { value: 10 } })

    const fresh = new Desk(profileWith([next]))
    fresh.register('2026-07-31 16:00')
    fresh.do('2026-08-03 09:00', dispatcher, 'accept', { type: 'complaint', category: '0101', urgency: 'general' })
    fresh.do('2026-08-03 09:30', dispatcher, 'dispatch', { lead: 'water' })
    expect(fresh.clock('handle')).toMatchObject({ version: 2, limit: { value: 7 } })
  })
})
