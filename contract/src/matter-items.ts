import { assignmentStates, closings, matterStates, matterTypes, urgencies } from 'core/matter'
import { type Static, Type } from 'typebox'
import { At } from './matter-parts.ts'
import { InstantText, MatterNo, nullable } from './scalars.ts'

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
