import {
  channels,
  correctableFields,
  matterTypes,
  participantKinds,
  replyChannels,
  solvedGrades,
  urgencies,
} from 'core/matter'
import { type Static, type TObject, Type } from 'typebox'
import { Code, closed, FreeText, Id, InstantText } from './scalars.ts'

const Note = FreeText({ maxLength: 2_000 })
const LongText = FreeText({ maxLength: 10_000 })
const Ruling = Type.Enum(['approve', 'reject'] as const)
const Grade = Type.Integer({ minimum: 1, maximum: 5, description: '1 very dissatisfied … 5 very satisfied' })
/** A demander may say it with a word or plainly with yes and no. */
const Solved = Type.Union([Type.Enum(solvedGrades), Type.Boolean()])

/** The number a demander can be reached at: digits, with what people write between them. */
export const Phone = Type.String({ pattern: '^\\+?[0-9][0-9 ()-]{4,28}[0-9]$', description: 'Phone number' })
export const PersonName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })

export const DemanderBody = closed({
  name: PersonName,
  phone: Phone,
  kind: Type.Optional(
    Type.Enum(participantKinds.filter((kind) => kind !== 'anonymous') as ['person', 'company', 'organisation']),
  ),
})

export const PlaceBody = closed({
  district: Type.Optional(Code),
  street: Type.Optional(Code),
  committee: Type.Optional(Code),
  address: Type.Optional(FreeText({ maxLength: 200, identifying: true })),
  lng: Type.Optional(Type.Number({ minimum: 73, maximum: 136 })),
  lat: Type.Optional(Type.Number({ minimum: 3, maximum: 54 })),
})

const requestFields = {
  type: Type.Enum(matterTypes),
  title: FreeText({ maxLength: 100 }),
  content: LongText,
  place: Type.Optional(PlaceBody),
  demander: Type.Optional(DemanderBody),
  anonymous: Type.Optional(Type.Boolean()),
  confidential: Type.Optional(Type.Boolean()),
  about: Type.Optional(Type.Array(Code, { maxItems: 10, uniqueItems: true })),
  reply: Type.Optional(Type.Enum(replyChannels)),
}

/** A request from the portal: `demander`, or `anonymous: true`. */
export const PublicRegisterBody = closed(requestFields)
export type PublicRegisterBody = Static<typeof PublicRegisterBody>

/** A request an operator takes: accepted on the spot, so with category. `contact` names the call it came in. */
export const OperatorRegisterBody = closed({
  ...requestFields,
  channel: Type.Enum(channels),
  category: Code,
  urgency: Type.Optional(Type.Enum(urgencies)),
  contact: Type.Optional(Id),
})

/** Ways that the law keeps for certain requests: the hotline guides to them and does not handle those itself. */
export const legalChannels = [
  'litigation',
  'arbitration',
  'discipline',
  'reconsideration',
  'disclosure',
  'petition',
  'other',
] as const

const expected = { expectedVersion: Type.Optional(Type.Integer({ minimum: 1 })) }
const onAssignment = { ...expected, assignment: Id }
/** Where an operator acts for a demander he names the contact, and with several demanders which of them. */
const forDemander = { ...expected, contact: Type.Optional(Id), participant: Type.Optional(Id) }

/** What each command carries, as the API takes it. Its free texts are marked, see `FreeText`. */
export const commandBodies = {
  answer: closed({
    ...expected,
    text: LongText,
    article: Type.Optional(closed({ id: Id, version: Type.Integer({ minimum: 1 }) })),
    noArticle: Type.Optional(Note),
  }),
  decline: closed({
    ...expected,
    reason: Note,
    channel: Type.Enum(legalChannels),
  }),
  requestSupplement: closed({ ...expected, missing: Note }),
  supplement: closed({ ...forDemander, text: LongText }),
  accept: closed({ ...expected, type: Type.Enum(matterTypes), category: Code, urgency: Type.Enum(urgencies) }),
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
  reply: closed({
    ...onAssignment,
    findings: closed({
      true: Type.Boolean(),
      solved: Type.Enum(solvedGrades),
      inDuty: Type.Boolean(),
      contacted: Type.Boolean(),
      unsolvedReason: Type.Optional(Note),
    }),
    internalText: LongText,
    publicText: LongText,
  }),
  approveReply: closed({ ...onAssignment, ruling: Ruling, reason: Type.Optional(Note) }),
  sendBack: closed({ ...onAssignment, reason: Note }),
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
  withdraw: closed({ ...forDemander, reason: Note }),
  ruleWithdrawal: closed({ ...expected, ruling: Ruling, reason: Note }),
  answerSupervision: closed({ ...expected, supervision: Id, text: LongText }),
  liftSupervision: closed({ ...expected, supervision: Id, conclusion: Note }),
  setConfidential: closed({ ...forDemander, confidential: Type.Boolean(), reason: Note }),
  correct: closed({
    ...expected,
    field: Type.Enum(correctableFields),
    value: LongText,
    why: Note,
  }),
} as const satisfies Record<string, TObject>

/** Commands that reach an existing matter over the API. */
export type SentCommand = keyof typeof commandBodies
export type CommandBody<Name extends SentCommand> = Static<(typeof commandBodies)[Name]>
export const sentCommandNames = Object.keys(commandBodies) as SentCommand[]
