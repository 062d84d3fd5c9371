import { type DashboardRow, figureNames } from 'contract/dashboard'
import { type Queryable, statement } from '../../platform/database/pool.ts'
import { momentOf } from '../../platform/ids.ts'
import { type Counted, columnOf, type Margin } from './figures.ts'

/** Days, both counted. */
export interface Period {
  from: string
  to: string
}

/** A count of a period under a day or a code. */
export interface Sum extends Counted {
  key: string
}

const days = statement(
  'dashboard-days',
  `select day::text as key, measure, outcome, count from rollup_days where day between $1 and $2 and count <> 0`,
)
/** What the city counted on each day of a period. */
export const cityDays = (on: Queryable, { from, to }: Period): Promise<Sum[]> => on.query<Sum>(days, [from, to])

const summed = figureNames.map((name) => `sum(${columnOf(name)})::bigint as "${name}"`).join(', ')
const anything = figureNames.map((name) => `sum(${columnOf(name)}) <> 0`).join(' or ')
const margin = statement(
  'dashboard-margin',
  `select key, ${summed} from rollup_margins where by = $1 and day between $2 and $3
   group by key having ${anything} order by key collate "C"`,
)
/** The city's figures of a period by one thing, in the order of its codes. */
export const cityRows = (on: Queryable, by: Margin, { from, to }: Period): Promise<DashboardRow[]> =>
  on.query<DashboardRow>(margin, [by, from, to])

/** One reading of the unit’s cells serves every part. */
const ofUnit = statement(
  'dashboard-unit',
  `select case grouping(day, district, category) when 3 then 'day' when 5 then 'district' else 'category' end as part,
     coalesce(day::text, district, category) as key, measure, outcome, sum(count)::bigint as count
   from rollups where organizer = $3 and organizer <> '' and day between $1 and $2
   group by measure, outcome, grouping sets ((day), (district), (category)) having sum(count) <> 0`,
)
/** What a unit counted in a period, by day, by district and by category. */
export const unitSums = (on: Queryable, { from, to }: Period, organizer: string) =>
  on.query<Sum & { part: 'day' | 'district' | 'category' }>(ofUnit, [from, to, organizer])

const waiting = statement(
  'rollups-behind',
  `select min(id::text) as oldest, count(*) as commits from (
     select id from outbox where topic in ('matter', 'contact') order by id limit 1000) as some_of_them`,
)
/** How many commits are not counted yet, up to 1,000, and for how many seconds of real time the oldest has waited. */
export async function findBehind(on: Queryable): Promise<{ commits: number; seconds: number }> {
  const [row] = await on.query<{ oldest: string | null; commits: number }>(waiting)
  const age = row?.oldest ? Date.now() - momentOf(row.oldest) : 0
  return { commits: row?.commits ?? 0, seconds: Math.max(0, Math.round(age / 1000)) }
}
