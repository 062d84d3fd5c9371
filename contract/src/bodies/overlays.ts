import { closed, Id } from '../scalars.ts'
import { expected, LongText, Note } from './common.ts'

export const overlayBodies = {
  answerSupervision: closed({ ...expected, supervision: Id, text: LongText }),
  liftSupervision: closed({ ...expected, supervision: Id, conclusion: Note }),
} as const
