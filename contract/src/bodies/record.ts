import { correctableFields } from 'core/matter'
import { Type } from 'typebox'
import { closed } from '../scalars.ts'
import { expected, forDemander, LongText, Note } from './common.ts'

export const recordBodies = {
  setConfidential: closed({ ...forDemander, confidential: Type.Boolean(), reason: Note }),
  correct: closed({
    ...expected,
    field: Type.Enum(correctableFields),
    value: LongText,
    why: Note,
  }),
} as const
