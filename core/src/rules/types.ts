import type { Day, Limit } from '../calendar/index.ts'
import type { Guidance, GuidanceChannel } from './guidance.ts'

/** Who fixed a value: the Measures of the city, or a default of ours taken from elsewhere. */
export type RuleSource = 'measures' | 'default'

/** One rule of a profile. `basis` names the article, standard or city it comes from, as screens show it. */
export interface LimitRule {
  limit: Limit
  basis: string
  source: RuleSource
  /** Why a value of the Measures was set looser. */
  loosened?: string
}

/** A rule that is a plain number: tries, times, a share. */
export interface CountRule {
  count: number
  basis: string
  source: RuleSource
  /** Why a value of the Measures was set looser. */
  loosened?: string
}

/** The rules in force from a day on, resolved: every key of `limitKeys` and `countKeys` is there. */
export interface RuleSet {
  profile: string
  version: number
  from: Day
  limits: Record<LimitKey, LimitRule>
  counts: Record<CountKey, CountRule>
}

/** Keys of rules that are limits in time. */
export const limitKeys = [
  'accept.limit',
  'dispatch.general',
  'dispatch.urgent',
  'dispatch.critical',
  'supplement.limit',
  'supplement.reopen',
  'sign.general',
  'sign.urgent',
  'sign.critical',
  'contact.general',
  'contact.urgent',
  'contact.critical',
  'handle.consultation',
  'handle.help',
  'handle.complaint',
  'handle.report',
  'handle.suggestion',
  'handle.praise',
  'handle.urgent',
  'handle.critical',
  'co.limit',
  'return.window',
  'return.windowComplex',
  'return.reviewLimit',
  'extend.applyBefore',
  'extend.ruling',
  'extend.totalMax',
  'dispute.centre',
  'dispute.office',
  'rehandle.limit',
  'audit.limit',
  'callback.start',
  'callback.limit',
  'callback.abandoned',
  'relay.limit',
  'review.applyWindow',
  'review.limit',
  'ruling.termination',
  'ruling.withdrawal',
  'ruling.longTerm',
  'ruling.legalProcedure',
  'ruling.unreasonable',
  'ruling.appeal',
  'supervise.limit',
  'supervise.overdue',
  'supervise.sameMatterWindow',
  'circular.limit',
  'longTerm.window',
  'longTerm.plan',
  'longTerm.feedback',
  'longTerm.finalReply',
  'legal.finalReport',
  'legal.check',
  'merge.window',
  'staffChange.report',
  'leader.notice',
  'retention.matter',
  'retention.contact',
] as const
export type LimitKey = (typeof limitKeys)[number]

/** Keys of rules that are counts or shares. */
export const countKeys = [
  'callback.tries',
  'callback.halfDays',
  'callback.abandonedTries',
  'rehandle.max',
  'review.max',
  'rating.satisfiedFrom',
  'return.max',
  'extend.maxTimes',
  'urge.perWorkingDay',
  'urge.fromPercent',
  'supervise.dissatisfied',
  'supervise.sameMatter',
  'supervise.rejectedReturns',
  'longTerm.contacts',
  'longTerm.persons',
  'leader.sessionsPerMonth',
  'jointMeeting.plenaryPerYear',
] as const
export type CountKey = (typeof countKeys)[number]

/** A city's rules through time: the versions in order, each complete. */
export interface Profile {
  id: string
  name: string
  nameEn: string
  /** Where callers are guided to; a channel the file does not name is absent. */
  guidance: Partial<Record<GuidanceChannel, Guidance>>
  versions: RuleSet[]
}
