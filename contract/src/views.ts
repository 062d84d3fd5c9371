import {
  assignmentKinds,
  assignmentStates,
  channels,
  closings,
  commandNames,
  matterStates,
  matterTypes,
  participantKinds,
  rulingKinds,
  solvedGrades,
  toKebab,
  urgencies,
} from 'core/matter'
import { type Static, Type } from 'typebox'
import { GuidanceView } from './guidance.ts'
import { InstantText, MatterNo, nullable } from './scalars.ts'

/** A command as addresses write it, such as `audit-reply`. */
const CommandText = Type.Enum(commandNames.map(toKebab) as [string, ...string[]])
const At = nullable(InstantText)

export const ParticipantView = Type.Object({
  id: Type.String(),
  kind: Type.Enum(participantKinds),
  name: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  masked: Type.Boolean({ description: 'True when name and phone are masked or withheld' }),
  reply: Type.String(),
  left: Type.Boolean(),
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

/** What a unit asked the demander. `heard`: he has answered, and the centre has still to pass it on. */
export const QuestionView = Type.Object({
  id: Type.String(),
  assignment: Type.String(),
  question: Type.Optional(Type.String()),
  askedAt: InstantText,
  heard: Type.Boolean(),
  answer: Type.Optional(Type.String()),
  answeredAt: At,
})

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
  answer: Type.Optional(Type.String()),
  guidance: Type.Optional(GuidanceView),
  publicReply: Type.Optional(Type.String()),
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
export type AssignmentView = Static<typeof AssignmentView>
export type ClockView = Static<typeof ClockView>

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

/** A line of a work list. `dueAt` is the next due time that concerns the list; `light` derives from it now. */
export const MatterItem = Type.Object({
  no: MatterNo,
  title: Type.String(),
  state: Type.Enum(matterStates),
  closing: nullable(Type.Enum(closings)),
  type: Type.Enum(matterTypes),
  category: nullable(Type.String()),
  urgency: Type.Enum(urgencies),
  district: nullable(Type.String()),
  organizer: nullable(Type.String()),
  assignment: nullable(Type.String()),
  assignmentState: nullable(Type.Enum(assignmentStates)),
  confidential: Type.Boolean(),
  registeredAt: InstantText,
  dueAt: At,
  light: nullable(Type.Enum(['green', 'yellow', 'red'] as const)),
})
export type MatterItem = Static<typeof MatterItem>

/** Whoever of the centre may look through all matters, not only those that wait for him. */
const centreRoles = [
  'operator',
  'shift_leader',
  'dispatcher',
  'auditor',
  'callback_clerk',
  'inspector',
  'supervisor',
  'centre_manager',
  'guidance',
  'office',
  'leader',
] as const

/** The work lists, each with the roles that work on it. */
export const workLists = {
  accept: ['dispatcher', 'operator'],
  supplement: ['dispatcher'],
  dispatch: ['dispatcher', 'operator'],
  audit: ['auditor'],
  callback: ['callback_clerk'],
  review: ['centre_manager', 'guidance', 'office'],
  supervise: ['supervisor', 'centre_manager'],
  sign: ['organizer_clerk', 'organizer_leader'],
  handle: ['organizer_clerk', 'organizer_leader'],
  approve: ['organizer_leader'],
  rulings: ['centre_manager', 'dispatcher', 'callback_clerk', 'office', 'organizer_leader', 'guidance'],
  unit: ['organizer_clerk', 'organizer_leader'],
  open: centreRoles,
  all: centreRoles,
} as const
export type WorkList = keyof typeof workLists
export const workListNames = Object.keys(workLists) as WorkList[]

export const MatterPage = Type.Object({ items: Type.Array(MatterItem), next: nullable(Type.String()) })
export type MatterPage = Static<typeof MatterPage>
