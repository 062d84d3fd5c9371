import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/queryable.ts'

/**
 * How far cuts have come in the order of closing, under `cuts` in `settings`: whatever was closed before `from` was cut or put
 * off, and a run is looking, or has looked, up to `until`. Moments are epoch milliseconds.
 */
export interface Reach {
  from: Instant
  until: Instant
}

/** Where the clock has gone back, or data are to be kept for longer, it is looked at again from the earlier day on. */
const begin = statement(
  'begin-cuts',
  `insert into settings as known (key, value) values ('cuts', jsonb_build_object('from', 0, 'until', $1::bigint))
   on conflict (key) do update set value = jsonb_build_object(
     'from', least((known.value ->> 'from')::bigint, $1::bigint), 'until', $1::bigint)
   returning (value ->> 'from')::bigint as "from"`,
)
/** Begins to look at what was closed before `until`, and answers from where on. */
export const beginReach = async (on: Queryable, until: Instant): Promise<Reach> => {
  const [found] = await on.query<{ from: Instant }>(begin, [until])
  return { from: found!.from, until }
}

const finish = statement(
  'end-cuts',
  `update settings set value = jsonb_build_object('from', $2::bigint, 'until', $2::bigint)
   where key = 'cuts' and value = jsonb_build_object('from', $1::bigint, 'until', $2::bigint)`,
)
/** Notes that all was looked at; not where something closed long ago has come in meanwhile, maybe behind the run. */
export const endReach = async (on: Queryable, { from, until }: Reach): Promise<void> =>
  void (await on.query(finish, [from, until]))

const lower = statement(
  'lower-cuts',
  `update settings set value = jsonb_build_object('from', least((value ->> 'from')::bigint, $1::bigint), 'until', $1::bigint)
   where key = 'cuts' and (value ->> 'until')::bigint > $1::bigint`,
)
/** Has what was closed since a moment looked at again: matters of that time have come in. */
export const lowerReach = async (on: Queryable, since: Instant): Promise<void> => void (await on.query(lower, [since]))
