import { Type } from 'typebox'
import { Code, closed } from '../scalars.ts'
import { expected, Note, onAssignment } from './common.ts'

export const returnBodies = {
  requestReturn: closed({ ...onAssignment, reason: Note, basis: Note, suggested: Code }),
  reviewReturn: closed({
    ...onAssignment,
    ruling: Type.Enum(['approve', 'reject', 'dispute'] as const),
    reason: Note,
    interim: Type.Optional(Code),
  }),
  designate: closed({
    ...expected,
    organizer: Code,
    ruling: Note,
    basis: Note,
    intoCatalogue: Type.Optional(Type.Boolean()),
  }),
  recall: closed({ ...onAssignment, reason: Note }),
} as const
