import { participantKinds, solvedGrades } from 'core/matter'
import { Type } from 'typebox'
import { closed, FreeText, Id, visible } from '../scalars.ts'

export const Note = FreeText({ maxLength: 2_000 })
export const LongText = FreeText({ maxLength: 10_000 })
export const Ruling = Type.Enum(['approve', 'reject'] as const)
export const Grade = Type.Integer({ minimum: 1, maximum: 5, description: '1 very dissatisfied … 5 very satisfied' })
/** A demander may say it with a word or plainly with yes and no. */
export const Solved = Type.Union([Type.Enum(solvedGrades), Type.Boolean()])

export const expected = { expectedVersion: Type.Optional(Type.Integer({ minimum: 1 })) }
export const onAssignment = { ...expected, assignment: Id }
/** Where an operator acts for a demander he names the contact, and with several demanders which of them. */
export const forDemander = { ...expected, contact: Type.Optional(Id), participant: Type.Optional(Id) }

/** The number a demander can be reached at: digits, with what people write between them. */
export const Phone = Type.String({ pattern: '^\\+?[0-9][0-9 ()-]{4,28}[0-9]$', description: 'Phone number' })
export const PersonName = Type.String({ minLength: 1, maxLength: 60, pattern: visible })

export const DemanderBody = closed({
  name: PersonName,
  phone: Phone,
  kind: Type.Optional(
    Type.Enum(participantKinds.filter((kind) => kind !== 'anonymous') as ['person', 'company', 'organisation']),
  ),
})
