import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/queryable.ts'

/** Between which ids a month lies, the second exclusive. */
export type Bounds = readonly [from: string, below: string]

/** What still goes on in a month, in numbers. */
export interface GoingOn {
  /** Matters that are open, or about which something is asked. */
  open: number
  /** Open matters of another month to which contacts of this one belong. */
  linked: number
  /** Missed calls that wait for a call-back. */
  callbacks: number
  /** Requests to cut personal data that wait for a ruling. */
  cuts: number
  /** Commits that the relay has not handed on yet. */
  outbox: number
}

/** These carry no name: planned with their very values they touch the months they need. */
const countOpen = statement(
  '',
  `select
     (select count(*) from (
        select id from open_matters where id >= $1 and id < $2
        union select matter_id from open_assignments where matter_id >= $1 and matter_id < $2
        union select matter_id from running_clocks where matter_id >= $1 and matter_id < $2) as own) as open,
     (select count(*) from callback_tasks where contact_id >= $1 and contact_id < $2 and state = 'open') as callbacks,
     (select count(*) from cut_requests where matter_id >= $1 and matter_id < $2 and ruling is null) as cuts,
     (select count(*) from outbox where topic = 'matter'
        and (payload ->> 'matter')::uuid >= $1 and (payload ->> 'matter')::uuid < $2) as outbox`,
)
const countOpenOf = statement('', 'select count(*) as n from open_matters where id = any($1::uuid[])')

/**
 * What can be told from open work alone, which is small: asked once more while the month is being moved. `elsewhere`: the
 * matters of other months that contacts of this one belong to.
 */
export const goingOn = async (on: Queryable, bounds: Bounds, elsewhere: readonly string[]): Promise<GoingOn> => ({
  ...(await on.query<Omit<GoingOn, 'linked'>>(countOpen, bounds))[0]!,
  linked: (await on.query<{ n: number }>(countOpenOf, [elsewhere]))[0]!.n,
})

const selectElsewhere = statement(
  '',
  `select distinct matter_id as id from contacts
   where id >= $1 and id < $2 and (matter_id < $1 or matter_id >= $2)`,
)
/** Matters of other months that contacts of a month belong to: a contact keeps its matter, and a month that is over gets no more. */
export const mattersElsewhere = async (on: Queryable, bounds: Bounds): Promise<string[]> =>
  (await on.query<{ id: string }>(selectElsewhere, bounds)).map(({ id }) => id)

/** `offset 0` has each looked up by its id, in its own month alone. */
const selectLastOf = statement(
  '',
  `select max(m.closed_at) as at from unnest($1::uuid[]) as one(id),
     lateral (select closed_at from matters where matters.id = one.id offset 0) as m`,
)
/** When the last of these matters was closed; null where none is. */
export const lastClosingOf = async (on: Queryable, matters: readonly string[]): Promise<Instant | null> =>
  (await on.query<{ at: Instant | null }>(selectLastOf, [matters]))[0]!.at

const selectLast = statement('', 'select max(closed_at) as at from matters where id >= $1 and id < $2')
/** When the last matter of a month was closed; null where it has none. */
export const lastClosing = async (on: Queryable, bounds: Bounds): Promise<Instant | null> =>
  (await on.query<{ at: Instant | null }>(selectLast, bounds))[0]!.at

const selectMerged = statement(
  '',
  `select distinct body ->> 'mergedInto' as no from matters
   where id >= $1 and id < $2 and closing = 'merged' and body ->> 'mergedInto' is not null`,
)
const selectMergedOf = statement(
  '',
  `select distinct m.no from unnest($1::uuid[]) as one(id),
     lateral (select body ->> 'mergedInto' as no from matters
       where matters.id = one.id and closing = 'merged' offset 0) as m
   where m.no is not null`,
)
/** Numbers of the matters in which matters of a month go on, or some others of these ids. */
export async function mergedInto(on: Queryable, bounds: Bounds, elsewhere: readonly string[]): Promise<string[]> {
  const own = await on.query<{ no: string }>(selectMerged, bounds)
  const others = await on.query<{ no: string }>(selectMergedOf, [elsewhere])
  return [...new Set([...own, ...others].map(({ no }) => no))]
}
