import type { Instant } from 'core/calendar'
import type { Channel, Closing, MatterState, MatterType, Solved, Urgency } from 'core/matter'
import type { Target } from './story-targets.ts'

export type StepCommand =
  | 'register'
  | 'accept'
  | 'requestSupplement'
  | 'supplement'
  | 'answer'
  | 'decline'
  | 'dispatch'
  | 'sign'
  | 'contactDemander'
  | 'requestReturn'
  | 'reviewReturn'
  | 'requestExtension'
  | 'ruleExtension'
  | 'reply'
  | 'approveReply'
  | 'auditReply'
  | 'recordCallback'
  | 'rate'
  | 'requestReview'
  | 'ruleReview'
  | 'withdraw'

/** What a step decides, as far as the story rests on it. The texts come with the matter. */
export interface Facts {
  solved?: Solved
  ruling?: 'approve' | 'reject' | 'uphold'
  verdict?: 'pass' | 'fail'
  reached?: boolean
  /** 1 very dissatisfied … 5 very satisfied. */
  rating?: number
  reasonable?: boolean
  /** The unit that a return names, and that the matter is then dispatched to. */
  unit?: string
}

/** The steps that a story may have late. A unit that does not sign in time has its duty signed for it. */
export type LateStep = 'accept' | 'dispatch' | 'reply'

/** One command to run and when. */
export type Step = Facts & { command: StepCommand; at: Instant }

/** What of a matter its story depends on. */
export interface Subject {
  type: MatterType
  urgency: Urgency
  channel: Channel
  /** False where the unit may not know the demander: reports, confidential and anonymous matters. */
  contacted: boolean
  /** False where no call-back is owed: praise, anonymous, no reply wanted. */
  calledBack: boolean
}

/** The past of a matter: commands in order of their times, and what it should have become by `now`. */
export interface Story {
  n: number
  target: Target
  registeredAt: Instant
  steps: readonly Step[]
  /** The step that takes too long, if any. */
  late: LateStep | null
  state: MatterState
  closing: Closing | null
}
