import { isRunning, ownerOf } from './clock.ts'
import type { ClockKind } from './clock-kinds.ts'
import type { Party } from './parties.ts'
import type { Clock, Matter, Question } from './types.ts'

/** Limits that somebody owes beside what the state of the matter or of an assignment asks of him. */
const beside: readonly ClockKind[] = ['ruling', 'dispute', 'relay', 'plan']

/** Whom a running limit waits for: a role, and its unit where it is one of a unit. */
export interface Waiting {
  owner: Party
  organizer: string | null
}

/**
 * Whom a running limit waits for, where no list of a state or of assignments tells him: whoever rules, settles a dispute,
 * relays a question or judges a plan. Null of all other limits. So nothing is owed that stands in no list of its owner.
 */
export function waitingFor(clock: Clock, matter: Matter): Waiting | null {
  const owner = ownerOf(clock, matter)
  if (!beside.includes(clock.kind) || owner === 'organizer_clerk') return null
  return { owner, organizer: unitOf(clock, matter, owner) }
}

/**
 * Whether the answer to a question is still wanted. It is while its limit runs: not once it was given, nor after the assignment
 * that asked has left or the matter was closed.
 */
export const waitsForAnswer = ({ id }: Pick<Question, 'id'>, { clocks }: Pick<Matter, 'clocks'>): boolean =>
  clocks.some((clock) => clock.kind === 'relay' && clock.of === id && isRunning(clock))

/** The unit whose leader rules on what a unit below asked for, or the department that guides. */
function unitOf(clock: Clock, matter: Matter, owner: Party): string | null {
  if (owner === 'guidance') return matter.regimes.find(({ id }) => id === clock.of)?.guidance ?? null
  if (owner !== 'organizer_leader') return null
  const asked = matter.rulings.find(({ id }) => id === clock.of)?.assignment
  const parent = matter.assignments.find(({ id }) => id === asked)?.parent
  return matter.assignments.find(({ id }) => id === parent)?.organizer ?? null
}
