import { type Actor, hasRole, isWithin } from '../access/index.ts'
import { computeDue, type Instant } from '../calendar/index.ts'
import type { LimitKey } from '../rules/index.ts'
import { isRunning } from './clock.ts'
import { type Context, type Refusal, refuse } from './context.ts'
import { isOpen, lastLead, liveLead, openWithdrawal, supervisionsOf } from './find.ts'
import { type CommandName, type Row, rowOf, sentCommands } from './lifecycle.ts'
import type { Party } from './parties.ts'
import type { Assignment, Matter } from './types.ts'

const partiesOf = (actor: Actor): readonly Party[] => {
  if (actor.kind === 'staff') return actor.roles
  return actor.kind === 'system' ? ['system'] : ['demander']
}

/** An operator may do for the demander what the demander may do, in a contact that is recorded with it. */
export const isOnBehalf = (command: CommandName, actor: Actor): boolean =>
  rowOf(command).by.includes('demander') && !ownParty(rowOf(command), actor) && hasRole(actor, 'operator')

const ownParty = (row: Row, actor: Actor): boolean => partiesOf(actor).some((party) => row.by.includes(party))

function mayTake(command: CommandName, matter: Matter, actor: Actor): boolean {
  if (actor.kind === 'demander' && actor.matter !== matter.id) return false
  if (actor.kind === 'demander' && !matter.participants.some(({ id, leftAt }) => id === actor.participant && !leftAt))
    return false
  return ownParty(rowOf(command), actor) || isOnBehalf(command, actor)
}

/** The unit that acts on an assignment: its own, or the one it answers to. */
function actingUnit(matter: Matter, assignment: Assignment, unit: 'own' | 'superior'): string | undefined {
  if (unit === 'own') return assignment.organizer
  const superior =
    assignment.kind === 'sub' ? matter.assignments.find(({ id }) => id === assignment.parent) : liveLead(matter)
  return superior?.organizer
}

/** The end of a window of time that opened at `from`: exclusive, like every due time. */
export const windowEnd = (from: Instant, rule: LimitKey, { rules, calendar }: Context): Instant =>
  computeDue(calendar, { start: from, limit: rules.limits[rule].limit }).dueAt

type Condition = (matter: Matter, context: Context) => Refusal | null

const wrongState = (matter: Matter): Refusal => ({ code: 'wrong-state', state: matter.state })

/** What a row's states cannot say: conditions that hold whatever the body is. */
const conditions: Partial<Record<CommandName, Condition>> = {
  supplement: (matter, context) => {
    if (matter.state !== 'closed') return null
    if (matter.closing !== 'insufficient') return wrongState(matter)
    return context.now < windowEnd(matter.closedAt!, 'supplement.reopen', context) ? null : refuse('supplement.reopen')
  },
  contactDemander: (matter) => (mayBeContacted(matter) ? null : refuse('contact.sealed')),
  withdraw: (matter) => (openWithdrawal(matter) ? refuse('withdraw.asked') : null),
  ruleWithdrawal: (matter) => (openWithdrawal(matter) ? null : wrongState(matter)),
  requestReview: (matter, context) => {
    if (!reviewable.includes(matter.closing)) return refuse('review.closing')
    if (context.now >= windowEnd(matter.deliveredAt ?? matter.closedAt!, 'review.applyWindow', context))
      return refuse('review.applyWindow')
    const { actor } = context
    const asks = matter.participants.filter(({ id }) => actor.kind !== 'demander' || id === actor.participant)
    return asks.some(({ reviewedRounds }) => !reviewedRounds.includes(matter.round)) ? null : refuse('review.max')
  },
  ruleReview: (matter, { actor, organizers }) => {
    const handled = lastLead(matter)?.organizer
    const unit = actor.kind === 'staff' ? actor.organizer : null
    if (!unit || !handled) return null
    return isWithin(organizers, unit, handled) || isWithin(organizers, handled, unit)
      ? refuse('review.otherUnit')
      : null
  },
  answerSupervision: (matter, { actor }) => {
    if (supervisionsOf(matter, ['open']).length === 0) return wrongState(matter)
    const lead = liveLead(matter)
    const mine = hasRole(actor, 'organizer_clerk') && actor.kind === 'staff' && actor.organizer === lead?.organizer
    return mine || (!lead && hasRole(actor, 'centre_manager')) ? null : { code: 'not-permitted' }
  },
  liftSupervision: (matter) => (supervisionsOf(matter, ['open', 'answered']).length > 0 ? null : wrongState(matter)),
}

const reviewable: readonly Matter['closing'][] = ['answered', 'resolved', 'explained', 'terminated']

/** A unit may speak to the demander himself only where he is known to it. */
export const mayBeContacted = (matter: Matter): boolean =>
  matter.type !== 'report' && !matter.confidential && matter.participants.some(({ kind }) => kind !== 'anonymous')

/**
 * Why the actor may not take the command on this matter (and assignment) now, whatever its body; null when he may.
 * The API's check, the buttons of the screens and the exhaustive test all ask here.
 */
export function obstacle(
  command: CommandName,
  matter: Matter,
  context: Context,
  assignment?: Assignment,
): Refusal | null {
  const row = rowOf(command)
  if (!mayTake(command, matter, context.actor)) return { code: 'not-permitted' }
  if (row.assignment && assignment) {
    const { actor } = context
    const unit = actingUnit(matter, assignment, row.assignment.unit)
    if (actor.kind === 'staff' && actor.organizer !== unit) return { code: 'not-permitted' }
  }
  if (!row.from.includes(matter.state)) return wrongState(matter)
  if (row.assignment && assignment) {
    const fits = row.assignment.kinds.includes(assignment.kind) && row.assignment.from.includes(assignment.state)
    if (!fits) return { code: 'wrong-state', state: matter.state, assignmentState: assignment.state }
  }
  return conditions[command]?.(matter, context) ?? null
}

/** What the actor may do to the matter now, without commands that act on an assignment. */
export const allowedCommands = (matter: Matter, context: Context): CommandName[] =>
  sentCommands.filter((name) => !rowOf(name).assignment && obstacle(name, matter, context) === null)

/** What the actor may do to one assignment now. */
export const allowedOnAssignment = (matter: Matter, assignment: Assignment, context: Context): CommandName[] =>
  sentCommands.filter((name) => rowOf(name).assignment && obstacle(name, matter, context, assignment) === null)

/** An open matter that nobody and no clock looks after would be forgotten: there must be none. */
export const isLookedAfter = (matter: Matter): boolean => !isOpen(matter) || matter.clocks.some(isRunning)
