import { isWithin } from '../../access/index.ts'
import { refuse } from '../context.ts'
import { lastLead } from '../find.ts'
import type { Matter } from '../types.ts'
import { type Condition, windowEnd } from './common.ts'

const reviewable: readonly Matter['closing'][] = ['answered', 'resolved', 'explained', 'terminated']

const requestReview: Condition = (matter, context) => {
  if (!reviewable.includes(matter.closing)) return refuse('review.closing')
  if (context.now >= windowEnd(matter.deliveredAt ?? matter.closedAt!, 'review.applyWindow', context))
    return refuse('review.applyWindow')
  const { actor } = context
  const asks = matter.participants.filter(({ id }) => actor.kind !== 'demander' || id === actor.participant)
  return asks.some(({ reviewedRounds }) => !reviewedRounds.includes(matter.round)) ? null : refuse('review.max')
}

const ruleReview: Condition = (matter, { actor, organizers }) => {
  const handled = lastLead(matter)?.organizer
  const unit = actor.kind === 'staff' ? actor.organizer : null
  if (!unit || !handled) return null
  const same = isWithin(organizers, unit, handled) || isWithin(organizers, handled, unit)
  return same ? refuse('review.otherUnit') : null
}

export const resultConditions = { requestReview, ruleReview } as const satisfies Record<string, Condition>
