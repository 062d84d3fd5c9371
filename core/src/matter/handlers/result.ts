import { halfDayOf } from '../../calendar/index.ts'
import type { Bodies } from '../bodies.ts'
import { mayAskAgain, mayRate, waitingRatings } from '../conditions/result.ts'
import { type Concerned, type Refusal, refuse } from '../context.ts'
import type { Draft } from '../draft.ts'
import { handledBy, isHeardOut } from '../find.ts'
import { reassignLead } from '../steps/lead.ts'
import { proposeDifficult, superviseFor } from '../steps/overlay.ts'
import { expectAnotherResult } from '../steps/result.ts'
import type { Matter, Participant, Rating } from '../types.ts'

/** The centre judges the reply. What passes is told to every demander; who wants no call-back is not called. */
export function auditReply(draft: Draft, body: Bodies['auditReply']): string | Refusal {
  if (body.verdict === 'fail') return body.findings ? 'failed' : { code: 'missing-input', field: 'findings' }
  draft.set({ deliveredAt: draft.context.now })
  for (const one of present(draft.matter))
    draft.put('participants', one.id, { settled: wantsNoCall(one) ? 'exempt' : null })
  for (const { id, state } of draft.matter.assignments)
    if (state === 'replied') draft.put('assignments', id, { state: 'completed' })
  return isExempt(draft.matter) ? 'exempt' : 'passed'
}

const present = (matter: Matter): Participant[] => matter.participants.filter(({ leftAt }) => leftAt === null)

/** No call-back is owed to the anonymous, to those who want no reply, and for praise. */
const wantsNoCall = ({ kind, reply }: Participant): boolean => kind === 'anonymous' || reply === 'none'
const isExempt = (matter: Matter): boolean => matter.type === 'praise' || present(matter).every(wantsNoCall)

const isDissatisfied = (draft: Draft, grade: number | null, solved: Rating['solved']): boolean =>
  grade === null ? solved === 'no' : grade < draft.context.rules.counts['rating.satisfiedFrom'].count

/** One attempt to call back, and what the demander said when he was reached. */
export function recordCallback(draft: Draft, body: Bodies['recordCallback']): string | Refusal {
  const { context } = draft
  const open = present(draft.matter).filter(({ settled }) => settled === null)
  const participant = body.participant ? open.find(({ id }) => id === body.participant) : open[0]
  if (!participant) return body.participant ? refuse('callback.settled') : { code: 'unknown-participant' }

  const grade = body.rating ?? null
  const solved = body.solved ?? null
  if (!body.reached && (grade !== null || solved !== null)) return refuse('callback.unreached')
  const judged = body.reached && isDissatisfied(draft, grade, solved)
  if (judged && body.reasonable === undefined) return refuse('callback.reasonable')
  const { round } = draft.matter
  const tried = { participant: participant.id, round, at: context.now, reached: body.reached }
  draft.put('tries', context.newId(), tried)
  if (!body.reached) return unreached(draft, participant.id)

  const complained = waitingRatings(draft.matter).some((rating) => rating.participant === participant.id)
  const saysNothing = grade === null && solved === null
  if (complained && saysNothing && body.reasonable === undefined) return refuse('callback.reasonable')
  judgeWaiting(draft, participant.id, body.reasonable)
  if (complained && saysNothing) return body.reasonable ? handleAgain(draft) : settle(draft, participant.id, 'rated')
  if (saysNothing) return settle(draft, participant.id, 'unrated')
  const reasonable = judged ? body.reasonable! : true
  draft.put('ratings', context.newId(), {
    participant: participant.id,
    round,
    at: context.now,
    by: 'callback',
    solved,
    grade,
    reasonable,
  })
  if (judged && reasonable) return handleAgain(draft)
  return settle(draft, participant.id, 'rated')
}

/** After the last try on enough different half-days the demander counts as unreached. */
function unreached(draft: Draft, participant: string): string {
  const { counts } = draft.context.rules
  const tries = draft.matter.tries.filter((one) => one.participant === participant && one.round === draft.matter.round)
  const halfDays = new Set(tries.map(({ at }) => halfDayOf(at)))
  const enough = tries.length >= counts['callback.tries'].count && halfDays.size >= counts['callback.halfDays'].count
  if (!enough) return 'noted'
  if (waitingRatings(draft.matter).some((rating) => rating.participant === participant)) return 'noted'
  return settle(draft, participant, 'unreached')
}

function judgeWaiting(draft: Draft, participant: string, reasonable: boolean | undefined): void {
  for (const rating of waitingRatings(draft.matter))
    if (rating.participant === participant) draft.put('ratings', rating.id, { reasonable: reasonable ?? true })
}

/** One demander's call-back is done; the matter waits for the others. */
function settle(draft: Draft, participant: string, settled: NonNullable<Participant['settled']>): 'heard' | 'noted' {
  draft.put('participants', participant, { settled })
  return isHeardOut(draft.matter) ? 'heard' : 'noted'
}

/** The demander's own rating. Dissatisfaction waits for the call-back clerk to judge whether it is reasonable. */
export function rate(draft: Draft, body: Bodies['rate'], { participant }: Concerned): string | Refusal {
  const { matter, context } = draft
  const rater = present(matter).find(({ id }) => id === participant)
  if (!rater) return { code: 'unknown-participant' }
  if (!mayRate(rater, matter)) return refuse('callback.settled')
  const dissatisfied = isDissatisfied(draft, body.rating, body.solved)
  draft.put('ratings', context.newId(), {
    participant: rater.id,
    round: matter.round,
    at: context.now,
    by: 'demander',
    solved: body.solved,
    grade: body.rating,
    reasonable: dissatisfied ? null : true,
  })
  if (!dissatisfied) return settle(draft, rater.id, 'rated')
  // What waits to be judged holds the call-back open, also of one who was owed none.
  draft.put('participants', rater.id, { settled: null })
  return 'noted'
}

/** The call-back's time is over: unjudged dissatisfaction counts as reasonable, silence as nothing. */
export function endCallback(draft: Draft): string {
  const unjudged = waitingRatings(draft.matter)
  for (const { id } of unjudged) draft.put('ratings', id, { reasonable: true })
  if (unjudged.length > 0) return handleAgain(draft)
  const { tries, round } = draft.matter
  for (const { id, settled } of present(draft.matter)) {
    const reached = tries.some((one) => one.participant === id && one.round === round && one.reached)
    if (settled === null) draft.put('participants', id, { settled: reached ? 'unrated' : 'unreached' })
  }
  return 'heard'
}

/** How often a result left somebody dissatisfied with reason, this one with it. What a review opened again is no such round. */
function dissatisfactions(draft: Draft): number {
  const { ratings } = draft.matter
  const counted = ratings.filter((one) => one.reasonable === true && isDissatisfied(draft, one.grade, one.solved))
  return new Set(counted.map(({ round }) => round)).size
}

/** Back to the unit under the same number, on a short clock; the second time watched over, past the maximum no more. */
function handleAgain(draft: Draft): 'again' | 'exhausted' {
  const { counts } = draft.context.rules
  const times = dissatisfactions(draft)
  if (times > counts['rehandle.max'].count) {
    proposeDifficult(draft, 'rehandle.max')
    return 'exhausted'
  }
  reassignLead(draft, ['sign', 'rehandle'])
  if (times >= counts['supervise.dissatisfied'].count) superviseFor(draft, 'rehandle')
  return 'again'
}

/** A demander challenges the result, as often as he may. */
export function requestReview(
  draft: Draft,
  _body: Bodies['requestReview'],
  { participant }: Concerned,
): string | Refusal {
  const asks = present(draft.matter).find(({ id }) => id === participant)
  if (!asks) return { code: 'unknown-participant' }
  if (!mayAskAgain(asks, draft.matter.round, draft.context)) return refuse('review.max')
  draft.put('participants', asks.id, { reviewedRounds: [...asks.reviewedRounds, draft.matter.round] })
  return 'done'
}

export function ruleReview(draft: Draft, body: Bodies['ruleReview']): string {
  if (body.ruling === 'uphold') return 'upheld'
  if (!handledBy(draft.matter)) {
    // Nobody has handled it yet, so that no round ends; what comes is a first result all the same.
    expectAnotherResult(draft)
    return 'unanswered'
  }
  reassignLead(draft, ['sign', 'rehandle'])
  return 'again'
}
