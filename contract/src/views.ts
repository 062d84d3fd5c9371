import { channels, closings, matterStates, matterTypes, rulingKinds, urgencies } from 'core/matter'
import { type Static, Type } from 'typebox'
import { GuidanceView } from './guidance.ts'
import {
  AssignmentView,
  At,
  ClockView,
  CommandText,
  ParticipantView,
  QuestionView,
  RatingView,
  RegimeView,
} from './matter-parts.ts'
import { InstantText, MatterNo, nullable } from './scalars.ts'

/** A matter, as the reader may see it. What he may not see is absent or masked. */
export const MatterView = Type.Object({
  no: MatterNo,
  state: Type.Enum(matterStates),
  closing: nullable(Type.Enum(closings)),
  type: Type.Enum(matterTypes),
  category: nullable(Type.String()),
  categoryLabel: Type.Optional(Type.String()),
  urgency: Type.Enum(urgencies),
  title: Type.Optional(Type.String()),
  content: Type.Optional(Type.String()),
  titleForUnits: Type.Optional(Type.String()),
  contentForUnits: Type.Optional(Type.String()),
  missing: Type.Optional(Type.String()),
  answer: Type.Optional(
    Type.String({ description: "The centre's own words: its answer, or why it was declined or terminated" }),
  ),
  guidance: Type.Optional(GuidanceView),
  publicReply: Type.Optional(
    Type.String({ description: 'The last reply that passed its audit; absent where the centre has answered since' }),
  ),
  supplements: Type.Array(Type.Object({ at: InstantText, text: Type.String() })),
  place: Type.Object({
    district: nullable(Type.String()),
    street: nullable(Type.String()),
    committee: nullable(Type.String()),
    label: Type.Optional(Type.String()),
    address: Type.Optional(Type.String()),
    lng: Type.Optional(Type.Number()),
    lat: Type.Optional(Type.Number()),
  }),
  channel: Type.Enum(channels),
  confidential: Type.Boolean(),
  about: Type.Array(Type.String()),
  participants: Type.Array(ParticipantView),
  registeredAt: InstantText,
  acceptedAt: At,
  closedAt: At,
  deliveredAt: At,
  cutAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'When its persons and texts were cut for good' }),
  ),
  round: Type.Integer(),
  assignments: Type.Array(AssignmentView),
  clocks: Type.Array(ClockView),
  regimes: Type.Array(RegimeView),
  mergedInto: Type.Optional(MatterNo),
  overlays: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      state: Type.String(),
      form: nullable(Type.String()),
      cause: Type.String(),
      openedAt: InstantText,
    }),
  ),
  rulings: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.Enum(rulingKinds),
      about: Type.String({ description: 'Assignment or participant it concerns' }),
      owner: Type.Optional(Type.String({ description: 'Who decides: a role' })),
      dueAt: At,
      ruling: nullable(Type.String()),
    }),
  ),
  questions: Type.Array(QuestionView),
  tags: Type.Optional(Type.Array(Type.String())),
  ratings: Type.Array(RatingView),
  files: Type.Array(Type.Object({ id: Type.String() })),
  allowed: Type.Array(CommandText),
  version: Type.Integer(),
})
export type MatterView = Static<typeof MatterView>

/** One thing that happened, for the timeline. `texts` hold what the reader may see of what was written. */
export const EventView = Type.Object({
  seq: Type.Integer(),
  at: InstantText,
  command: CommandText,
  outcome: Type.String(),
  actor: Type.Object({
    kind: Type.String(),
    account: Type.Optional(Type.String()),
    name: Type.Optional(
      Type.String({ description: "Of colleagues and, to the centre, of everybody; in the reader's language" }),
    ),
    organizer: Type.Optional(Type.String({ description: 'Absent for staff of the centre' })),
    organizerLabel: Type.Optional(Type.String()),
  }),
  facts: Type.Object({}, { additionalProperties: true }),
  texts: Type.Object({}, { additionalProperties: Type.String() }),
})
export type EventView = Static<typeof EventView>
