import { closed, FreeText, Id, MatterNo } from '../scalars.ts'
import { expected, LongText, Note, onAssignment, Ruling } from './common.ts'

export const requestBodies = {
  merge: closed({ ...expected, into: MatterNo }),
  unmerge: closed({ ...expected, reason: Note }),
  requestTermination: closed({ ...onAssignment, reason: Note }),
  terminate: closed({ ...expected, ruling: Ruling, reason: Note }),
  markUnreasonable: closed({ ...onAssignment, evidence: LongText }),
  ruleUnreasonable: closed({ ...expected, ruling: Ruling, reason: Note }),
  appeal: closed({ ...expected, about: FreeText({ maxLength: 200 }), evidence: LongText }),
  ruleAppeal: closed({ ...expected, appeal: Id, ruling: Ruling, reason: Note }),
} as const
