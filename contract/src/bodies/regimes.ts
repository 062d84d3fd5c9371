import { Type } from 'typebox'
import { Code, closed, DayText, FreeText, Id } from '../scalars.ts'
import { expected, LongText, Note, onAssignment, Ruling } from './common.ts'
import { replyFields } from './handling.ts'

const Name = FreeText({ maxLength: 200 })

export const regimeBodies = {
  requestLongTerm: closed({ ...onAssignment, reason: Note }),
  declareLongTerm: closed({ ...expected, reason: Note, guidance: Type.Optional(Code) }),
  submitPlan: closed({
    ...expected,
    goals: LongText,
    stages: Type.Array(closed({ goal: Note, dueOn: DayText }), { minItems: 1, maxItems: 60 }),
  }),
  approvePlan: closed({ ...expected, ruling: Ruling, opinion: Note }),
  reportStage: closed({ ...expected, stage: Id, text: LongText }),
  advise: closed({ ...expected, text: LongText }),
  endLongTerm: closed({ ...expected, conclusion: LongText }),
  enterLegalProcedure: closed({ ...onAssignment, law: Name, caseNumber: Name, expectedEndOn: DayText }),
  ruleLegalProcedure: closed({ ...expected, ruling: Ruling, reason: Type.Optional(Note) }),
  confirmLegalProcedure: closed({ ...expected, note: Type.Optional(Note) }),
  endLegalProcedure: closed({ ...expected, endedOn: DayText }),
  reportLegalResult: closed({ ...onAssignment, ...replyFields }),
} as const
