import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { momentOf } from '../../platform/ids.ts'

const oldest = statement(
  'oldest-waiting',
  `select (select id from outbox where refused_at is null order by id limit 1) as entry,
          (select count(*) from outbox where refused_at is not null) as refused,
          (select min(next_at) from running_clocks where next_at is not null) as clock`,
)

/**
 * What waits longest: the moment at which the oldest outbox entry was made, and at which the next clock acts. `refused`: entries
 * that were left aside for what they hold, and do not count as waiting.
 */
export interface Waiting {
  entry?: Instant
  refused: number
  clock?: Instant
}

export async function findWaiting(db: Queryable): Promise<Waiting> {
  const [row] = await db.query<{ entry: string | null; refused: number; clock: Instant | null }>(oldest)
  return {
    refused: row?.refused ?? 0,
    ...(row?.entry && { entry: momentOf(row.entry) }),
    ...(row?.clock != null && { clock: row.clock }),
  }
}

/** Whole and broken seconds from a moment until now; 0 when there is none or it is still to come. */
export const secondsSince = (from: Instant | undefined, now: Instant): number => Math.max(0, now - (from ?? now)) / 1000
