import { type Actor, hasRole } from '../access/index.ts'
import { wrongState } from './conditions/common.ts'
import { conditions } from './conditions/index.ts'
import type { Context, Refusal } from './context.ts'
import { lastLead, liveLead, superiorOf } from './find.ts'
import { type CommandName, type Row, rowOf, sentCommands } from './lifecycle.ts'
import type { Party } from './parties.ts'
import type { Assignment, Matter } from './types.ts'

/** What an actor is in the table. Whoever has shown no code is nobody in a matter that is there already. */
const partiesOf = (actor: Actor): readonly Party[] => {
  if (actor.kind === 'staff') return actor.roles
  return actor.kind === 'public' ? [] : [actor.kind]
}

/** An operator may do for the demander what the demander may do, in a contact that is recorded with it. */
export const isOnBehalf = (command: CommandName, actor: Actor): boolean =>
  rowOf(command).by.includes('demander') && !ownParty(rowOf(command), actor) && hasRole(actor, 'operator')

const ownParty = (row: Row, actor: Actor): boolean => partiesOf(actor).some((party) => row.by.includes(party))

const unitParties: readonly Party[] = ['organizer_clerk', 'organizer_leader']

function mayTake(command: CommandName, matter: Matter, actor: Actor, assignment?: Assignment): boolean {
  if (actor.kind === 'demander' && actor.matter !== matter.id) return false
  if (actor.kind === 'demander' && !matter.participants.some(({ id, leftAt }) => id === actor.participant && !leftAt))
    return false
  const row = rowOf(command)
  const as = partiesOf(actor).filter((party) => row.by.includes(party))
  if (as.some((party) => unitParties.includes(party) && isOwnUnit(row, matter, actor, assignment))) return true
  return as.some((party) => !unitParties.includes(party) && isCentral(row, assignment)) || isOnBehalf(command, actor)
}

/** Whether the unit a clerk or leader works for is the one whose part it is. */
function isOwnUnit(row: Row, matter: Matter, actor: Actor, assignment?: Assignment): boolean {
  if (actor.kind !== 'staff' || actor.organizer === null) return false
  if (row.assignment) return assignment !== undefined && actingUnit(matter, assignment, row) === actor.organizer
  if (row.unit === 'involved') return matter.assignments.some(({ organizer }) => organizer === actor.organizer)
  return row.unit !== 'lead' || (liveLead(matter) ?? lastLead(matter))?.organizer === actor.organizer
}

/** Where an assignment answers to the one above it, a child is its parent's affair and not the centre's. */
const isCentral = ({ assignment: named }: Row, assignment?: Assignment): boolean =>
  named?.unit !== 'parentOrCentre' || assignment?.kind !== 'sub'

/** The unit that acts on an assignment: its own, or the one it answers to. */
function actingUnit(matter: Matter, assignment: Assignment, { assignment: named }: Row): string | undefined {
  if (named?.unit === 'own') return assignment.organizer
  const answersToCentre = named?.unit === 'parentOrCentre' && assignment.kind === 'co'
  return answersToCentre ? undefined : superiorOf(matter, assignment)?.organizer
}

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
  if (!mayTake(command, matter, context.actor, assignment)) return { code: 'not-permitted' }
  if (!row.from.includes(matter.state)) return wrongState(matter)
  if (row.assignment && assignment) {
    const fits = row.assignment.kinds.includes(assignment.kind) && row.assignment.from.includes(assignment.state)
    if (!fits) return { code: 'wrong-state', state: matter.state, assignmentState: assignment.state }
  }
  return conditions[command]?.(matter, context, assignment) ?? null
}

/** What the actor may do to the matter now, without commands that act on an assignment. */
export const allowedCommands = (matter: Matter, context: Context): CommandName[] =>
  sentCommands.filter((name) => !rowOf(name).assignment && obstacle(name, matter, context) === null)

/** What the actor may do to one assignment now. */
export const allowedOnAssignment = (matter: Matter, assignment: Assignment, context: Context): CommandName[] =>
  sentCommands.filter((name) => rowOf(name).assignment && obstacle(name, matter, context, assignment) === null)
