import type { Instant } from 'core/calendar'
import { type Database, type Queryable, statement } from './database/queryable.ts'

/** Where the product takes its time from. Every moment of the field comes from here; sessions and limits go by real time. */
export interface Clock {
  /** The present moment, epoch milliseconds. */
  now(on?: Queryable): Promise<Instant>
}

export const realClock: Clock = { now: async () => Date.now() }

const readTestClock = statement('read-test-clock', 'select now from test_clock')
const writeTestClock = statement(
  'write-test-clock',
  'insert into test_clock (sole, now) values (true, $1) on conflict (sole) do update set now = excluded.now',
)

/** A clock that stands where tests have set it, the same for all processes; real time until it is set. */
export const testClock = (db: Database): Clock & { set(now: Instant): Promise<void> } => ({
  now: async (on = db) => (await on.query<{ now: Instant }>(readTestClock))[0]?.now ?? Date.now(),
  set: async (now) => void (await db.query(writeTestClock, [new Date(now).toISOString()])),
})
