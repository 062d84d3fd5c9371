import { figures } from '../src/features/rollups/store.ts'
import { asOwner } from '../src/platform/database/migrate.ts'

/** Adds a year of counts of forty units, or some of its days, `u1` to `u40`, day by day as in a city; the planner has heard of them. */
export const scatterCounts = (url: string, { from, days } = { from: 0, days: 365 }): Promise<void> =>
  asOwner(url, async (client) => {
    const unitsByDay = `from generate_series(${from}::int, ${from + days - 1}) n
      cross join lateral (select date '2026-01-01' + n as day) days cross join generate_series(1, 40) unit order by day, unit`
    await client.query(`
      insert into rollup_days (organizer, span, day, measure, outcome, count)
        select 'u' || unit, 'day', day, 'duty', '', 1 ${unitsByDay};
      insert into rollup_margins (organizer, span, day, by, key, ${figures.join(', ')})
        select 'u' || unit, 'day', day, 'total', '', ${figures.map(() => 1).join(', ')} ${unitsByDay};
      analyze rollup_days, rollup_margins`)
  })

/** How far the counts of both tables lie in the order of their units: 1 where those of a unit lie together. */
export const orderOfCounts = (url: string): Promise<number[]> =>
  asOwner(url, async (client) => {
    const { rows } = await client.query<{ correlation: number }>(
      `select correlation from pg_stats where tablename in ('rollup_days', 'rollup_margins') and attname = 'organizer'`,
    )
    return rows.map(({ correlation }) => correlation)
  })
