import type { Role } from 'core/access'
import { closings, dispositions } from 'core/matter'
import { type Static, Type } from 'typebox'
import { Behind } from './behind.ts'
import { contactOutcomes } from './contacts.ts'
import { closed, DayText, nullable } from './scalars.ts'

/** Who sees the counts of the whole city; a unit's leader sees those of his own unit. */
export const dashboardReaders = [
  'shift_leader',
  'supervisor',
  'centre_manager',
  'office',
  'leader',
] as const satisfies Role[]
export const ownDashboardReaders = ['organizer_leader'] as const satisfies Role[]

/** Days in Asia/Shanghai, both counted; at most 366. */
export const DashboardQuery = closed({ from: DayText, to: DayText })
export type DashboardQuery = Static<typeof DashboardQuery>

const count = (description: string) => Type.Integer({ description })

const figures = {
  contacts: count('Contacts begun'),
  registered: count('Matters registered'),
  accepted: count('Matters accepted'),
  closed: count('Matters closed that still are'),
  onTime: count('Assignments answered in time, on the day of the answer'),
  late: count('Assignments whose time was over, on the day it was'),
  returned: count('Assignments whose return was approved'),
  rehandled: count('Results handled again'),
  satisfied: count('Closed matters by the last rating'),
  dissatisfied: count('Closed matters by the last rating'),
}
export const figureNames = Object.keys(figures) as (keyof typeof figures)[]
/** Numbers of one day, district, category or organizer. */
export type Figures = Record<keyof typeof figures, number>

const counts = <Name extends string>(names: readonly Name[]) =>
  Type.Object(Object.fromEntries(names.map((name) => [name, Type.Integer()])) as Record<Name, Type.TInteger>)

const row = Type.Object({
  key: Type.String({ description: 'A day, or a code; empty where none is known' }),
  ...figures,
})

/**
 * Counts of a period. `rated` are the closed matters by their place in the satisfaction, each in one.
 */
export const DashboardView = Type.Object({
  from: DayText,
  to: DayText,
  organizer: nullable(Type.String({ description: 'The unit whose counts these are; null for the city' })),
  behind: Behind,
  totals: Type.Object({
    ...figures,
    contactsBy: counts(contactOutcomes),
    closedBy: counts(closings),
    rated: counts(dispositions),
  }),
  days: Type.Array(row),
  districts: Type.Array(row),
  categories: Type.Array(row),
  organizers: Type.Array(row),
})
export type DashboardView = Static<typeof DashboardView>
export type DashboardRow = DashboardView['days'][number]
