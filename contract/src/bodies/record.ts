import { correctableFields } from 'core/matter'
import { Type } from 'typebox'
import { closed } from '../scalars.ts'
import { expected, forDemander, LongText, Note } from './common.ts'

/** A mark of a few words. It is kept in plain sight, so no number of a person fits into it. */
const Tag = Type.String({ pattern: '^(?!.*[0-9]{5})[A-Za-z0-9_.\\u4e00-\\u9fff-]{1,20}$' })
const Tags = Type.Array(Tag, { minItems: 1, maxItems: 10, uniqueItems: true })

export const recordBodies = {
  setConfidential: closed({ ...forDemander, confidential: Type.Boolean(), reason: Note }),
  correct: closed({
    ...expected,
    field: Type.Enum(correctableFields),
    value: LongText,
    why: Note,
  }),
  tag: closed({ ...expected, add: Type.Optional(Tags), remove: Type.Optional(Tags) }),
  comment: closed({ ...expected, text: LongText }),
} as const
