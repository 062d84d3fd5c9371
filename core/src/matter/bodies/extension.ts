import type { Limit } from '../../calendar/index.ts'
import type { TextRef } from '../types.ts'
import type { OnAssignment } from './common.ts'

export interface ExtensionBodies {
  requestExtension: OnAssignment & { reason: TextRef; by: Limit; demanderTold: boolean; statute?: TextRef }
  ruleExtension: OnAssignment & { ruling: 'approve' | 'reject'; reason?: TextRef }
}
