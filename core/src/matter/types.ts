import type { Instant, Limit, Pause } from '../calendar/index.ts'
import type { LimitKey } from '../rules/index.ts'
import type { Overlay, Question, Regime, Ruling, Stage } from './beside.ts'
import type { ClockKind } from './clock-kinds.ts'

export * from './beside.ts'

export const matterTypes = ['consultation', 'help', 'complaint', 'report', 'suggestion', 'praise'] as const
export type MatterType = (typeof matterTypes)[number]

export const urgencies = ['general', 'urgent', 'critical'] as const
export type Urgency = (typeof urgencies)[number]

export const channels = ['phone', 'web', 'wechat', 'letter', 'exchange'] as const
export type Channel = (typeof channels)[number]

export const replyChannels = ['phone', 'sms', 'wechat', 'none'] as const
export type ReplyChannel = (typeof replyChannels)[number]

export const matterStates = [
  'registered',
  'supplementing',
  'dispatching',
  'handling',
  'auditing',
  'callback',
  'closed',
  'reviewing',
] as const
export type MatterState = (typeof matterStates)[number]

export const closings = [
  'answered',
  'resolved',
  'explained',
  'terminated',
  'withdrawn',
  'merged',
  'insufficient',
  'not_accepted',
] as const
export type Closing = (typeof closings)[number]

export const assignmentStates = [
  'issued',
  'handling',
  'approving',
  'replied',
  'completed',
  'returning',
  'returned',
  'recalled',
] as const
export type AssignmentState = (typeof assignmentStates)[number]

export const assignmentKinds = ['lead', 'co', 'sub'] as const
export type AssignmentKind = (typeof assignmentKinds)[number]

/** How far a thing was solved, as the unit found or the demander says. */
export const solvedGrades = ['yes', 'partly', 'no'] as const
export type Solved = (typeof solvedGrades)[number]

/** A free text kept outside the events: its id and the salted digest that proves it. */
export interface TextRef {
  id: string
  digest: string
}

/** How a call-back ended for a demander; `exempt` where he is owed none. */
export const settlements = ['rated', 'unrated', 'unreached', 'exempt'] as const

export const participantKinds = ['person', 'company', 'organisation', 'anonymous'] as const

/** One demander of a matter (诉求人). Who he is lies elsewhere; `digest` proves it. */
export interface Participant {
  id: string
  kind: (typeof participantKinds)[number]
  reply: ReplyChannel
  digest: string | null
  joinedAt: Instant
  leftAt: Instant | null
  /** How the call-back of the present round ended for him; null while it is still open. */
  settled: (typeof settlements)[number] | null
  /** Results he has already had reviewed, by the round they belong to. */
  reviewedRounds: number[]
  /** Number of the matter from which a merge brought him; null when he asked here. */
  from: string | null
}

export interface Findings {
  true: boolean
  solved: Solved
  inDuty: boolean
  contacted: boolean
}

/** One organizer's duty in a matter (承办单). */
export interface Assignment {
  id: string
  kind: AssignmentKind
  parent: string | null
  organizer: string
  state: AssignmentState
  round: number
  issuedAt: Instant
  signedAt: Instant | null
  complex: boolean
  designated: boolean
  interim: boolean
  mayReturn: boolean
  advice: string | null
  findings: Findings | null
  internalText: string | null
  publicText: string | null
  repliedAt: Instant | null
  /** The account that wrote the reply, so that nobody approves his own. */
  repliedBy: string | null
}

/** One time limit of a matter or of a thing in it (时限). Everything its due time depends on is in here. */
export interface Clock {
  id: string
  kind: ClockKind
  /** The assignment, ruling or overlay it belongs to; null for the matter itself. */
  of: string | null
  rule: LimitKey
  version: number
  calendar: string
  start: Instant
  limit: Limit
  pauses: Pause[]
  extensions: Limit[]
  /** A due time given from outside the limit: a child never later than its parent, a shorter limit never later than the old one. */
  notAfter: Instant | null
  dueAt: Instant
  warnAt: Instant
  provisional: boolean
  warnedAt: Instant | null
  overdueAt: Instant | null
  metAt: Instant | null
  /** Ended without being met: no longer owed. */
  endedAt: Instant | null
}

/** What a demander thinks of the result. First and last are both kept; `round` 0 is the first handling. */
export interface Rating {
  id: string
  participant: string
  round: number
  at: Instant
  by: 'demander' | 'callback'
  solved: Solved | null
  grade: number | null
  /** Null while a demander's own dissatisfaction waits to be judged. */
  reasonable: boolean | null
}

/** One attempt to reach a demander. */
export interface CallbackTry {
  id: string
  participant: string
  round: number
  at: Instant
  reached: boolean
}

/** The texts that stand for a matter now, by what they are. */
export interface MatterTexts {
  title: string | null
  content: string | null
  address: string | null
  titleForUnits: string | null
  contentForUnits: string | null
  answer: string | null
  missing: string | null
}

/** One request that has to be handled (热线事项): all that the rules need to know, and nobody's name. */
export interface Matter {
  id: string
  no: string
  state: MatterState
  closing: Closing | null
  /** Where `supplement` leads back to. */
  cameFrom: MatterState | null
  type: MatterType
  category: string | null
  urgency: Urgency
  channel: Channel
  place: { district: string | null; street: string | null; committee: string | null }
  confidential: boolean
  about: string[]
  /** Of a declined matter: the channel its demander was told of; absent before that was kept. */
  guidedTo?: string
  /** Number of the matter that took this one in. */
  mergedInto: string | null
  /** Marks of the staff, for finding and counting. */
  tags: string[]
  ruleSet: number
  registeredAt: Instant
  acceptedAt: Instant | null
  /** When the result was told to the demanders; the window for a review starts here. */
  deliveredAt: Instant | null
  closedAt: Instant | null
  /** How often the result was handled again. */
  round: number
  texts: MatterTexts
  participants: Participant[]
  assignments: Assignment[]
  clocks: Clock[]
  rulings: Ruling[]
  overlays: Overlay[]
  questions: Question[]
  regimes: Regime[]
  stages: Stage[]
  ratings: Rating[]
  tries: CallbackTry[]
  /** Number of events so far. */
  version: number
  lastAt: Instant
}
