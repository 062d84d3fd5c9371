import { Type } from 'typebox'
import { closed, FreeText, LimitBody } from '../scalars.ts'
import { Note, onAssignment, Ruling } from './common.ts'

export const extensionBodies = {
  requestExtension: closed({
    ...onAssignment,
    reason: Note,
    by: LimitBody,
    demanderTold: Type.Boolean(),
    statute: Type.Optional(FreeText({ maxLength: 200, description: 'The law that gives a longer period' })),
  }),
  ruleExtension: closed({ ...onAssignment, ruling: Ruling, reason: Type.Optional(Note) }),
} as const
