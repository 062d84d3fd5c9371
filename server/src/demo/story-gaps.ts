import type { MatterType, Urgency } from 'core/matter'
import { between, type Random } from './random.ts'
import type { LateStep, StepCommand } from './story-types.ts'

/** Milliseconds from the step before to this one: at least, at most. */
export type Gap = readonly [low: number, high: number]

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

type Gaps = Readonly<Record<Exclude<StepCommand, 'register'>, Gap>>

const general: Gaps = {
  accept: [3 * minute, 100 * minute],
  requestSupplement: [5 * minute, 80 * minute],
  supplement: [3 * hour, 40 * hour],
  answer: [4 * minute, 90 * minute],
  decline: [5 * minute, 90 * minute],
  dispatch: [10 * minute, 5 * hour],
  sign: [20 * minute, 16 * hour],
  contactDemander: [30 * minute, 4 * hour],
  requestReturn: [30 * minute, 4 * hour],
  reviewReturn: [30 * minute, 6 * hour],
  requestExtension: [20 * hour, 3 * day],
  ruleExtension: [1 * hour, 6 * hour],
  reply: [20 * hour, 7 * day],
  approveReply: [30 * minute, 18 * hour],
  auditReply: [20 * minute, 16 * hour],
  recordCallback: [6 * hour, 26 * hour],
  rate: [1 * hour, 40 * hour],
  requestReview: [20 * hour, 5 * day],
  ruleReview: [20 * hour, 3 * day],
  withdraw: [2 * hour, 40 * hour],
}

const consultation: Gaps = { ...general, sign: [20 * minute, 7 * hour], reply: [3 * hour, 26 * hour] }

/** Kept round the clock and inside the day that livelihood matters have. */
const urgent: Gaps = {
  ...general,
  accept: [1 * minute, 6 * minute],
  answer: [2 * minute, 10 * minute],
  decline: [2 * minute, 10 * minute],
  dispatch: [1 * minute, 7 * minute],
  sign: [3 * minute, 25 * minute],
  contactDemander: [5 * minute, 50 * minute],
  reply: [2 * hour, 15 * hour],
  approveReply: [10 * minute, 2 * hour],
}

const critical: Gaps = {
  ...urgent,
  accept: [1 * minute, 2 * minute],
  dispatch: [1 * minute, 2 * minute],
  sign: [1 * minute, 10 * minute],
  contactDemander: [2 * minute, 15 * minute],
  reply: [20 * minute, 60 * minute],
  approveReply: [2 * minute, 15 * minute],
}

/** How long the steps of such a matter usually take. */
export function gapsFor(type: MatterType, urgency: Urgency): Gaps {
  if (urgency === 'critical') return critical
  if (urgency === 'urgent') return urgent
  return type === 'consultation' ? consultation : general
}

/** A reply that is written anew, after a leader's no or in another round. */
export const replyAgain: Readonly<Record<Urgency, Gap>> = {
  general: [4 * hour, 30 * hour],
  urgent: [1 * hour, 6 * hour],
  critical: [10 * minute, 40 * minute],
}

const lateReply: Readonly<Record<Urgency, Gap>> = {
  general: [15 * day, 17 * day],
  urgent: [26 * hour, 40 * hour],
  critical: [3 * hour, 6 * hour],
}

/** How long a late step takes; longer than its limit unless a long holiday lies between. */
export function lateGap(step: LateStep, urgency: Urgency): Gap {
  if (step === 'reply') return lateReply[urgency]
  return step === 'accept' ? [3 * hour, 8 * hour] : [50 * hour, 70 * hour]
}

export const within = (random: Random, [low, high]: Gap): number => between(random, low / 1000, high / 1000) * 1000
