import { figures } from '../src/features/rollups/store.ts'
import { asOwner } from '../src/platform/database/migrate.ts'

/**
 * Adds counts of forty units, `u1` to `u40`, for so many days from a day of 2026 on, day by day as in a city: of each day its total
 * and the figures of three categories. The planner has heard of them.
 */
export const scatterCounts = (url: string, { from, days } = { from: 0, days: 365 }): Promise<void> =>
  asOwner(url, async (client) => {
    const unitsByDay = `from generate_series(${from}::int, ${from + days - 1}) n
      cross join lateral (select date '2026-01-01' + n as day) days cross join generate_series(1, 40) unit`
    // Autovacuum would hold the tables now and then, or look at them anew.
    await client.query(`
      alter table rollup_days set (autovacuum_enabled = false);
      alter table rollup_margins set (autovacuum_enabled = false);
      insert into rollup_days (organizer, span, day, measure, outcome, count)
        select 'u' || unit, 'day', day, 'duty', '', 1 ${unitsByDay} order by day, unit;
      insert into rollup_margins (organizer, span, day, by, key, ${figures.join(', ')})
        select 'u' || unit, 'day', day, case when code = 0 then 'total' else 'category' end,
          case when code = 0 then '' else '0' || code end, ${figures.map(() => 1).join(', ')}
        ${unitsByDay} cross join generate_series(0, 3) code order by day, unit, code;
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
