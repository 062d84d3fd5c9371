import { channels, closings, matterStates, matterTypes } from 'core/matter'
import { type Static, Type } from 'typebox'
import { Behind } from './behind.ts'
import { legalChannels, Phone } from './commands.ts'
import { GuidanceView } from './guidance.ts'
import { closed, DayText, FreeText, Id, InstantText, MatterNo, nullable } from './scalars.ts'

export const contactOutcomes = [
  'answered',
  'guided',
  'emergency',
  'registered',
  'linked',
  'declined',
  'abandoned',
] as const
export const emergencyLines = ['110', '119', '120', '122'] as const

const Words = FreeText({ maxLength: 2_000 })

/** One contact with its one outcome: what the outcome needs beside it is checked by `contactNeeds`. */
export const ContactBody = closed({
  channel: Type.Enum(channels),
  phone: Type.Optional(Phone),
  startedAt: InstantText,
  endedAt: Type.Optional(InstantText),
  outcome: Type.Enum(contactOutcomes),
  matter: Type.Optional(MatterNo),
  answer: Type.Optional(
    closed({
      text: FreeText({ maxLength: 10_000 }),
      article: Type.Optional(closed({ id: Id, version: Type.Integer({ minimum: 1 }) })),
      noArticle: Type.Optional(Words),
    }),
  ),
  guidedTo: Type.Optional(Type.Enum(legalChannels)),
  emergency: Type.Optional(Type.Enum(emergencyLines)),
  reason: Type.Optional(Words),
  serviceRating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
})
export type ContactBody = Static<typeof ContactBody>

/** Which field an outcome cannot do without. `registered` contacts are made together with their matter. */
export const contactNeeds: Partial<Record<(typeof contactOutcomes)[number], keyof ContactBody>> = {
  answered: 'answer',
  guided: 'guidedTo',
  emergency: 'emergency',
  registered: 'matter',
  linked: 'matter',
  declined: 'reason',
}

export const ContactView = Type.Object({
  id: Type.String(),
  channel: Type.Enum(channels),
  outcome: Type.Enum(contactOutcomes),
  startedAt: InstantText,
  endedAt: Type.Optional(InstantText),
  matter: Type.Optional(MatterNo),
  phone: Type.Optional(Type.String({ description: 'Masked' })),
})
export type ContactView = Static<typeof ContactView>

/** A contact just recorded, with what follows from it. */
export const RecordedContact = Type.Object({
  ...ContactView.properties,
  guidance: Type.Optional(GuidanceView),
  callback: Type.Optional(
    Type.Object(
      { contact: Id, dueAt: InstantText },
      { description: 'By when the number is called back, and for which contact' },
    ),
  ),
  ratingCode: Type.Optional(Type.String({ description: 'With it the demander rates this service; absent once rated' })),
})
export type RecordedContact = Static<typeof RecordedContact>

/** The reader's own latest contacts, newest first. */
export const ContactPage = Type.Object({ items: Type.Array(ContactView), next: nullable(Type.String()) })
export type ContactPage = Static<typeof ContactPage>

const pageFields = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
}

export const ContactQuery = closed({ ...pageFields, cursor: Type.Optional(Id) })

/** Who calls, so that what is open for the number is found before something is made twice. */
export const CallerBody = closed({ phone: Phone })

/** Matters of a number: what is open, and what was closed so lately that it may be the same again. Newest first. */
export const CallerView = Type.Object({
  items: Type.Array(
    Type.Object({
      no: MatterNo,
      state: Type.Enum(matterStates),
      closing: nullable(Type.Enum(closings)),
      type: Type.Enum(matterTypes),
      categoryLabel: Type.Optional(Type.String()),
      title: Type.Optional(Type.String()),
      name: Type.Optional(Type.String({ description: 'Masked' })),
      placeLabel: Type.Optional(Type.String()),
      registeredAt: InstantText,
      closedAt: nullable(InstantText),
    }),
  ),
  callback: Type.Boolean({ description: 'A call-back to this number is open' }),
})
export type CallerView = Static<typeof CallerView>

/** The contacts of a matter, oldest first: the one it came in, and those that were linked to it. */
export const MatterContacts = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      channel: Type.Enum(channels),
      outcome: Type.Enum(contactOutcomes),
      startedAt: InstantText,
      endedAt: Type.Optional(InstantText),
      account: nullable(Type.String()),
      accountName: Type.Optional(Type.String({ description: 'Whose account it is' })),
      reason: Type.Optional(Type.String({ description: 'For those who may know the demander' })),
      serviceRating: Type.Optional(Type.Integer()),
    }),
    { description: 'The latest 200' },
  ),
  linked: Type.Integer({ description: 'How many were linked, all in all' }),
})
export type MatterContacts = Static<typeof MatterContacts>

export const callbackStates = ['open', 'reached', 'unreached'] as const

/** A number that waits to be called back. `light` is red once the time is over. */
export const CallbackView = Type.Object({
  contact: Id,
  phone: Type.String({ description: 'Whole for who calls back, masked for others' }),
  missedAt: InstantText,
  dueAt: InstantText,
  state: Type.Enum(callbackStates),
  light: Type.Enum(['green', 'yellow', 'red'] as const),
  overdue: Type.Boolean(),
  tries: Type.Integer(),
  mostTries: Type.Integer(),
  lastTryAt: nullable(InstantText),
})
export type CallbackView = Static<typeof CallbackView>

/** Open call-backs, the most urgent first; how many of all of them are overdue. `capped`: there are more than that. */
export const CallbackPage = Type.Object({
  items: Type.Array(CallbackView),
  next: nullable(Type.String()),
  overdue: Type.Integer(),
  capped: Type.Boolean(),
})
export type CallbackPage = Static<typeof CallbackPage>
export const CallbackQuery = closed({
  ...pageFields,
  cursor: Type.Optional(Type.String({ maxLength: 60, description: 'The `next` of the page before' })),
})

/** One try to call back. */
export const TryBody = closed({ reached: Type.Boolean(), note: Type.Optional(Words) })
export type TryBody = Static<typeof TryBody>

/** What a demander thinks of the service, by the code of his contact. The first rating is kept. */
export const RateServiceBody = closed({
  code: Type.String({ pattern: '^[A-Za-z0-9_-]{38}$' }),
  rating: Type.Integer({ minimum: 1, maximum: 5 }),
})
export type RateServiceBody = Static<typeof RateServiceBody>
export const RatedService = Type.Object({ rating: Type.Integer() })

/** Days of closing, both counted, in Asia/Shanghai; at most 366. */
export const RatingsQuery = closed({ from: DayText, to: DayText })
export type RatingsQuery = Static<typeof RatingsQuery>

const share = {
  numerator: Type.Integer({ description: 'Satisfied' }),
  denominator: Type.Integer({ description: 'Rated' }),
  share: nullable(Type.Number({ description: 'Null while nobody has rated' })),
}

/** Satisfaction with results and with the service, apart. Every closed matter is in one place of `matters`. */
export const RatingsSummary = Type.Object({
  from: DayText,
  to: DayText,
  behind: Behind,
  matters: Type.Object({
    closed: Type.Integer(),
    ...share,
    excluded: Type.Object({
      unrated: Type.Integer({ description: 'Reached, and said nothing' }),
      unreached: Type.Integer(),
      unreasonable: Type.Integer({ description: 'Taken out by a ruling' }),
      exempt: Type.Integer({ description: 'No call-back was owed' }),
      notAsked: Type.Integer({ description: 'Ended without a result to rate' }),
    }),
    first: Type.Object(share, { description: 'By the first rating instead of the last' }),
  }),
  service: Type.Object({
    contacts: Type.Integer({ description: 'Contacts begun on these days' }),
    ...share,
    unrated: Type.Integer(),
  }),
})
export type RatingsSummary = Static<typeof RatingsSummary>
