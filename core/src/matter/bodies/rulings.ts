import type { TextRef } from '../types.ts'
import type { OnAssignment } from './common.ts'

interface Ruled {
  ruling: 'approve' | 'reject'
  reason: TextRef
}

export interface RulingBodies {
  requestTermination: OnAssignment & { reason: TextRef }
  terminate: Ruled
  markUnreasonable: OnAssignment & { evidence: TextRef }
  ruleUnreasonable: Ruled
  appeal: { about: TextRef; evidence: TextRef }
  ruleAppeal: Ruled & { appeal: string }
}
