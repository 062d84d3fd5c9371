import { describe, expect, it } from 'vitest'
import { at, calendar, Desk, lastDayOf, organizers, shown, staff, text } from '../../test/desk.ts'
import { sightOf } from './sight.ts'

const dispatcher = staff('dispatcher')
const manager = staff('centre_manager')
const clerk = staff('organizer_clerk', 'water')
const leader = staff('organizer_leader', 'water')
const guidance = staff('guidance', 'chengguan')
const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const
const replied = (desk: Desk) => ({
  assignment: desk.assignment('water').id,
  findings,
  internalText: text(),
  publicText: text('the public reply'),
})

const stagesOn = (...days: string[]) => days.map((dueOn) => ({ goal: text(`by ${dueOn}`), dueOn }))

/** A complaint that `water` handled and that was closed as solved on 2026-06-16. */
function closed(): Desk {
  const desk = new Desk()
  desk.registerByPhone('2026-06-15 08:00')
  desk.do('2026-06-15 08:10', dispatcher, 'dispatch', { lead: 'water' })
  desk.do('2026-06-15 09:00', clerk, 'sign', { assignment: desk.assignment('water').id })
  desk.do('2026-06-15 10:00', clerk, 'reply', replied(desk))
  desk.do('2026-06-15 10:30', leader, 'approveReply', { assignment: desk.assignment('water').id, ruling: 'approve' })
  desk.do('2026-06-15 11:00', staff('auditor'), 'auditReply', { verdict: 'pass' })
  desk.do('2026-06-16 09:00', desk.demander(), 'rate', { solved: 'yes', rating: 4 })
  return desk
}

describe('7: a long matter', () => {
  const declared = { reason: text(), guidance: 'chengguan' }

  function reopened(): Desk {
    const desk = closed()
    desk.do('2026-07-01 09:00', { kind: 'system' }, 'proposeLongTerm', { cause: 'contacts' })
    desk.do('2026-07-01 10:00', manager, 'declareLongTerm', declared)
    return desk
  }

  function planned(): Desk {
    const desk = reopened()
    desk.do('2026-07-01 11:00', clerk, 'sign', { assignment: desk.assignment('water').id })
    const stages = stagesOn('2026-07-31', '2026-08-28', '2026-09-25')
    desk.do('2026-07-10 09:00', clerk, 'submitPlan', { goals: text(), stages })
    desk.do('2026-07-10 10:00', guidance, 'approvePlan', { ruling: 'approve', opinion: text() })
    return desk
  }

  it('is proposed by time, once, and declared by the manager: the last lead, a plan, no limit on handling', () => {
    const desk = closed()
    desk.do('2026-07-01 09:00', { kind: 'system' }, 'proposeLongTerm', { cause: 'contacts' })
    expect(desk.matter.overlays).toMatchObject([{ kind: 'longTerm', state: 'proposed', cause: 'contacts' }])
    const twice = desk.try('2026-07-01 09:30', { kind: 'system' }, 'proposeLongTerm', { cause: 'contacts' })
    expect(twice).toEqual({ code: 'rule-refused', rule: 'longTerm.open' })

    desk.do('2026-07-01 10:00', manager, 'declareLongTerm', declared)
    expect(desk.matter).toMatchObject({ state: 'handling', closing: null })
    expect(desk.matter.overlays).toMatchObject([{ kind: 'longTerm', state: 'lifted' }])
    const lead = desk.assignment('water')
    expect(lead).toMatchObject({ kind: 'lead', state: 'issued', mayReturn: false })
    expect(desk.clock('handle', lead.id)).toBeUndefined()
    expect(desk.clock('rehandle', lead.id)).toBeUndefined()
    expect(lastDayOf(desk.clock('plan'))).toBe('2026-07-15')
    expect(desk.try('2026-07-01 11:00', manager, 'declareLongTerm', declared)).toEqual({
      code: 'rule-refused',
      rule: 'longTerm.open',
    })
  })

  it('is seen by its guidance department while it lasts, and by no other', () => {
    const desk = reopened()
    expect(sightOf(guidance, desk.matter, organizers)).toBe('masked')
    expect(sightOf(staff('guidance', 'panyu'), desk.matter, organizers)).toBe('none')
  })

  it('has a plan whose approval meets its clock and starts one for each stage', () => {
    const desk = planned()
    expect(desk.clock('plan')?.metAt).toBe(at('2026-07-10 10:00'))
    expect(desk.matter.stages.map(({ dueOn }) => dueOn)).toEqual(['2026-07-31', '2026-08-28', '2026-09-25'])
    expect(desk.matter.stages.map(({ id }) => lastDayOf(desk.clock('stage', id)))).toEqual([
      '2026-07-31',
      '2026-08-28',
      '2026-09-25',
    ])
    expect(lastDayOf(desk.clock('feedback'))).toBe('2026-08-09')
  })

  it('is supervised once when a stage passes without feedback', () => {
    const desk = planned()
    desk.waitUntil('2026-08-01 00:00')
    expect(desk.events.at(-1)).toMatchObject({ command: 'becomeOverdue', at: at('2026-08-01 00:00') })
    expect(desk.matter.overlays.filter(({ kind }) => kind === 'supervision')).toMatchObject([{ cause: 'stage' }])
    desk.waitUntil('2026-08-12 00:00')
    expect(desk.matter.overlays.filter(({ kind }) => kind === 'supervision')).toHaveLength(1)
  })

  it('owes the next feedback within thirty days of each', () => {
    const desk = planned()
    const first = desk.matter.stages[0]!.id
    desk.do('2026-07-20 09:00', clerk, 'reportStage', { stage: first, text: text('half is done') })
    expect(desk.clock('stage', first)?.metAt).toBe(at('2026-07-20 09:00'))
    expect(desk.matter.stages[0]).toMatchObject({ report: 'half is done', reportedAt: at('2026-07-20 09:00') })
    expect(lastDayOf(desk.clock('feedback'))).toBe('2026-08-19')
    desk.do('2026-08-19 09:00', clerk, 'reportStage', { stage: first, text: text('more is done') })
    expect(lastDayOf(desk.clock('feedback'))).toBe('2026-09-18')
    expect(desk.try('2026-08-19 10:00', clerk, 'reportStage', { stage: 'none', text: text() })).toEqual({
      code: 'unknown-part',
    })
  })

  it.each([
    ['more than thirty days to the first feedback', ['2026-08-10'], 'longTerm.feedback'],
    ['thirty days to the first', ['2026-08-09'], undefined],
    ['more than thirty days between two', ['2026-07-31', '2026-08-31'], 'longTerm.feedback'],
    ['thirty days between two', ['2026-07-31', '2026-08-30'], undefined],
    ['a stage before the one before it', ['2026-07-31', '2026-07-20'], 'plan.order'],
    ['a stage of today', ['2026-07-10'], 'plan.order'],
    ['no stage', [], 'plan.order'],
  ])('a plan with %s', (_what, days, rule) => {
    const desk = reopened()
    desk.do('2026-07-01 11:00', clerk, 'sign', { assignment: desk.assignment('water').id })
    const refusal = desk.try('2026-07-10 09:00', clerk, 'submitPlan', { goals: text(), stages: stagesOn(...days) })
    expect(refusal).toEqual(rule && { code: 'rule-refused', rule })
  })

  it('asks for another plan where the department says no, and takes one at a time', () => {
    const desk = reopened()
    desk.do('2026-07-01 11:00', clerk, 'sign', { assignment: desk.assignment('water').id })
    const plan = { goals: text(), stages: stagesOn('2026-07-31') }
    desk.do('2026-07-10 09:00', clerk, 'submitPlan', plan)
    expect(desk.try('2026-07-10 09:30', clerk, 'submitPlan', plan)).toEqual({
      code: 'rule-refused',
      rule: 'plan.waits',
    })
    const other = staff('guidance', 'panyu')
    const opinion = { ruling: 'reject', opinion: text() } as const
    expect(desk.try('2026-07-10 10:00', other, 'approvePlan', opinion)).toEqual({ code: 'not-permitted' })
    expect(desk.try('2026-07-10 10:00', manager, 'approvePlan', opinion)).toEqual({ code: 'not-permitted' })
    desk.do('2026-07-10 10:00', guidance, 'approvePlan', opinion)
    expect(desk.clock('plan')?.metAt).toBeNull()
    desk.do('2026-07-11 09:00', clerk, 'submitPlan', plan)
    desk.do('2026-07-12 09:00', guidance, 'advise', { text: text() })
    desk.do('2026-07-12 10:00', guidance, 'approvePlan', { ruling: 'approve', opinion: text() })
    expect(desk.try('2026-07-13 09:00', clerk, 'submitPlan', plan)).toEqual({
      code: 'rule-refused',
      rule: 'plan.waits',
    })
  })

  it('has its plan approved by the manager where no department was named', () => {
    const desk = closed()
    desk.do('2026-07-01 10:00', manager, 'declareLongTerm', { reason: text() })
    desk.do('2026-07-01 11:00', clerk, 'sign', { assignment: desk.assignment('water').id })
    desk.do('2026-07-10 09:00', clerk, 'submitPlan', { goals: text(), stages: stagesOn('2026-07-31') })
    desk.do('2026-07-10 10:00', manager, 'approvePlan', { ruling: 'approve', opinion: text() })
    expect(desk.matter.regimes[0]?.plan?.approvedAt).toBe(at('2026-07-10 10:00'))
  })

  it('ends with an ordinary reply on a limit of its own', () => {
    const desk = planned()
    expect(desk.try('2026-07-20 09:00', clerk, 'reply', replied(desk))).toEqual({
      code: 'rule-refused',
      rule: 'reply.regime',
    })
    desk.do('2026-09-25 10:00', manager, 'endLongTerm', { conclusion: text() })
    const lead = desk.assignment('water').id
    // 28, 29, 30, 10-08, 10-09: the days of the two festivals between are off.
    expect(lastDayOf(desk.clock('finalReply', lead))).toBe('2026-10-09')
    for (const { id } of desk.matter.stages) expect(desk.clock('stage', id)?.endedAt).toBe(at('2026-09-25 10:00'))
    expect(desk.clock('feedback')?.endedAt).toBe(at('2026-09-25 10:00'))
    desk.do('2026-09-28 09:00', clerk, 'reply', replied(desk))
    desk.do('2026-09-28 10:00', leader, 'approveReply', { assignment: lead, ruling: 'approve' })
    expect(desk.clock('finalReply', lead)?.metAt).toBe(at('2026-09-28 10:00'))
    desk.do('2026-09-28 11:00', staff('auditor'), 'auditReply', { verdict: 'fail', findings: text() })
    expect(desk.clock('finalReply', lead)).toMatchObject({ metAt: null })
    expect(lastDayOf(desk.clock('finalReply', lead))).toBe('2026-10-09')
  })

  function handled(): Desk {
    const desk = new Desk()
    desk.registerByPhone('2026-06-15 08:00')
    desk.do('2026-06-15 08:10', dispatcher, 'dispatch', { lead: 'water' })
    desk.do('2026-06-15 09:00', clerk, 'sign', { assignment: desk.assignment('water').id })
    return desk
  }

  it('is asked for by its unit before it is due; the manager declares, silence is no', () => {
    const desk = handled()
    const asks = { assignment: desk.assignment('water').id, reason: text() }
    desk.do('2026-06-16 09:00', clerk, 'requestLongTerm', asks)
    desk.waitUntil('2026-06-18 00:00')
    expect(desk.matter.rulings).toMatchObject([{ kind: 'longTerm', ruling: 'silence' }])
    desk.do('2026-06-18 09:00', clerk, 'requestLongTerm', asks)
    desk.do('2026-06-18 10:00', manager, 'declareLongTerm', declared)
    expect(desk.matter.rulings.at(-1)?.ruling).toBe('approve')
    expect(desk.clock('handle')?.endedAt).toBe(at('2026-06-18 10:00'))
    expect(desk.assignment('water').state).toBe('handling')
    expect(desk.matter.round).toBe(0)
  })

  it('is not asked for when it is late', () => {
    const desk = handled()
    const asks = { assignment: desk.assignment('water').id, reason: text() }
    expect(desk.try('2026-07-01 00:00', clerk, 'requestLongTerm', asks)).toEqual({
      code: 'rule-refused',
      rule: 'longTerm.due',
    })
  })

  it('goes to dispatch where nobody ever handled it, and its plan is owed from there', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-06-15 08:00')
    desk.do('2026-06-15 08:10', staff('operator'), 'answer', { text: text(), noArticle: text() })
    desk.do('2026-06-16 10:00', manager, 'declareLongTerm', declared)
    expect(desk.matter.state).toBe('dispatching')
    expect(lastDayOf(desk.clock('dispatch'))).toBe('2026-06-17')
    desk.do('2026-06-16 11:00', dispatcher, 'dispatch', { lead: 'water', co: ['panyu'] })
    expect(desk.clock('handle', desk.assignment('water').id)).toBeUndefined()
    expect(lastDayOf(desk.clock('plan'))).toBe('2026-07-01')
    expect(lastDayOf(desk.clock('handle', desk.assignment('panyu').id))).toBe('2026-06-30')
  })

  it('is not what was withdrawn', () => {
    const desk = handled()
    desk.do('2026-06-15 10:00', desk.demander(), 'withdraw', { reason: text() })
    const refusal = { code: 'rule-refused', rule: 'longTerm.closing' }
    expect(desk.try('2026-06-16 10:00', manager, 'declareLongTerm', declared)).toEqual(refusal)
    // Nor is it proposed, since nobody could follow the proposal.
    const proposed = desk.try('2026-06-16 10:00', { kind: 'system' }, 'proposeLongTerm', { cause: 'contacts' })
    expect(proposed).toEqual(refusal)
  })
})

describe('8: in court', () => {
  const entered = (desk: Desk) => ({
    assignment: desk.assignment('water').id,
    law: text('a law'),
    caseNumber: text('a number'),
    expectedEndOn: '2026-12-31',
  })

  function asked(): Desk {
    const desk = new Desk()
    desk.registerByPhone('2026-10-28 09:00')
    desk.do('2026-10-28 10:00', dispatcher, 'dispatch', { lead: 'water', co: ['panyu'] })
    desk.do('2026-10-28 11:00', clerk, 'sign', { assignment: desk.assignment('water').id })
    desk.do('2026-11-02 09:00', clerk, 'enterLegalProcedure', entered(desk))
    return desk
  }

  function inCourt(): Desk {
    const desk = asked()
    desk.do('2026-11-03 10:00', manager, 'ruleLegalProcedure', { ruling: 'approve' })
    return desk
  }

  it('rests from the ruling on', () => {
    const desk = inCourt()
    expect(desk.clock('handle', desk.assignment('water').id)?.pauses).toEqual([
      { from: at('2026-11-03 10:00'), to: null },
    ])
    expect(desk.clock('handle', desk.assignment('panyu').id)?.pauses).toHaveLength(1)
    expect(lastDayOf(desk.clock('legalCheck'))).toBe('2026-12-03')
    expect(desk.try('2026-11-04 09:00', clerk, 'reply', replied(desk))).toEqual({
      code: 'rule-refused',
      rule: 'reply.regime',
    })
  })

  it('goes on as before where the ruling is no, or silence', () => {
    const no = asked()
    no.do('2026-11-03 10:00', manager, 'ruleLegalProcedure', { ruling: 'reject' })
    const silent = asked()
    silent.waitUntil('2026-11-04 00:00')
    for (const desk of [no, silent]) {
      expect(desk.matter.regimes[0]).toMatchObject({ openedAt: null })
      expect(desk.matter.regimes[0]?.endedAt).not.toBeNull()
      expect(desk.clock('handle', desk.assignment('water').id)?.pauses).toEqual([])
    }
    expect(silent.matter.rulings[0]?.ruling).toBe('silence')
  })

  it('is confirmed again within thirty days of each confirmation', () => {
    const desk = inCourt()
    desk.do('2026-12-01 09:00', clerk, 'confirmLegalProcedure', {})
    expect(lastDayOf(desk.clock('legalCheck'))).toBe('2026-12-31')
    desk.waitUntil('2027-01-01 00:00')
    expect(desk.events.at(-1)).toMatchObject({ command: 'becomeOverdue', at: at('2027-01-01 00:00') })
  })

  it('is reported within three working days of its end, in a year without a list by weekends', () => {
    const desk = inCourt()
    desk.do('2026-12-01 09:00', clerk, 'confirmLegalProcedure', {})
    desk.do('2026-12-30 09:00', clerk, 'endLegalProcedure', { endedOn: '2026-12-29' })
    const lead = desk.assignment('water').id
    expect(lastDayOf(desk.clock('legalReport', lead))).toBe('2027-01-01')
    expect(desk.clock('legalReport', lead)?.provisional).toBe(true)
    // The co-organizer's limit runs on, and ends no later than the report it answers to.
    expect(desk.clock('handle', desk.assignment('panyu').id)?.pauses[0]?.to).toBe(at('2026-12-30 09:00'))
    expect(lastDayOf(desk.clock('handle', desk.assignment('panyu').id))).toBe('2027-01-01')

    const published = {
      version: 'with 2027',
      years: { ...calendar.years, 2027: { holidays: { '2027-01-01': '元旦' }, workdays: {} } },
    }
    const read = desk.withCalendar(published)
    read.do('2026-12-30 10:00', { kind: 'system' }, 'recount', { calendar: 'with 2027' })
    expect(lastDayOf(read.clock('legalReport', lead))).toBe('2027-01-04')
    expect(read.clock('legalReport', lead)).toMatchObject({ provisional: false, calendar: 'with 2027' })
    expect(read.events.at(-1)).toMatchObject({ command: 'recount', outcome: 'done' })

    read.do('2026-12-31 09:00', clerk, 'reportLegalResult', replied(desk))
    read.do('2026-12-31 10:00', leader, 'approveReply', { assignment: lead, ruling: 'approve' })
    expect(read.matter.state).toBe('auditing')
    expect(read.clock('legalReport', lead)?.metAt).toBe(at('2026-12-31 10:00'))

    // Where the report fails its audit it is owed again, and the limit from before the procedure is not.
    read.do('2026-12-31 11:00', staff('auditor'), 'auditReply', { verdict: 'fail', findings: text() })
    expect(read.clock('legalReport', lead)?.metAt).toBeNull()
    expect(read.clock('handle', lead)?.metAt).toBe(at('2026-12-31 10:00'))
  })

  it.each([
    ['2026-11-01', 'legal.endedOn'],
    ['2026-12-31', 'legal.endedOn'],
    ['2026-11-02', undefined],
    ['2026-12-30', undefined],
  ])('does not end on a day that cannot be: %s', (endedOn, rule) => {
    const refusal = inCourt().try('2026-12-30 09:00', clerk, 'endLegalProcedure', { endedOn })
    expect(refusal).toEqual(rule && { code: 'rule-refused', rule })
  })

  it('is not entered twice, and not with an end that has passed', () => {
    const desk = asked()
    expect(desk.try('2026-11-02 10:00', clerk, 'enterLegalProcedure', entered(desk))).toEqual({
      code: 'rule-refused',
      rule: 'ruling.asked',
    })
    desk.do('2026-11-03 10:00', manager, 'ruleLegalProcedure', { ruling: 'reject' })
    const past = { ...entered(desk), expectedEndOn: '2026-11-02' }
    expect(desk.try('2026-11-03 11:00', clerk, 'enterLegalProcedure', past)).toEqual({
      code: 'rule-refused',
      rule: 'legal.expectedEnd',
    })
    const other = inCourt()
    expect(other.try('2026-11-04 10:00', clerk, 'enterLegalProcedure', entered(other))).toEqual({
      code: 'rule-refused',
      rule: 'legal.open',
    })
  })

  it('has its report by the Measures, which nobody extends', () => {
    const desk = inCourt()
    desk.do('2026-12-29 09:00', clerk, 'endLegalProcedure', { endedOn: '2026-12-29' })
    const body = {
      assignment: desk.assignment('water').id,
      reason: text(),
      by: { value: 1, unit: 'workingDay' },
      demanderTold: true,
    } as const
    expect(desk.try('2026-12-29 10:00', leader, 'requestExtension', body)).toEqual({
      code: 'rule-refused',
      rule: 'extend.clock',
    })
    expect(shown(desk.matter.lastAt)).toBe('2026-12-29 09:00')
  })

  it('passes no work down while the limit rests', () => {
    const desk = new Desk()
    const district = staff('organizer_clerk', 'panyu')
    desk.registerByPhone('2026-10-28 09:00')
    desk.do('2026-10-28 10:00', dispatcher, 'dispatch', { lead: 'panyu' })
    const assignment = desk.assignment('panyu').id
    desk.do('2026-10-28 11:00', district, 'sign', { assignment })
    const body = { assignment, law: text(), caseNumber: text(), expectedEndOn: '2026-12-31' }
    desk.do('2026-11-02 09:00', district, 'enterLegalProcedure', body)
    desk.do('2026-11-03 10:00', manager, 'ruleLegalProcedure', { ruling: 'approve' })
    expect(desk.try('2026-11-04 09:00', district, 'subAssign', { assignment, organizer: 'shiqiao' })).toEqual({
      code: 'rule-refused',
      rule: 'subAssign.paused',
    })
  })

  it('within long-term work reports the result and ends both', () => {
    const desk = inCourt()
    desk.do('2026-11-04 09:00', manager, 'declareLongTerm', { reason: text(), guidance: 'chengguan' })
    desk.do('2026-12-29 09:00', clerk, 'endLegalProcedure', { endedOn: '2026-12-29' })
    const lead = desk.assignment('water').id
    desk.do('2026-12-30 09:00', clerk, 'reportLegalResult', replied(desk))
    desk.do('2026-12-30 10:00', leader, 'approveReply', { assignment: lead, ruling: 'approve' })
    expect(desk.matter.state).toBe('auditing')
    expect(desk.matter.regimes.filter(({ endedAt }) => endedAt === null)).toEqual([])
  })
})
