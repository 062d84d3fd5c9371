import { type Queryable, statement } from '../../../platform/database/queryable.ts'
import {
  type Asked,
  assignmentColumns,
  type Line,
  listCondition,
  mayBeSealed,
  narrowed,
  narrowingOf,
  type OpenList,
  ofLead,
  openColumns,
} from '../store.ts'

/** Which lines of a list: those that the filters leave of matters below an id, so many or some more. */
export interface Below extends Pick<Asked, 'filters' | 'now'> {
  below: string
  most: number
}

/** A line of a list of open work; it says whether its matter may be sealed to units, which the matter itself knows. */
export type ListedLine = Line & { mayBeSealed: boolean }

const valuesOf = ({ below, most, ...asked }: Below): unknown[] => [...narrowingOf(asked), below, most]

/**
 * These carry no name: planned with their very values a list of much is walked from the newest matter on, and one of little
 * is gathered and sorted. A matter's assignments are never parted, since the walk goes on below it.
 */
const assignmentsBelow = statement(
  '',
  `select ${assignmentColumns}, ${mayBeSealed} as "mayBeSealed" from (
     select * from open_assignments
     where organizer = any($6::text[]) and state = any($10::text[]) and matter_id < $8 and ${narrowed}
     order by matter_id desc fetch first $9 rows with ties) as line
   order by matter_id desc, due_at, id`,
)

/** Live assignments in certain states of the units in `filters.organizers`, those of the newest matters first. */
export const newestAssignments = (on: Queryable, states: readonly string[], asked: Below): Promise<ListedLine[]> =>
  on.query<ListedLine>(assignmentsBelow, [...valuesOf(asked), states])

/** Matters of a list of the centre, the newest first; of those under supervision some are closed. */
export function newestOpen(on: Queryable, list: OpenList, asked: Below): Promise<ListedLine[]> {
  const values = valuesOf(asked)
  const condition = listCondition(list, (value) => `$${values.push(value)}`)
  const text = `select ${openColumns}, ${mayBeSealed} as "mayBeSealed" from open_matters
    where ${condition} and id < $8 and ${narrowed} and ${ofLead} order by id desc limit $9`
  return on.query<ListedLine>(statement('', text), values)
}
