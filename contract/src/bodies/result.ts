import { Type } from 'typebox'
import { closed, Id } from '../scalars.ts'
import { expected, forDemander, Grade, LongText, Note, Solved } from './common.ts'

export const resultBodies = {
  auditReply: closed({ ...expected, verdict: Type.Enum(['pass', 'fail'] as const), findings: Type.Optional(Note) }),
  recordCallback: closed({
    ...expected,
    participant: Type.Optional(Id),
    reached: Type.Boolean(),
    contacted: Type.Optional(Type.Boolean()),
    solved: Type.Optional(Solved),
    rating: Type.Optional(Grade),
    reasonable: Type.Optional(Type.Boolean()),
    note: Type.Optional(Note),
  }),
  rate: closed({ ...forDemander, solved: Solved, rating: Grade, note: Type.Optional(Note) }),
  requestReview: closed({ ...forDemander, grounds: LongText }),
  ruleReview: closed({ ...expected, ruling: Type.Enum(['uphold', 'rehandle'] as const), reason: Note }),
} as const
