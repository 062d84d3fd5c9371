import { type Static, Type } from 'typebox'
import { closed, DayText, Id, InstantText, MatterNo, nullable } from './scalars.ts'

/** What the access log keeps, each kind once for one thing done by one account. */
export const accessKinds = [
  'read',
  'search',
  'reveal',
  'export',
  'sign-in',
  'sign-in-refused',
  'session',
  'second-factor',
  'account',
  'organizer',
  'rights',
  'recusal',
  'cut',
] as const
export type AccessKind = (typeof accessKinds)[number]

/** What of the log is asked for, newest first. `day` by real time in Asia/Shanghai. */
export const AccessLogQuery = closed({
  account: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  matter: Type.Optional(MatterNo),
  kind: Type.Optional(Type.Enum(accessKinds)),
  day: Type.Optional(DayText),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  cursor: Type.Optional(Id),
})
export type AccessLogQuery = Static<typeof AccessLogQuery>

/** One entry. It names accounts, numbers and ids, never a demander; numbers inside `reason` are masked. */
export const AccessEntryView = Type.Object({
  id: Id,
  seq: Type.Integer({ description: 'Its place in the chain, from 1, without a gap' }),
  at: InstantText,
  account: Type.String({ description: 'Who did it; empty for a sign-in to an account that does not exist' }),
  kind: Type.Enum(accessKinds),
  matter: nullable(MatterNo),
  subject: nullable(Type.String({ description: 'What it was done to: an account, a unit, a participant' })),
  facts: Type.Object({}, { additionalProperties: true }),
  reason: Type.Optional(Type.String()),
})
export type AccessEntryView = Static<typeof AccessEntryView>

export const AccessPage = Type.Object({ items: Type.Array(AccessEntryView), next: nullable(Id) })
export type AccessPage = Static<typeof AccessPage>

const place = Type.Integer({ minimum: 1, description: 'A place in the chain: what lies behind it is left out' })
/** The last entries are followed, or with `cursor` those before a page that was followed. */
export const AccessChainQuery = closed({ cursor: Type.Optional(place) })

/**
 * Whether some thousand entries are whole: how many they are, and the places where one is missing, was changed, or the end was
 * cut off. `next`: where the entries before them are to be gone on with; null where the log begins.
 */
export const AccessChainView = Type.Object({
  entries: Type.Integer(),
  next: nullable(place),
  faults: Type.Array(Type.Object({ seq: Type.Integer(), fault: Type.Enum(['missing', 'changed', 'cut'] as const) })),
})
export type AccessChainView = Static<typeof AccessChainView>

export const AlertQuery = closed({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  cursor: Type.Optional(Id),
})

/** An account that revealed more persons within an hour than is usual. */
export const AlertView = Type.Object({
  id: Id,
  at: InstantText,
  account: Type.String(),
  reveals: Type.Integer({ description: 'Persons revealed within the hour before' }),
})
export type AlertView = Static<typeof AlertView>
export const AlertPage = Type.Object({ items: Type.Array(AlertView), next: nullable(Id) })
export type AlertPage = Static<typeof AlertPage>
