import type { Actor } from 'core/access'
import type { Matter, MatterEvent } from 'core/matter'
import { mayReadAnswer } from './shown.ts'

/**
 * Whether an event concerns a demander: he did it himself, or staff did it for all of them or with him. What another one
 * did or said, to staff as well, is not told to him. True for everybody who is not a demander.
 */
export function concerns(event: MatterEvent, matter: Matter, reader: Actor): boolean {
  if (reader.kind !== 'demander') return true
  const { actor, onBehalf } = event
  if (onBehalf) return onBehalf.participant === reader.participant
  if (actor.kind === 'demander') return actor.participant === reader.participant
  return isWith(event, matter, reader)
}

/** Of what staff do with one demander at a time: whether it was this one. */
function isWith(
  { command, facts, changes }: MatterEvent,
  matter: Matter,
  reader: Actor & { kind: 'demander' },
): boolean {
  // Whom a clerk calls he need not say, so his attempt tells it.
  if (command === 'recordCallback')
    return changes.some(({ of, set }) => of === 'tries' && set.participant === reader.participant)
  if (command === 'ruleWithdrawal') {
    const ruled = changes.flatMap((change) => (change.of === 'rulings' ? [change.id] : []))
    return matter.rulings.some(({ id, participant }) => ruled.includes(id) && participant === reader.participant)
  }
  if (command !== 'relayAnswer') return true
  const asked = matter.questions.find(({ id }) => id === facts.question)
  return asked !== undefined && mayReadAnswer(matter, asked, reader)
}
