import { hasRole } from '../../access/index.ts'
import { type Context, refuse } from '../context.ts'
import { handledBy, isApart, isSealed } from '../find.ts'
import type { Matter, Participant, Rating } from '../types.ts'
import { type Condition, windowEnd } from './common.ts'

const reviewable: readonly Matter['closing'][] = ['answered', 'resolved', 'explained', 'terminated']

const requestReview: Condition = (matter, context) => {
  if (!reviewable.includes(matter.closing)) return refuse('review.closing')
  if (context.now >= windowEnd(matter.deliveredAt ?? matter.closedAt!, 'review.applyWindow', context))
    return refuse('review.applyWindow')
  return spokenFor(matter, context).some((one) => mayAskAgain(one, matter.round, context)) ? null : refuse('review.max')
}

/** Those for whom an actor may speak: a demander for himself, an operator for each of them. */
const spokenFor = ({ participants }: Matter, { actor }: Context): Participant[] =>
  participants.filter(({ id }) => actor.kind !== 'demander' || id === actor.participant)

/** Each demander may have a result reviewed as often as the rules say. */
export const mayAskAgain = (
  { reviewedRounds }: Pick<Participant, 'reviewedRounds'>,
  round: number,
  { rules }: Pick<Context, 'rules'>,
): boolean => reviewedRounds.filter((one) => one === round).length < rules.counts['review.max'].count

/** Somebody whose rating is still to be given. */
const rate: Condition = (matter, context) =>
  spokenFor(matter, context).some((one) => mayRate(one, matter)) ? null : refuse('callback.settled')

/** A demander rates a result once, while he is in the matter and not yet heard in the call-back; also one who is owed no call. */
export const mayRate = ({ id, leftAt, settled }: Participant, matter: Heard): boolean =>
  leftAt === null &&
  (settled === null || settled === 'exempt') &&
  !waitingRatings(matter).some(({ participant }) => participant === id)

type Heard = Pick<Matter, 'ratings' | 'round' | 'participants'>

/** Dissatisfaction with the present result that nobody has judged yet. Who has left is asked no more, and counts no more. */
export const waitingRatings = ({ ratings, round, participants }: Heard): Rating[] => {
  const gone = new Set(participants.filter(({ leftAt }) => leftAt !== null).map(({ id }) => id))
  return ratings.filter((one) => one.round === round && one.reasonable === null && !gone.has(one.participant))
}

/**
 * Whoever handled it does not judge it: a unit's result is judged by the centre or by a department that stands neither above
 * nor below that unit, the centre's own answer by a department or the joint-meeting office.
 */
const ruleReview: Condition = (matter, { actor, organizers }) => {
  if (actor.kind !== 'staff') return null
  const ofTheCentre = handledBy(matter) ? 'centre_manager' : 'office'
  // What is sealed no department may read, so none can judge it.
  const asDepartment = hasRole(actor, 'guidance') && !isSealed(matter)
  if (!asDepartment && !hasRole(actor, ofTheCentre)) return refuse('review.otherUnit')
  const { organizer: unit } = actor
  return !unit || isApart(organizers, unit, matter) ? null : refuse('review.otherUnit')
}

export const resultConditions = { rate, requestReview, ruleReview } as const satisfies Record<string, Condition>
