import { solvedGrades } from 'core/matter'
import { Type } from 'typebox'
import { Code, closed, FreeText, Id, InstantText } from '../scalars.ts'
import { expected, forDemander, LongText, Note, onAssignment, Ruling } from './common.ts'

/** What every reply carries, also the one that reports how a legal procedure ended. */
export const replyFields = {
  findings: closed({
    true: Type.Boolean(),
    solved: Type.Enum(solvedGrades),
    inDuty: Type.Boolean(),
    contacted: Type.Boolean(),
    unsolvedReason: Type.Optional(Note),
  }),
  internalText: LongText,
  publicText: LongText,
}

export const handlingBodies = {
  dispatch: closed({
    ...expected,
    lead: Code,
    co: Type.Optional(Type.Array(Code, { maxItems: 10 })),
    advice: Type.Optional(Note),
    catalogueEntry: Type.Optional(Code),
    suggestion: Type.Optional(Id),
    complex: Type.Optional(Type.Boolean()),
    titleForUnits: Type.Optional(FreeText({ maxLength: 100 })),
    contentForUnits: Type.Optional(LongText),
  }),
  sign: closed(onAssignment),
  contactDemander: closed({
    ...onAssignment,
    at: InstantText,
    number: Type.Optional(FreeText({ maxLength: 30, identifying: true })),
    note: Note,
  }),
  subAssign: closed({
    ...onAssignment,
    organizer: Code,
    dueAt: Type.Optional(InstantText),
    advice: Type.Optional(Note),
  }),
  reply: closed({ ...onAssignment, ...replyFields }),
  approveReply: closed({ ...onAssignment, ruling: Ruling, reason: Type.Optional(Note) }),
  sendBack: closed({ ...onAssignment, reason: Note }),
  askDemander: closed({ ...onAssignment, question: Note }),
  relayAnswer: closed({ ...forDemander, question: Id, text: LongText }),
} as const
