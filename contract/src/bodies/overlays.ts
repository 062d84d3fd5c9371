import { supervisionForms } from 'core/matter'
import { Type } from 'typebox'
import { closed, Id, LimitBody } from '../scalars.ts'
import { expected, forDemander, LongText, Note } from './common.ts'

export const overlayBodies = {
  urge: closed({ ...forDemander, text: Type.Optional(Note) }),
  supervise: closed({ ...expected, form: Type.Enum(supervisionForms), reason: Note, due: LimitBody }),
  answerSupervision: closed({ ...expected, supervision: Id, text: LongText }),
  liftSupervision: closed({ ...expected, supervision: Id, conclusion: Note }),
  markDifficult: closed({ ...expected, reason: Note }),
  clearDifficult: closed({ ...expected, conclusion: Note }),
} as const
