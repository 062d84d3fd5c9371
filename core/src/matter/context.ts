import type { Actor, OrganizerTree } from '../access/index.ts'
import type { Calendar, Instant } from '../calendar/index.ts'
import type { CountKey, LimitKey, RuleSet } from '../rules/index.ts'
import type { Assignment, MatterState } from './types.ts'

/** Everything a decision depends on beside the matter and the command. All of it is handed in. */
export interface Context {
  /** The moment of the command: never before the matter's last event. */
  now: Instant
  actor: Actor
  /** The rule set the matter keeps. */
  rules: RuleSet
  /** The rule set in force at `now`, pinned by `register` and `accept`. */
  rulesNow: RuleSet
  calendar: Calendar
  organizers: OrganizerTree
  /** Makes a time-ordered id of `now`. */
  newId: () => string
  /** The public number, for `register` alone. */
  no?: string
}

/** Why a command was not taken. `rule` names what refused it. */
export type Refusal =
  | { code: 'wrong-state'; state: MatterState; assignmentState?: string }
  | { code: 'not-permitted' }
  | { code: 'unknown-assignment' | 'unknown-participant' | 'unknown-organizer' | 'unknown-part' }
  | { code: 'missing-input'; field: string }
  | { code: 'rule-refused'; rule: StructuralRule | BoundRule }

/** Rules that are not numbers: each has its basis, told to whoever is refused. */
export const structuralRules = [
  'register.demander',
  'dispatch.about',
  'dispatch.duplicate',
  'dispatch.contentForUnits',
  'contact.sealed',
  'contact.future',
  'contact.early',
  'subAssign.below',
  'subAssign.due',
  'subAssign.cycle',
  'answer.article',
  'callback.settled',
  'callback.reasonable',
  'callback.unreached',
  'review.closing',
  'review.otherUnit',
  'withdraw.asked',
  'confidential.unchanged',
  'confidential.off',
  'confidential.others',
  'correct.unchanged',
  'reply.reason',
  'ruling.own',
  'ruling.asked',
  'return.designated',
  'return.interim',
  'return.rehandle',
  'return.suggested',
  'dispute.early',
  'question.answered',
  'difficult.open',
  'tag.unchanged',
  'subAssign.paused',
  'extend.clock',
  'extend.unit',
  'extend.perTime',
  'reply.regime',
  'longTerm.open',
  'longTerm.closing',
  'longTerm.due',
  'plan.waits',
  'plan.order',
  'legal.open',
  'legal.expectedEnd',
  'legal.endedOn',
  'merge.self',
  'merge.sealed',
  'unmerge.last',
  'unreasonable.open',
] as const
export type StructuralRule = (typeof structuralRules)[number]

/** Rules of the profile that refuse by their value; all others of it set clocks and start what happens by itself. */
export const boundRules = [
  'supplement.reopen',
  'return.window',
  'return.windowComplex',
  'return.max',
  'extend.applyBefore',
  'extend.maxTimes',
  'extend.totalMax',
  'longTerm.feedback',
  'review.applyWindow',
  'review.max',
  'urge.fromPercent',
  'urge.perWorkingDay',
] as const satisfies readonly (LimitKey | CountKey)[]
export type BoundRule = (typeof boundRules)[number]

export const refuse = (rule: StructuralRule | BoundRule): Refusal => ({ code: 'rule-refused', rule })

/** What a handler may know beside its body: the assignment it names and the participant it is about. */
export interface Concerned {
  assignment?: Assignment
  participant?: string
}
