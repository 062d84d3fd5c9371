import type { TextRef } from '../types.ts'
import type { OnAssignment } from './common.ts'

export interface ReturnBodies {
  requestReturn: OnAssignment & { reason: TextRef; basis: TextRef; suggested: string }
  reviewReturn: OnAssignment & { ruling: 'approve' | 'reject' | 'dispute'; reason: TextRef; interim?: string }
  designate: { organizer: string; ruling: TextRef; basis: TextRef; intoCatalogue?: boolean }
  recall: OnAssignment & { reason: TextRef }
}
