import { channels } from 'core/matter'
import { type Static, Type } from 'typebox'
import { legalChannels, Phone } from './commands.ts'
import { closed, FreeText, Id, InstantText, MatterNo, nullable } from './scalars.ts'

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

/** The reader's own latest contacts, newest first. */
export const ContactPage = Type.Object({ items: Type.Array(ContactView), next: nullable(Type.String()) })
export type ContactPage = Static<typeof ContactPage>

export const ContactQuery = closed({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  cursor: Type.Optional(Id),
})
