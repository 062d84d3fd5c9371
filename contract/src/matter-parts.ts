import {
  assignmentKinds,
  assignmentStates,
  commandNames,
  participantKinds,
  settlements,
  solvedGrades,
  toKebab,
} from 'core/matter'
import { type Static, Type } from 'typebox'
import { InstantText, nullable } from './scalars.ts'

/** A command as addresses write it, such as `audit-reply`. */
export const CommandText = Type.Enum(commandNames.map(toKebab) as [string, ...string[]])
/** A moment, or null while there is none. */
export const At = nullable(InstantText)

export const ParticipantView = Type.Object({
  id: Type.String(),
  kind: Type.Enum(participantKinds),
  name: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  masked: Type.Boolean({ description: 'True when name and phone are masked or withheld' }),
  reply: Type.String(),
  left: Type.Boolean(),
  settled: Type.Optional(
    Type.Union([Type.Enum(settlements), Type.Null()], {
      description: 'How the last call-back ended for him; null while it is still open. To staff alone',
    }),
  ),
})

const LightText = Type.Enum(['green', 'yellow', 'red', 'met', 'late'] as const, {
  description: 'As it is at the moment of the answer; of a limit that is no longer owed, as it was when that ended',
})

export const AssignmentView = Type.Object({
  id: Type.String(),
  kind: Type.Enum(assignmentKinds),
  parent: nullable(Type.String()),
  organizer: Type.String(),
  organizerLabel: Type.String(),
  state: Type.Enum(assignmentStates),
  round: Type.Integer(),
  dueAt: At,
  light: nullable(LightText),
  issuedAt: InstantText,
  signedAt: At,
  designated: Type.Boolean(),
  interim: Type.Boolean(),
  advice: Type.Optional(Type.String()),
  findings: Type.Optional(Type.Object({}, { additionalProperties: true })),
  internalText: Type.Optional(Type.String()),
  publicText: Type.Optional(Type.String()),
  allowed: Type.Array(CommandText),
})

export const ClockView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  rule: Type.String(),
  version: Type.Integer(),
  basis: Type.String(),
  of: Type.String({
    description: 'Id of the assignment, ruling or overlay; the number of the matter for its own clocks',
  }),
  owner: Type.String({ description: 'Who must act: a role, or demander' }),
  startedAt: InstantText,
  dueAt: InstantText,
  metAt: At,
  pausedAt: At,
  endedAt: At,
  provisional: Type.Boolean(),
  light: LightText,
  explanation: Type.String({ description: "Why it is due then, in the reader's language" }),
})

export const RatingView = Type.Object({
  participant: Type.String(),
  round: Type.Integer(),
  at: InstantText,
  by: Type.String(),
  solved: nullable(Type.Enum(solvedGrades)),
  rating: nullable(Type.Integer()),
  reasonable: nullable(Type.Boolean()),
})

/** A long-term matter's plan with its stages, or a legal procedure. Texts are absent where the reader may not see them. */
export const RegimeView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  openedAt: Type.Optional(At),
  endedAt: Type.Optional(At),
  guidance: Type.Optional(nullable(Type.String())),
  plan: Type.Optional(
    nullable(
      Type.Object({
        goals: Type.Optional(Type.String()),
        stages: Type.Array(Type.Object({ goal: Type.Optional(Type.String()), dueOn: Type.String() })),
        submittedAt: InstantText,
        approvedAt: At,
      }),
    ),
  ),
  stages: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.String(),
        goal: Type.Optional(Type.String()),
        dueOn: Type.String(),
        report: Type.Optional(Type.String()),
        reportedAt: At,
      }),
    ),
  ),
  law: Type.Optional(Type.String()),
  caseNumber: Type.Optional(Type.String()),
  expectedEndOn: Type.Optional(nullable(Type.String())),
  procedureEndedOn: Type.Optional(nullable(Type.String())),
})

/**
 * What a unit asked the demander. `waits`: the answer is still wanted. `heard`: he has answered, and the centre has still to
 * pass it on.
 */
export const QuestionView = Type.Object({
  id: Type.String(),
  assignment: Type.String(),
  question: Type.Optional(Type.String()),
  askedAt: InstantText,
  waits: Type.Boolean(),
  heard: Type.Boolean(),
  answer: Type.Optional(Type.String()),
  answeredAt: At,
})

export type ParticipantView = Static<typeof ParticipantView>
export type AssignmentView = Static<typeof AssignmentView>
export type ClockView = Static<typeof ClockView>
