import type { Channel, MatterType, Participant, ReplyChannel, TextRef, Urgency } from '../types.ts'
import type { InContact } from './common.ts'

export interface IntakeBodies {
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
  lapseSupplement: Record<string, never>
  accept: { type: MatterType; category: string; urgency: Urgency }
  withdraw: { reason: TextRef } & InContact
  ruleWithdrawal: { ruling: 'approve' | 'reject'; reason: TextRef }
  join: { demander: { kind: Participant['kind']; digest: string }; reply?: ReplyChannel; contact?: string }
}
