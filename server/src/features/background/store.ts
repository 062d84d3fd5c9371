import type { Day, Instant } from 'core/calendar'
import type pg from 'pg'
import { advisoryLocks } from '../../platform/database/locks.ts'
import { type Database, type Queryable, statement } from '../../platform/database/queryable.ts'
import { firstOn, letGo, longestSilence } from '../../platform/database/session.ts'
import type { OutboxRow } from '../../platform/outbox.ts'

/** The head of a day: how many events were recorded on it, and the sum of their hashes modulo 2^256. */
export interface Head {
  day: Day
  events: number
  digest: Buffer
}

const lockRelay = statement('lock-relay', 'select pg_try_advisory_lock($1) as held')
const outboxRest = statement(
  'outbox-rest',
  `select exists (select from outbox where id <> all($1::uuid[])) as waits,
          exists (select from outbox where id = any($1::uuid[])) as refused`,
)
/** An array, so that each row is looked up by its id: joined, all of the index is walked for those that are to be deleted. */
const takeOutbox = statement(
  'take-outbox',
  `with taken as (delete from outbox where id = any(array(
     select id from outbox where id >= $3 and id <> all($2::uuid[]) order by id limit $1)) returning id, topic, payload)
   select id, topic, payload from taken order by id`,
)
const refuse = statement('refuse-outbox', 'update outbox set refused_at = now() where id = $1')
const openHeads = statement(
  'open-heads',
  `insert into anchors (day, events, digest) select unnest($1::date[]), 0, '\\x' on conflict do nothing`,
)
const lockHeads = statement(
  'lock-heads',
  'select day, events, digest from anchors where day = any($1::date[]) order by day for update',
)
const saveHead = statement(
  'save-head',
  'update anchors set events = $2, digest = $3, written_at = null where day = $1::date',
)
const unwrittenHeads = statement(
  'unwritten-heads',
  'select day, events, digest from anchors where written_at is null order by day',
)
const markWritten = statement(
  'mark-head-written',
  'update anchors set written_at = now() where day = $1::date and events = $2',
)
const begin = statement('begin', 'begin')

const nextClock = statement(
  'next-clock',
  `select matter_id as matter, next_at as at from running_clocks
   where next_at is not null and matter_id <> all($1::uuid[])
   order by next_at, matter_id limit 1`,
)

/** A matter and the moment at which something happens to it by itself. */
export interface DueMatter {
  matter: string
  at: Instant
}

/** The earliest moment at which something happens by itself, leaving some matters aside. */
export const findNextClock = async (db: Queryable, aside: string[]) =>
  (await db.query<DueMatter>(nextClock, [aside]))[0]

const dueTogether = statement(
  'due-together',
  `with first as (
     select next_at from running_clocks where next_at is not null and matter_id <> all($1::uuid[])
     order by next_at, matter_id limit 1)
   select distinct matter_id as matter, next_at as at from running_clocks
   where next_at = (select next_at from first) and matter_id <> all($1::uuid[])
   order by matter_id limit $2`,
)

/** Matters to which something happens at the earliest such moment, at most `limit` of them, leaving some aside. */
export const findDueTogether = (db: Queryable, aside: string[], limit: number): Promise<DueMatter[]> =>
  db.query<DueMatter>(dueTogether, [aside, limit])

/** What is left in the outbox: whether anything waits, and whether any of these rows, which were refused, is still there. */
export const findRest = async (db: Queryable, aside: string[]): Promise<{ waits: boolean; refused: boolean }> =>
  (await db.query<{ waits: boolean; refused: boolean }>(outboxRest, [aside]))[0]!

/** A connection that is the relay's for as long as it lives: whoever loses it loses the lock and what it had begun. */
export interface RelaySession extends Queryable {
  readonly isLost: boolean
  /** Takes the lock if nobody holds it. */
  tryLock(): Promise<boolean>
  /** Runs in one transaction; resolves after its commit. After an error the session is of no more use. */
  transaction<Result>(run: (tx: Queryable) => Promise<Result>): Promise<Result>
  end(): Promise<void>
}

export async function openRelaySession(db: Database, silence = longestSilence): Promise<RelaySession> {
  const client: pg.Client = await db.connect({ silence })
  // A relay that is frozen or cut off gives its work to another node: one that lives asks every second.
  await firstOn(client, `set idle_session_timeout = '60s'; ${letGo}`, silence)
  let isLost = false
  const lose = () => {
    isLost = true
  }
  client.on('error', lose)
  client.on('end', lose)

  const { query, commit } = db.askOn(client)
  return {
    query,
    get isLost() {
      return isLost
    },
    tryLock: async () => (await query<{ held: boolean }>(lockRelay, [advisoryLocks.relay]))[0]!.held,
    async transaction(run) {
      await query(begin)
      const result = await run({ query })
      await commit()
      return result
    },
    async end() {
      await client.end().catch(() => undefined)
    },
  }
}

/** Deletes the next rows with ids from `from` on, and answers them in order; some are left alone. */
export const takeRows = (
  tx: Queryable,
  { limit, aside, from }: { limit: number; aside: string[]; from: string },
): Promise<OutboxRow[]> => tx.query<OutboxRow>(takeOutbox, [limit, aside, from])

/** Keeps that a row was refused, for all nodes: nobody waits for it as for the others. */
export const markRefused = async (db: Queryable, id: string): Promise<void> => void (await db.query(refuse, [id]))

/** The heads of some days, locked until the transaction ends; a day without one begins with nothing. */
export async function lockedHeads(tx: Queryable, days: Day[]): Promise<Head[]> {
  await tx.query(openHeads, [days])
  return tx.query<Head>(lockHeads, [days])
}

/** Keeps a head, to be written out anew. */
export const keepHead = async (tx: Queryable, { day, events, digest }: Head): Promise<void> =>
  void (await tx.query(saveHead, [day, events, digest]))

/** Heads that changed since they were last written out. */
export const findUnwrittenHeads = (db: Queryable): Promise<Head[]> => db.query<Head>(unwrittenHeads)

export const markHeadWritten = async (db: Queryable, { day, events }: Head): Promise<void> =>
  void (await db.query(markWritten, [day, events]))
