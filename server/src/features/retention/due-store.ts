import { type Instant, toIso } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/queryable.ts'

/** A matter to be looked at, with its place in the order of its closing, or of the moment until which it was put off. */
export interface Place {
  id: string
  at: Instant
}

/** A matter that is due; `isCut` where that was done since it was closed. */
export interface Due extends Place {
  isCut?: boolean
}

/** A page in order after a place, of what became due before a moment (exclusive). */
export interface Ask {
  before: Instant
  after: Place
  limit: number
}

/** Carries no name: planned with its very values it touches the months it needs. */
const selectClosed = statement(
  '',
  `select m.id, m.closed_at as "at",
     exists (select from cuts where cuts.matter_id = m.id and cuts.at >= m.closed_at) as "isCut"
   from matters m
   where m.closed_at < $1 and (m.closed_at, m.id) > ($2::timestamptz, $3::uuid)
   order by m.closed_at, m.id limit $4`,
)
const dueOf =
  (one: ReturnType<typeof statement>) =>
  (on: Queryable, { before, after, limit }: Ask): Promise<Due[]> =>
    on.query<Due>(one, [toIso(before), toIso(after.at), after.id, limit])

/**
 * Matters closed before a moment. Those that are cut are told as well, so that a page costs the same however many of them
 * there are.
 */
export const closedBefore = dueOf(selectClosed)

/** Matters that were passed over, and are to be looked at again; one may have been cut on request while it was passed over. */
export const putOffBefore = dueOf(
  statement(
    '',
    `select matter_id as id, at,
       exists (select from cuts where cuts.matter_id = put_off.matter_id and cuts.at >= put_off.at) as "isCut"
     from cuts_put_off put_off
     where at < $1 and (at, matter_id) > ($2::timestamptz, $3::uuid) order by at, matter_id limit $4`,
  ),
)

/** Matters that were cut, and of which something was said since, the last of it before a moment. */
export const spokenOfBefore = dueOf(
  statement(
    '',
    `select matter_id as id, later_at as "at" from cuts
     where later_at < $1 and (later_at, matter_id) > ($2::timestamptz, $3::uuid) order by later_at, matter_id limit $4`,
  ),
)

const noteLater = statement(
  'cut-matters-spoken-of',
  `update cuts set later_at = greatest(said.at, cuts.at, later_at)
   from unnest($1::uuid[], $2::timestamptz[]) as said (matter, at)
   where matter_id = said.matter and (said.at > greatest(cuts.at, later_at) or matter_id = any($3::uuid[]))`,
)
/**
 * Of some matters, each with when something was said of it last, those that had been cut before that are kept in mind, and those
 * of which something stands there now.
 */
export const noteSpokenOf = async (
  tx: Queryable,
  { said, uncut }: { said: ReadonlyMap<string, Instant>; uncut: readonly string[] },
): Promise<void> => void (await tx.query(noteLater, [[...said.keys()], [...said.values()].map(toIso), uncut]))

const upsertPutOff = statement(
  'put-cuts-off',
  `insert into cuts_put_off as known (matter_id, at) select * from unnest($1::uuid[], $2::timestamptz[])
   on conflict (matter_id) do update set at = excluded.at where known.at <> excluded.at`,
)
/** Keeps in mind which matters were passed over, each with the moment that must be as old as a closed matter has to be. */
export const putOff = async (tx: Queryable, places: readonly Place[]): Promise<void> => {
  if (places.length === 0) return
  await tx.query(upsertPutOff, [places.map(({ id }) => id), places.map(({ at }) => toIso(at))])
}
