import { hasRole } from '../../access/index.ts'
import { isRunning } from '../clock.ts'
import { refuse } from '../context.ts'
import { handleClockOf } from '../duty.ts'
import { liveLead, regimeOf, stagesOf } from '../find.ts'
import { openRuling } from '../rulings.ts'
import type { AssignmentState, Matter, RegimeKind } from '../types.ts'
import { type Condition, firstOf, isOwn, notAsked, rules, wrongState } from './common.ts'

const isOn =
  (kind: RegimeKind): Condition =>
  (matter) =>
    regimeOf(matter, kind) ? null : wrongState(matter)

const isOff =
  (kind: RegimeKind, rule: 'longTerm.open' | 'legal.open'): Condition =>
  (matter) =>
    regimeOf(matter, kind) ? refuse(rule) : null

const leadIs =
  (...states: readonly AssignmentState[]): Condition =>
  (matter) =>
    states.includes(liveLead(matter)?.state ?? 'recalled') ? null : wrongState(matter)

const closedWithResult: readonly Matter['closing'][] = ['answered', 'resolved', 'explained', 'terminated']

const mayDeclare: Condition = (matter, context) => {
  if (matter.state === 'closed') return closedWithResult.includes(matter.closing) ? null : refuse('longTerm.closing')
  if (isOwn(openRuling(matter, 'longTerm')?.askedBy ?? null, context)) return refuse('ruling.own')
  return leadIs('issued', 'handling', 'approving', 'returning')(matter, context)
}

const beforeDue: Condition = (matter, { now }, assignment) => {
  const clock = handleClockOf(matter, assignment!)
  return clock && now >= clock.dueAt ? refuse('longTerm.due') : null
}

/** One plan at a time: the next may be laid before the department when every stage of the last has been reported on. */
const mayPlan: Condition = (matter) => {
  const regime = regimeOf(matter, 'longTerm')!
  const waits = regime.plan !== null && regime.plan.approvedAt === null
  const owed = stagesOf(matter, regime).some(({ reportedAt }) => reportedAt === null)
  return waits || owed ? refuse('plan.waits') : null
}

/** The department that was named; where none was, the centre's manager. */
const guides: Condition = (matter, { actor }) => {
  const { guidance } = regimeOf(matter, 'longTerm')!
  if (guidance === null) return hasRole(actor, 'centre_manager') ? null : { code: 'not-permitted' }
  const own = hasRole(actor, 'guidance') && actor.kind === 'staff' && actor.organizer === guidance
  return own ? null : { code: 'not-permitted' }
}

/** Stages come with the approval of a plan. */
const hasStage: Condition = (matter) =>
  stagesOf(matter, regimeOf(matter, 'longTerm')!).length > 0 ? null : wrongState(matter)

const planWaits: Condition = (matter) => {
  const plan = regimeOf(matter, 'longTerm')?.plan
  return plan && plan.approvedAt === null ? null : wrongState(matter)
}

const resultIsOwed: Condition = (matter, _context, assignment) => {
  const owed = matter.clocks.some((clock) => {
    return clock.kind === 'legalReport' && clock.of === assignment!.id && isRunning(clock)
  })
  return owed ? null : wrongState(matter)
}

export const regimeConditions = {
  requestLongTerm: firstOf(isOff('longTerm', 'longTerm.open'), notAsked('longTerm'), beforeDue),
  proposeLongTerm: (matter) => {
    if (!closedWithResult.includes(matter.closing)) return refuse('longTerm.closing')
    const known = matter.overlays.some(({ kind, endedAt }) => kind === 'longTerm' && endedAt === null)
    return known || regimeOf(matter, 'longTerm') ? refuse('longTerm.open') : null
  },
  declareLongTerm: firstOf(isOff('longTerm', 'longTerm.open'), mayDeclare),
  submitPlan: firstOf(isOn('longTerm'), leadIs('handling'), mayPlan),
  approvePlan: firstOf(isOn('longTerm'), planWaits, guides),
  reportStage: firstOf(isOn('longTerm'), hasStage),
  advise: firstOf(isOn('longTerm'), guides),
  endLongTerm: firstOf(isOn('longTerm'), leadIs('issued', 'handling')),
  enterLegalProcedure: firstOf(isOff('legalProcedure', 'legal.open'), notAsked('legalProcedure')),
  ruleLegalProcedure: rules('legalProcedure'),
  confirmLegalProcedure: isOn('legalProcedure'),
  endLegalProcedure: isOn('legalProcedure'),
  reportLegalResult: resultIsOwed,
} as const satisfies Record<string, Condition>
