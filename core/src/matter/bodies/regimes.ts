import type { Day } from '../../calendar/index.ts'
import type { TextRef } from '../types.ts'
import type { OnAssignment } from './common.ts'
import type { HandlingBodies } from './handling.ts'

export interface RegimeBodies {
  requestLongTerm: OnAssignment & { reason: TextRef }
  proposeLongTerm: { cause: 'contacts' | 'persons' }
  declareLongTerm: { reason: TextRef; guidance?: string }
  submitPlan: { goals: TextRef; stages: { goal: TextRef; dueOn: Day }[] }
  approvePlan: { ruling: 'approve' | 'reject'; opinion: TextRef }
  reportStage: { stage: string; text: TextRef }
  advise: { text: TextRef }
  endLongTerm: { conclusion: TextRef }
  enterLegalProcedure: OnAssignment & { law: TextRef; caseNumber: TextRef; expectedEndOn: Day }
  ruleLegalProcedure: { ruling: 'approve' | 'reject'; reason?: TextRef }
  confirmLegalProcedure: { note?: TextRef }
  endLegalProcedure: { endedOn: Day }
  reportLegalResult: HandlingBodies['reply']
}
