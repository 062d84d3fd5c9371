import type { Instant } from '../calendar/index.ts'
import type { Channel, Findings, MatterType, Participant, ReplyChannel, Solved, TextRef, Urgency } from './types.ts'

interface OnAssignment {
  assignment: string
}
/** Where an operator acts for the demander: the contact in which he was asked to, and for whom. */
interface InContact {
  contact?: string
  participant?: string
}

/** What each command carries, after its free texts were put aside: `TextRef` stands for a text, `digest` for a person. */
export interface Bodies {
  register: {
    type: MatterType
    title: TextRef
    content: TextRef
    place?: { district?: string; street?: string; committee?: string; address?: TextRef }
    demander?: { kind: Participant['kind']; digest: string }
    anonymous?: boolean
    confidential?: boolean
    about?: string[]
    reply?: ReplyChannel
    channel: Channel
    category?: string
    urgency?: Urgency
    contact?: string
  }
  answer: { text: TextRef; article?: { id: string; version: number }; noArticle?: TextRef }
  decline: { reason: TextRef; channel: string }
  requestSupplement: { missing: TextRef }
  supplement: { text: TextRef } & InContact
  accept: { type: MatterType; category: string; urgency: Urgency }
  dispatch: {
    lead: string
    co?: string[]
    advice?: TextRef
    catalogueEntry?: string
    suggestion?: string
    complex?: boolean
    titleForUnits?: TextRef
    contentForUnits?: TextRef
  }
  sign: OnAssignment
  contactDemander: OnAssignment & { at: Instant; number?: TextRef; note: TextRef }
  subAssign: OnAssignment & { organizer: string; dueAt?: Instant; advice?: TextRef }
  reply: OnAssignment & {
    findings: Findings & { unsolvedReason?: TextRef }
    internalText: TextRef
    publicText: TextRef
  }
  approveReply: OnAssignment & { ruling: 'approve' | 'reject'; reason?: TextRef }
  sendBack: OnAssignment & { reason: TextRef }
  auditReply: { verdict: 'pass' | 'fail'; findings?: TextRef }
  recordCallback: {
    participant?: string
    reached: boolean
    contacted?: boolean
    solved?: Solved
    rating?: number
    reasonable?: boolean
    note?: TextRef
  }
  rate: { solved: Solved; rating: number; note?: TextRef } & InContact
  requestReview: { grounds: TextRef } & InContact
  ruleReview: { ruling: 'uphold' | 'rehandle'; reason: TextRef }
  withdraw: { reason: TextRef } & InContact
  ruleWithdrawal: { ruling: 'approve' | 'reject'; reason: TextRef }
  answerSupervision: { supervision: string; text: TextRef }
  liftSupervision: { supervision: string; conclusion: TextRef }
  setConfidential: { confidential: boolean; reason: TextRef } & InContact
  correct: { field: CorrectableField; value: string | TextRef; why: TextRef }
  autoSign: OnAssignment
  lapseSupplement: Record<string, never>
  endCallback: Record<string, never>
  lapseRuling: { ruling: string }
  warn: { clock: string }
  becomeOverdue: { clock: string }
}

/** What may be corrected. The demander's own words are not among it: they are added to, never overwritten. */
export const correctableFields = [
  'type',
  'category',
  'urgency',
  'district',
  'street',
  'committee',
  'titleForUnits',
  'contentForUnits',
] as const
export type CorrectableField = (typeof correctableFields)[number]

/** A command with its body. */
export type Command = { [Name in keyof Bodies]: { name: Name; body: Bodies[Name] } }[keyof Bodies]
