import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/queryable.ts'

/** Between which ids a month lies, the second exclusive. */
export type Bounds = readonly [from: string, below: string]

/** What still goes on in a month, in numbers. */
export interface GoingOn {
  /** Matters that are open, or about which something is asked. */
  open: number
  /** Contacts that belong to an open matter of another month. */
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
const countLinked = statement(
  '',
  `select count(*) as n from contacts c join open_matters o on o.id = c.matter_id
   where c.id >= $1 and c.id < $2 and (o.id < $1 or o.id >= $2)`,
)

/** What can be told from open work alone, which is small: asked once more while the month is being moved. */
export const openWork = async (on: Queryable, bounds: Bounds): Promise<Omit<GoingOn, 'linked'>> =>
  (await on.query<Omit<GoingOn, 'linked'>>(countOpen, bounds))[0]!

/** The same, and what only the month's contacts tell. */
export const goingOn = async (on: Queryable, bounds: Bounds): Promise<GoingOn> => ({
  ...(await openWork(on, bounds)),
  linked: (await on.query<{ n: number }>(countLinked, bounds))[0]!.n,
})

const selectLast = statement('', 'select max(closed_at) as at from matters where id >= $1 and id < $2')
/** When the last matter of a month was closed; null where it has none. */
export const lastClosing = async (on: Queryable, bounds: Bounds): Promise<Instant | null> =>
  (await on.query<{ at: Instant | null }>(selectLast, bounds))[0]!.at

const selectMerged = statement(
  '',
  `select distinct body ->> 'mergedInto' as no from matters
   where id >= $1 and id < $2 and closing = 'merged' and body ->> 'mergedInto' is not null`,
)
/** Numbers of the matters in which matters of a month go on. */
export const mergedInto = async (on: Queryable, bounds: Bounds): Promise<string[]> =>
  (await on.query<{ no: string }>(selectMerged, bounds)).map(({ no }) => no)
