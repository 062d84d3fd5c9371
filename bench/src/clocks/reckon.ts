import type { Instant } from 'core/calendar'
import { asOwner } from '../../../server/src/platform/database/migrate.ts'

/** What became of the clocks that ran out at one moment. */
export interface Reckoning {
  /** Clocks that had to be noted as overdue, one to a matter. */
  due: number
  /** Those that were not, and those that were more than once: both have to be 0. */
  lost: number
  doubled: number
  /** Real time at which the last was written (epoch milliseconds). */
  lastAt: Instant
}

const day = 24 * 3_600_000
const iso = (at: Instant) => new Date(at).toISOString()

/** How many clocks should have rung by a moment and have not. */
export const leftAt = (url: string, moment: Instant): Promise<number> =>
  asOwner(url, async (client) => {
    const text = 'select count(*)::integer as n from running_clocks where next_at <= $1'
    return (await client.query<{ n: number }>(text, [iso(moment)])).rows[0]!.n
  })

/** Holds the events by the system against the matters whose contact was owed by `moment`: those dispatched a day before. */
export const reckon = (url: string, moment: Instant): Promise<Reckoning> =>
  asOwner(url, async (client) => {
    const text = `
      with due as (select matter_id from events where command = 'dispatch' and at = $1),
      fired as (
        select matter_id, count(*) as n, max(recorded_at) as last_at from events
        where command = 'becomeOverdue' and at = $2 and body -> 'actor' ->> 'kind' = 'system' group by matter_id)
      select count(*)::integer as due, count(*) filter (where n is null)::integer as lost,
        count(*) filter (where n > 1)::integer as doubled, max(last_at) as "lastAt"
      from due left join fired using (matter_id)`
    const { rows } = await client.query<Reckoning>(text, [iso(moment - day), iso(moment)])
    return rows[0]!
  })
