import type { Day, Instant, Limit } from '../calendar/index.ts'
import type { Party } from './parties.ts'

export const rulingKinds = [
  'withdrawal',
  'return',
  'extension',
  'longTerm',
  'legalProcedure',
  'termination',
  'unreasonable',
  'appeal',
] as const
export type RulingKind = (typeof rulingKinds)[number]

/** A request that waits for a decision (审批). One of a kind is open at a time on a matter or assignment. */
export interface Ruling {
  id: string
  kind: RulingKind
  assignment: string | null
  participant: string | null
  /** Who decides. */
  owner: Party
  /** The account that asked, so that nobody decides on his own request; null when a demander asked. */
  askedBy: string | null
  /** By how much time, where time is asked for; `statute`: a law gives it, so the rules' own maxima do not bind. */
  extension: { by: Limit; statute: boolean } | null
  openedAt: Instant
  /** `silence`: nobody decided in time. `dropped`: what it was about went away. `dispute`: a return taken to the dispute. */
  ruling: 'approve' | 'reject' | 'dispute' | 'silence' | 'dropped' | null
  ruledAt: Instant | null
}

export const overlayKinds = ['urging', 'supervision', 'difficult', 'dispute', 'longTerm', 'unreasonable'] as const
export const overlayStates = ['proposed', 'open', 'answered', 'lifted'] as const
export const supervisionForms = ['routine', 'listed', 'interview', 'circular'] as const
export type SupervisionForm = (typeof supervisionForms)[number]

/** Something that runs beside the state and never changes it. `cause` says what opened it: a trigger, or a command. */
export interface Overlay {
  id: string
  kind: (typeof overlayKinds)[number]
  state: (typeof overlayStates)[number]
  form: SupervisionForm | null
  cause: string
  openedAt: Instant
  endedAt: Instant | null
}

export const regimeKinds = ['longTerm', 'legalProcedure'] as const
export type RegimeKind = (typeof regimeKinds)[number]

/** A solution plan (解决方案): what is to be reached, stage by stage. `goals` and `goal` are ids of texts. */
export interface Plan {
  goals: string
  stages: { goal: string; dueOn: Day }[]
  submittedAt: Instant
  approvedAt: Instant | null
}

/** What changes a matter's clocks while it lasts, and not its state. */
export interface Regime {
  id: string
  kind: RegimeKind
  /** The department that guides a long-term matter; null leaves its plan to the centre's manager. */
  guidance: string | null
  askedAt: Instant
  /** Null while it is only asked for. */
  openedAt: Instant | null
  endedAt: Instant | null
  /** The plan in force, or the one that waits for approval. */
  plan: Plan | null
  /** Of a legal procedure: ids of texts, and days. */
  law: string | null
  caseNumber: string | null
  expectedEndOn: Day | null
  procedureEndedOn: Day | null
}

/** One stage of an approved plan; each owes feedback to the demander and the centre. Texts by id. */
export interface Stage {
  id: string
  regime: string
  goal: string
  dueOn: Day
  report: string | null
  reportedAt: Instant | null
}

/** What a unit wants to know of a demander; the centre relays it (转达). Ids of texts. */
export interface Question {
  id: string
  assignment: string
  question: string
  askedAt: Instant
  /** What the demander himself said where the unit must not know him: it waits for the centre to pass it on. */
  heard: string | null
  answer: string | null
  answeredAt: Instant | null
  /** Which of the demanders said it; absent where the centre asked by itself, and before that was kept. */
  answeredBy?: string
}
