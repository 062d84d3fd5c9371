import { describe, expect, it } from 'vitest'
import { at, staff } from '../../../test/desk.ts'
import { asked, contextOf, handledWith, overlay, regime, running, stage } from '../../../test/parts.ts'
import type { AssignmentState, Closing, Matter, Regime } from '../types.ts'
import { regimeConditions } from './regimes.ts'

const manager = staff('centre_manager')
const wrongState = { code: 'wrong-state', state: 'handling' }
const notPermitted = { code: 'not-permitted' }
const refused = (rule: string) => ({ code: 'rule-refused', rule })

const reported = at('2026-03-02 18:00')
const plan = (approvedAt: number | null): Regime['plan'] => ({ goals: 'g', stages: [], submittedAt: 0, approvedAt })
const longTerm = (more: Partial<Regime> = {}) => regime('longTerm', { id: 'long', ...more })
const lead = (state: AssignmentState): Matter['assignments'] =>
  handledWith({}).assignments.map((one) => ({ ...one, state }))

describe('declaring a long-term matter', () => {
  const declare = (parts: Partial<Matter>) => regimeConditions.declareLongTerm(handledWith(parts), contextOf(manager))

  it.each(['issued', 'handling', 'approving', 'returning'] as const)('is open while the lead is %s', (state) =>
    expect(declare({ assignments: lead(state) })).toBeNull(),
  )

  it('is not, where the reply is with the centre or there is no lead', () => {
    expect(declare({ assignments: lead('replied') })).toEqual(wrongState)
    expect(declare({ assignments: [] })).toEqual(wrongState)
  })

  it('is not for the manager who asked for it', () => {
    expect(declare({ rulings: [asked('longTerm', { askedBy: 'centre_manager' })] })).toEqual(refused('ruling.own'))
    expect(declare({ rulings: [asked('longTerm')] })).toBeNull()
    expect(declare({ rulings: [asked('termination', { askedBy: 'centre_manager' })] })).toBeNull()
  })

  it.each([
    ['answered', null],
    ['resolved', null],
    ['explained', null],
    ['terminated', null],
    ['withdrawn', refused('longTerm.closing')],
    ['merged', refused('longTerm.closing')],
    ['insufficient', refused('longTerm.closing')],
    ['not_accepted', refused('longTerm.closing')],
  ] as [Closing, object | null][])('of what was closed as %s', (closing, refusal) => {
    expect(declare({ state: 'closed', closing })).toEqual(refusal)
  })
})

describe('proposing one', () => {
  const propose = (parts: Partial<Matter>) =>
    regimeConditions.proposeLongTerm(handledWith({ closing: 'resolved', ...parts }))

  it('happens once, and again when the last proposal is over', () => {
    expect(propose({})).toBeNull()
    expect(propose({ overlays: [overlay('longTerm', 'proposed')] })).toEqual(refused('longTerm.open'))
    expect(propose({ overlays: [overlay('longTerm', 'lifted'), overlay('difficult', 'open')] })).toBeNull()
    expect(propose({ regimes: [longTerm()] })).toEqual(refused('longTerm.open'))
  })
})

describe('a plan', () => {
  const submit = (parts: Partial<Matter>) =>
    regimeConditions.submitPlan(
      handledWith({ regimes: [longTerm()], ...parts }),
      contextOf(staff('organizer_clerk', 'water')),
    )
  const approved = [longTerm({ plan: plan(reported) })]

  it('is laid while the lead handles a long-term matter', () => {
    expect(submit({})).toBeNull()
    expect(submit({ regimes: [] })).toEqual(wrongState)
    expect(submit({ assignments: lead('issued') })).toEqual(wrongState)
    expect(submit({ assignments: [] })).toEqual(wrongState)
  })

  it.each([
    ['another waits', [longTerm({ plan: plan(null) })], [], refused('plan.waits')],
    ['a stage of the last is owed', approved, [stage('long', reported), stage('long', null)], refused('plan.waits')],
    ['every stage of the last is reported on', approved, [stage('long', reported)], null],
    ['a stage of an earlier regime was never reported on', approved, [stage('earlier', null)], null],
  ])('where %s', (_what, regimes, stages, refusal) => expect(submit({ regimes, stages })).toEqual(refusal))

  const approve = (given: Partial<Regime>, actor = manager) =>
    regimeConditions.approvePlan(handledWith({ regimes: [longTerm(given)] }), contextOf(actor))

  it('is approved while it waits', () => {
    expect(approve({ plan: plan(null) })).toBeNull()
    expect(approve({ plan: null })).toEqual(wrongState)
    expect(approve({ plan: plan(reported) })).toEqual(wrongState)
  })

  it.each([
    [null, manager, null],
    [null, staff('guidance', 'chengguan'), notPermitted],
    ['chengguan', staff('guidance', 'chengguan'), null],
    ['chengguan', staff('guidance', 'panyu'), notPermitted],
    ['chengguan', staff('organizer_leader', 'chengguan'), notPermitted],
    ['chengguan', manager, notPermitted],
  ])('of the department %s, by %o', (guidance, actor, refusal) => {
    expect(approve({ guidance, plan: plan(null) }, actor)).toEqual(refusal)
  })
})

describe('feedback on a stage', () => {
  const report = (parts: Partial<Matter>) =>
    regimeConditions.reportStage(handledWith(parts), contextOf(staff('organizer_clerk', 'water')))
  const regimes = [longTerm()]

  it.each([
    ['no regime is on', { stages: [stage('long', null)] }, wrongState],
    ['no plan is approved yet', { regimes }, wrongState],
    ['the stages are those of an earlier regime', { regimes, stages: [stage('earlier', null)] }, wrongState],
    ['a stage is owed', { regimes, stages: [stage('long', null)] }, null],
    ['a stage was reported on', { regimes, stages: [stage('long', reported)] }, null],
  ])('is given on a stage there is: %s', (_when, parts, refusal) => expect(report(parts)).toEqual(refusal))
})

describe('the result of a procedure of law', () => {
  const report = (clocks: Matter['clocks']) => {
    const matter = handledWith({ clocks })
    const own = { ...matter.assignments[0]!, id: 'own' }
    return regimeConditions.reportLegalResult(matter, contextOf(staff('organizer_clerk', 'water')), own)
  }

  it.each([
    ['its clock runs', running('legalReport', 'own'), null],
    ['it was reported', running('legalReport', 'own', { metAt: reported }), wrongState],
    ['another assignment owes it', running('legalReport', 'another'), wrongState],
    ['an ordinary reply is owed', running('handle', 'own'), wrongState],
  ])('is owed where %s', (_what, clock, refusal) => expect(report([clock])).toEqual(refusal))
})
