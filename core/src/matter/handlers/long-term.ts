import { addDays, dayOf, startOfDay } from '../../calendar/index.ts'
import type { Bodies } from '../bodies.ts'
import { type Refusal, refuse } from '../context.ts'
import type { Draft } from '../draft.ts'
import { handledBy, liveLead, regimeOf, stagesOf } from '../find.ts'
import { openRuling } from '../rulings.ts'
import { pullBelow } from '../steps/below.ts'
import { reassignLead } from '../steps/lead.ts'
import { liftOverlays, openOverlay } from '../steps/overlay.ts'
import { addRegime, endRegime } from '../steps/regime.ts'
import { expectAnotherResult } from '../steps/result.ts'
import { askRuling, dropRulings, endRuling } from '../steps/ruling.ts'
import type { Plan, Regime } from '../types.ts'

const dayLength = 86_400_000

export function requestLongTerm(draft: Draft, body: Bodies['requestLongTerm']): string {
  askRuling(draft, 'longTerm', { assignment: body.assignment })
  return 'done'
}

/** What was raised again and again after its end is proposed to the manager. */
export function proposeLongTerm(draft: Draft, body: Bodies['proposeLongTerm']): string {
  openOverlay(draft, { kind: 'longTerm', state: 'proposed', cause: body.cause })
  return 'done'
}

/** Work for months: the plan and its stages take the place of the limit on handling. The last lead takes up what was closed. */
export function declareLongTerm(draft: Draft, { guidance }: Bodies['declareLongTerm']): string | Refusal {
  const { now, organizers } = draft.context
  if (guidance !== undefined && !organizers[guidance]) return { code: 'unknown-organizer' }
  const asked = openRuling(draft.matter, 'longTerm')
  if (asked) endRuling(draft, asked, 'approve')
  liftOverlays(draft, 'longTerm')
  const regime = addRegime(draft, 'longTerm', { guidance: guidance ?? null, openedAt: now })
  if (draft.matter.state === 'handling') return replaceLimit(draft, regime)
  if (!handledBy(draft.matter)) {
    expectAnotherResult(draft)
    return 'toDispatch'
  }
  reassignLead(draft, ['sign'])
  draft.startClock('plan', regime)
  return 'reopened'
}

function replaceLimit(draft: Draft, regime: string): 'declared' {
  const lead = liveLead(draft.matter)!
  const replaced = ['handle', 'rehandle', 'finalReply', 'overdueSupervision', 'overdueCircular'] as const
  for (const kind of replaced) for (const clock of draft.running(kind, lead.id)) draft.end(clock)
  dropRulings(draft, { assignment: lead.id })
  if (lead.state !== 'issued') draft.put('assignments', lead.id, { state: 'handling' })
  draft.startClock('plan', regime)
  return 'declared'
}

/** The organizer says how it will be solved and by when: feedback is never further away than the rules allow. */
export function submitPlan(draft: Draft, body: Bodies['submitPlan']): string | Refusal {
  const { now } = draft.context
  const stages = body.stages.map(({ goal, dueOn }) => ({ goal: goal.id, dueOn }))
  const plan: Plan = { goals: body.goals.id, stages, submittedAt: now, approvedAt: null }
  const wrong = faultOf(draft, plan)
  if (wrong) return wrong
  draft.put('regimes', regimeOf(draft.matter, 'longTerm')!.id, { plan })
  return 'done'
}

function faultOf(draft: Draft, { stages }: Plan): Refusal | null {
  const { now, rules } = draft.context
  const longest = rules.limits['longTerm.feedback'].limit.value
  let before = dayOf(now)
  for (const { dueOn } of stages) {
    if (dueOn <= before) return refuse('plan.order')
    if (dueOn > addDays(before, longest)) return refuse('longTerm.feedback')
    before = dueOn
  }
  return stages.length > 0 ? null : refuse('plan.order')
}

/** The guidance department's yes to the plan starts its stages; its no asks for another plan. */
export function approvePlan(draft: Draft, body: Bodies['approvePlan']): string | Refusal {
  const regime = regimeOf(draft.matter, 'longTerm')!
  if (body.ruling === 'reject') {
    draft.put('regimes', regime.id, { plan: null })
    return 'rejected'
  }
  const plan = regime.plan!
  const wrong = faultOf(draft, plan)
  if (wrong) return wrong
  draft.put('regimes', regime.id, { plan: { ...plan, approvedAt: draft.context.now } })
  draft.meet('plan', regime.id)
  for (const stage of plan.stages) beginStage(draft, regime, stage)
  if (draft.running('feedback', regime.id).length === 0) draft.startClock('feedback', regime.id)
  return 'approved'
}

/** A stage is due by the end of its day: so many natural days from the approval. */
function beginStage(draft: Draft, regime: Regime, { goal, dueOn }: Plan['stages'][number]): void {
  const { now, newId } = draft.context
  const id = newId()
  draft.put('stages', id, { regime: regime.id, goal, dueOn, report: null, reportedAt: null })
  const days = (startOfDay(dueOn) - startOfDay(dayOf(now))) / dayLength
  draft.startClock('stage', id, { limit: { value: days, unit: 'naturalDay' } })
}

/** Feedback to the demander and the centre. A stage may be reported on again: each time the next feedback is owed anew. */
export function reportStage(draft: Draft, body: Bodies['reportStage']): string | Refusal {
  const { now } = draft.context
  const regime = regimeOf(draft.matter, 'longTerm')!
  const stage = stagesOf(draft.matter, regime).find(({ id }) => id === body.stage)
  if (!stage) return { code: 'unknown-part' }
  draft.put('stages', stage.id, { report: body.text.id, reportedAt: stage.reportedAt ?? now })
  draft.meet('stage', stage.id)
  draft.meet('feedback', regime.id)
  draft.startClock('feedback', regime.id)
  return 'done'
}

/** The guidance department's opinion: the event is all there is to it. */
export const advise = (): string => 'done'

/** Back to an ordinary reply, on a limit of its own; while a legal procedure goes on, that limit rests. */
export function endLongTerm(draft: Draft): string {
  endRegime(draft, regimeOf(draft.matter, 'longTerm')!.id)
  draft.startClock('finalReply', liveLead(draft.matter)!.id)
  if (regimeOf(draft.matter, 'legalProcedure')) draft.pause('finalReply')
  pullBelow(draft)
  return 'done'
}
