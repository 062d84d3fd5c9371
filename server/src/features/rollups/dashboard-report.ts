import type { Behind } from 'contract/behind'
import { type DashboardRow, figureNames } from 'contract/dashboard'
import { isOwed } from '../../platform/database/owed.ts'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { momentOf } from '../../platform/ids.ts'
import { type Breakdown, breakdowns, type Counted, columnOf, namedFigures } from './figures.ts'
import { type Outside, outsideOf, type Period, wholeMonths, widened } from './months.ts'
import { countedTopics } from './store.ts'

const isAnything = figureNames.map((name) => `${columnOf(name)} <> 0`).join(' or ')
const days = statement(
  'dashboard-days',
  `select day::text as key, ${namedFigures} from rollup_margins
   where organizer = $1 and span = 'day' and by = 'total' and day between $2 and $3 and (${isAnything}) order by day`,
)
/** The figures of each day of a period on which there are any: of the city where `organizer` is empty, else of a unit. */
export const dayRows = (on: Queryable, organizer: string, { from, to }: Period): Promise<DashboardRow[]> =>
  on.query<DashboardRow>(days, [organizer, from, to])

const isBetween = (from: string, below: string) =>
  `exists (select from rollup_days where organizer = $1 and span = 'day' and day >= ${from} and day < ${below})`
const outside = statement(
  'dashboard-outside',
  `select ${isBetween('$2', '$3')} as before, ${isBetween('$4', '$5')} as after`,
)
async function findOutside(on: Queryable, organizer: string, period: Period): Promise<Outside> {
  const { before, after } = outsideOf(period)
  const [found] = await on.query<Outside>(outside, [organizer, ...before, ...after])
  return found!
}

/** A period of an organizer as it is summed up, in the order of `$1` to `$5`: whole months as such, the days at both ends one by one. */
type Summed = readonly [organizer: string, from: string, firstMonth: string, afterMonths: string, to: string]
const summed = `organizer = $1 and (span = 'month' and day >= $3 and day < $4
  or span = 'day' and (day >= $2 and day < $3 or day >= $4 and day <= $5))`
/** Finds how a period is best summed up. */
export async function findSummed(on: Queryable, organizer: string, period: Period): Promise<Summed> {
  const { from, to } = widened(period, await findOutside(on, organizer, period))
  const { firstMonth, afterMonths } = wholeMonths({ from, to })
  return [organizer, from, firstMonth, afterMonths, to]
}

/** What is counted of a day or a month fits an integer, and integers are summed up as such: those of 64 bits are by numerics. */
const sumOf = (column: string) => `sum(${column}::integer)`

const hashed = statement('dashboard-hashed', `select set_config('enable_sort', 'off', true)`)
/**
 * Sums of this transaction are gathered by hashing. Of a unit's rows a plan expects one, whose row level security it takes for a
 * second condition, and would sort hundreds to add them up, which is the half of what that costs.
 */
export const addUpByHash = async (on: Queryable): Promise<void> => void (await on.query(hashed))

const outcomes = statement(
  'dashboard-outcomes',
  `select measure, outcome, ${sumOf('count')} as count from rollup_days
   where ${summed} group by measure, outcome having ${sumOf('count')} <> 0`,
)
/** All that was counted in a period. */
export const outcomeCounts = (on: Queryable, values: Summed): Promise<Counted[]> => on.query<Counted>(outcomes, values)

const sums = figureNames.map((name) => `${sumOf(columnOf(name))} as "${name}"`).join(', ')
const anything = figureNames.map((name) => `${sumOf(columnOf(name))} <> 0`).join(' or ')
const margins = statement(
  'dashboard-margins',
  `select by, key, ${sums} from rollup_margins
   where ${summed} and by in (${breakdowns.map((by) => `'${by}'`).join(', ')}) group by by, key having ${anything}`,
)
type MarginRow = DashboardRow & { by: Breakdown }
/**
 * The figures of a period by one thing at a time, each in the order of its codes. Rows say by what; an answer's schema leaves that
 * out, where rows of each stand by themselves.
 */
export async function marginRows(on: Queryable, values: Summed): Promise<MarginRow[]> {
  const rows = await on.query<MarginRow>(margins, values)
  return rows.sort((one, other) => (one.key < other.key ? -1 : 1))
}

const waiting = statement(
  'rollups-behind',
  `select min(id::text) as oldest, count(*) as commits from (
     select id from outbox where topic = any($1) and refused_at is null order by id limit 1000) as some_of_them`,
)
/** What is not counted yet, but for what was refused; its seconds are of real time. */
export async function findBehind(on: Queryable): Promise<Behind> {
  const [[row], recounting] = await Promise.all([
    on.query<{ oldest: string | null; commits: number }>(waiting, [countedTopics]),
    isOwed(on, 'counts'),
  ])
  const age = row?.oldest ? Date.now() - momentOf(row.oldest) : 0
  return { commits: row?.commits ?? 0, seconds: Math.max(0, Math.round(age / 1000)), recounting }
}
