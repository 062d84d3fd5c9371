import type { MatterItem } from 'contract/matter-items'
import { type Instant, startOfDay, toIso } from 'core/calendar'
import { beginning, type Place } from '../../platform/cursor.ts'
import { type Queryable, type Statement, statement } from '../../platform/database/queryable.ts'
import { highestId } from '../../platform/ids.ts'

/** A line of a list before it is told: what it is about and when it is due; never due once the matter is closed. */
export interface Line {
  matter: string
  dueAt: Instant | null
  warnAt: Instant | null
  assignment: string | null
  assignmentState: MatterItem['assignmentState']
  organizer: string | null
}

/** Whether an assignment in a state owes anything: what was replied to waits for others, and has no light. */
export const isStillDue = (state: Line['assignmentState']): boolean => state !== 'replied'

/** What lines must match. Of several codes any will do; `organizers` are those of the lead, or of the assignment. */
export interface Filters {
  type?: string | undefined
  categories?: readonly string[] | undefined
  district?: string | undefined
  urgency?: string | undefined
  light?: string | undefined
  organizers?: readonly string[] | undefined
}

/** Whether they leave anything out. */
export const isNarrow = (filters: Filters): boolean => Object.values(filters).some((value) => value !== undefined)

/** A page to be read: which lines, from where on, how many; lights are those of `now`. */
export interface Asked {
  filters: Filters
  after: Place | undefined
  limit: number
  now: Instant
}

/** What no clock runs for is kept as due in the last year there is, so that it is listed last. */
export const never = startOfDay('9999-01-01')

/** The condition of a page, for `valuesOf`: `$1`–`$6` are the filters, `$7` is now, `$8` and `$9` the place, `$10` how many. */
export const narrowed = `($1::text is null or type = $1) and ($2::text[] is null or category = any($2))
  and ($3::text is null or district = $3) and ($4::text is null or urgency = $4)
  and ($5::text is null or $5 = case
    when due_at >= '${toIso(never)}' then null
    when due_at <= $7::timestamptz then 'red' when warn_at <= $7::timestamptz then 'yellow' else 'green' end)`

/** Of the filters, the units: by who has the lead. */
export const ofLead = '($6::text[] is null or lead = any($6))'

/** Where the page goes on. */
export const beyond = '(due_at, id) > ($8::timestamptz, $9::uuid)'

/**
 * The lines of a table from that place on, in the order of its index. A plan for all values takes a filter to leave one line, and
 * would rather gather and sort a whole list for that: `offset 0` keeps the filters out of the walk.
 */
const walk = (table: string, condition: string): string =>
  `(select * from ${table} where ${condition} and ${beyond} order by due_at, id offset 0) as line`

/** Of a row of open work what `isSealed` tells of its matter: that who asked must stay unknown to units. */
export const mayBeSealed = `(confidential or type = 'report')`

export const openColumns = `id as matter, due_at as "dueAt", warn_at as "warnAt", null as assignment,
  null as "assignmentState", lead as organizer`

const openPage = (name: string, from: string): Statement =>
  statement(
    `work-list-${name}`,
    `select ${openColumns} from ${from} where ${narrowed} and ${ofLead} order by due_at, id limit $10`,
  )

/** Closed matters stay among the open work while something is asked about them: they are not open for that. */
const stillOpen = `state <> 'closed'`

const conditions = { supervised: 'supervised', open: stillOpen }

/** Open matters of a list of the centre. */
export type OpenList = keyof typeof conditions | { state: string }

/** What makes an open matter stand on a list; `put` answers the placeholder of a value. */
export const listCondition = (list: OpenList, put: (value: unknown) => string): string =>
  typeof list === 'string' ? conditions[list] : `state = ${put(list.state)}`

/** A statement for each kind of list; of one by state, the state is its last value. */
interface ForEachList {
  state: Statement
  supervised: Statement
  open: Statement
}

const forEachList = (make: (kind: string, condition: string) => Statement, state: string): ForEachList => ({
  state: make('state', `state = ${state}`),
  supervised: make('supervised', conditions.supervised),
  open: make('open', conditions.open),
})

const askOf = <Row>(on: Queryable, asked: ForEachList, { list, values }: { list: OpenList; values: unknown[] }) =>
  typeof list === 'string' ? on.query<Row>(asked[list], values) : on.query<Row>(asked.state, [...values, list.state])

const openPages = forEachList((kind, condition) => openPage(kind, walk('open_matters', condition)), '$11')
/** As many lines of each walk as the page takes: the walks are then merged. */
const firstOfEach = (walked: string, filters: string): string =>
  `cross join lateral (select * from ${walked} where ${filters} order by due_at, id limit $10) as line`

/** Open work of each of some codes is a walk of its own, through the index of their column. */
const openByCode = (name: string, column: 'category' | 'lead', codes: string): Statement =>
  openPage(
    `open-of-${name}`,
    `unnest(${codes}::text[]) as one (code)
     ${firstOfEach(walk('open_matters', `${stillOpen} and ${column} = code`), `${narrowed} and ${ofLead}`)}`,
  )
const openOfCategories = openByCode('categories', 'category', '$2')
const openOfUnits = openByCode('units', 'lead', '$6')
/** Of more codes at once all open work is walked. */
const mostWalks = 16
const areFew = (codes: Filters['categories']): boolean => codes !== undefined && codes.length <= mostWalks

export const assignmentColumns = `matter_id as matter, due_at as "dueAt", warn_at as "warnAt", id as assignment,
  state as "assignmentState", organizer`

/** Each unit and state is a walk of its own through the index. */
const assignmentPage = statement(
  'work-list-assignments',
  `select ${assignmentColumns}
   from unnest($6::text[]) as unit (unit_code) cross join unnest($11::text[]) as wanted (wanted_state)
   ${firstOfEach(walk('open_assignments', 'organizer = unit_code and state = wanted_state'), narrowed)}
   order by due_at, id limit $10`,
)

/** The first seven of these values. */
export function narrowingOf({ filters, now }: Pick<Asked, 'filters' | 'now'>): unknown[] {
  const { type, categories, district, urgency, light, organizers } = filters
  return [...[type, categories, district, urgency, light, organizers].map((value) => value ?? null), toIso(now)]
}

export const valuesOf = ({ after = beginning, limit, ...asked }: Asked): unknown[] => [
  ...narrowingOf(asked),
  toIso(after.dueAt),
  after.id,
  limit,
]

/** A page of open matters, the first due first. */
export function pageOfOpen(on: Queryable, list: OpenList, asked: Asked): Promise<Line[]> {
  const { categories, organizers } = asked.filters
  const values = valuesOf(asked)
  if (list === 'open' && areFew(categories)) return on.query<Line>(openOfCategories, values)
  if (list === 'open' && areFew(organizers)) return on.query<Line>(openOfUnits, values)
  return askOf<Line>(on, openPages, { list, values })
}

const among = `(select * from open_matters where id = any($11::uuid[]) and ${stillOpen} and ${beyond}) as line`
const openAmong = openPage('open-among', among)
/** The lines of those of some matters that are open. */
export const openOf = async (
  on: Queryable,
  ids: readonly string[],
  asked: Pick<Asked, 'filters' | 'now'>,
): Promise<Line[]> =>
  ids.length === 0
    ? []
    : on.query<Line>(openAmong, [...valuesOf({ ...asked, after: undefined, limit: ids.length }), ids])

/** A page of live assignments in certain states of the units in `filters.organizers`, the first due first. */
export const pageOfAssignments = (on: Queryable, states: readonly string[], asked: Asked): Promise<Line[]> =>
  on.query<Line>(assignmentPage, [...valuesOf(asked), states])

const firstOpen = statement('oldest-open', 'select id from open_matters order by id limit 1')

/** The lowest id of the open matters; the highest there can be where none is open. */
export const oldestOpen = async (on: Queryable): Promise<string> =>
  (await on.query<{ id: string }>(firstOpen))[0]?.id ?? highestId

const selectOpen = statement(
  'work-list-open-lines',
  `select ${openColumns}, state, supervised from open_matters where id = any($1::uuid[])`,
)
const selectAssignments = statement(
  'work-list-assignment-lines',
  `select ${assignmentColumns} from open_assignments where matter_id = $1 order by due_at, id`,
)

/** An open matter's line, with what tells on which lists it stands. */
export type OpenLine = Line & { state: string; supervised: boolean }

/** The lines of those matters that are open. */
export const openLines = async (on: Queryable, matters: readonly string[]): Promise<OpenLine[]> =>
  matters.length === 0 ? [] : on.query<OpenLine>(selectOpen, [matters])

/** The lines of a matter's live assignments. */
export const assignmentLines = (on: Queryable, matter: string): Promise<Line[]> =>
  on.query<Line>(selectAssignments, [matter])

const firstsOpen = forEachList(
  (kind, condition) =>
    statement(`work-list-first-${kind}`, `select id, no from open_matters where ${condition} limit $1`),
  '$2',
)

/** A matter that stands on a list. */
export interface Standing {
  id: string
  no: string
}

/** Open matters of a list, in no order, up to `limit`. */
export const someOpen = (on: Queryable, list: OpenList, limit: number): Promise<Standing[]> =>
  askOf<Standing>(on, firstsOpen, { list, values: [limit] })
