import type { Staff } from 'core/access'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { type Asked, beyond, type Line, narrowed, ofLead, type Standing, valuesOf } from './store.ts'

/** Whose duties: those of his roles, and of his unit where they are a unit's. */
type Who = Pick<Staff, 'roles' | 'organizer'>

/**
 * The clocks of what waits for roles and their unit, the names of two parameters. They are found by whom they wait for (`offset 0`):
 * a plan may go through all clocks that run to have them in the order of their matters.
 */
const clocksFor = (roles: string, unit: string): string => `(
    select * from running_clocks
    where owner = any(${roles}::text[]) and (organizer is null or organizer = ${unit}::text) offset 0) as c`

/**
 * What is proposed for long-term work, which waits for the centre's manager without a limit of its own, beside what else of it waits
 * for him.
 */
const proposedTo = (roles: string): string =>
  `o.ruling and 'centre_manager' = any(${roles}::text[]) and not exists (
      select from running_clocks c where c.matter_id = o.id and (c.kind = 'ruling' or c.owner = 'centre_manager'))`

/**
 * What waits for roles and their unit, each matter with what is due first. Each is found by its id (`offset 0`): a plan for the first
 * of them in order may go through all that is open.
 */
export const waitingFor = (roles: string, unit: string): string => {
  const shown = 'o.no, o.type, o.category, o.district, o.urgency, o.lead'
  return `(
    select distinct on (c.matter_id) c.matter_id as id, c.due_at, c.warn_at, ${shown}
    from ${clocksFor(roles, unit)}
    cross join lateral (select * from open_matters where id = c.matter_id offset 0) as o
    order by c.matter_id, c.due_at
  ) union all (
    select o.id, o.due_at, o.warn_at, ${shown} from open_matters o where ${proposedTo(roles)}
  )`
}

/** The same to be counted, each matter once: a clock that waits for somebody runs for what is open alone, so none is looked up. */
export const waitingMatters = (roles: string, unit: string): string =>
  `select distinct matter_id from ${clocksFor(roles, unit)}
   union all select o.id from open_matters o where ${proposedTo(roles)}`

const columns = `id as matter, due_at as "dueAt", warn_at as "warnAt", null as assignment, null as "assignmentState",
  lead as organizer`

const pageStatement = statement(
  'work-list-duties',
  `select ${columns} from (${waitingFor('$11', '$12')}) as duty
   where ${beyond} and ${narrowed} and ${ofLead} order by due_at, id limit $10`,
)

/** A page of what waits for somebody beside the states of matters and assignments, the first due first. */
export const pageOfDuties = (on: Queryable, { roles, organizer }: Who, asked: Asked): Promise<Line[]> =>
  on.query<Line>(pageStatement, [...valuesOf(asked), roles, organizer])

const ofMatter = statement(
  'work-list-duties-of-matter',
  `select ${columns} from (${waitingFor('$1', '$2')}) as duty where id = $3`,
)

/** The same of one matter: its line, or none. */
export const dutiesOfMatter = (on: Queryable, { roles, organizer }: Who, matter: string): Promise<Line[]> =>
  on.query<Line>(ofMatter, [roles, organizer, matter])

const firstDuties = statement(
  'work-list-first-duties',
  `select id, no from (${waitingFor('$2', '$3')}) as duty limit $1`,
)

/** Matters of which something waits for somebody beside his lists, in no order, up to `limit`. */
export const someDuties = (on: Queryable, { roles, organizer }: Who, limit: number): Promise<Standing[]> =>
  on.query<Standing>(firstDuties, [limit, roles, organizer])
