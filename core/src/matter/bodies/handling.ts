import type { Instant } from '../../calendar/index.ts'
import type { Findings, TextRef } from '../types.ts'
import type { InContact, OnAssignment } from './common.ts'

export interface HandlingBodies {
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
  autoSign: OnAssignment
  contactDemander: OnAssignment & { at: Instant; number?: TextRef; note: TextRef }
  subAssign: OnAssignment & { organizer: string; dueAt?: Instant; advice?: TextRef }
  reply: OnAssignment & {
    findings: Findings & { unsolvedReason?: TextRef }
    internalText: TextRef
    publicText: TextRef
  }
  approveReply: OnAssignment & { ruling: 'approve' | 'reject'; reason?: TextRef }
  sendBack: OnAssignment & { reason: TextRef }
  askDemander: OnAssignment & { question: TextRef }
  relayAnswer: { question: string; text: TextRef } & InContact
}
