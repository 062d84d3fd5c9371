import { statfs } from 'node:fs/promises'
import { isOwed } from '../../platform/database/owed.ts'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import type { Services } from '../../platform/services.ts'
import { daysKnown, monthsAhead, type Readings } from './judge.ts'
import { findWaiting, secondsSince } from './waiting.ts'

type Given = Pick<Services, 'config' | 'db' | 'clock' | 'city'> & { streams: () => number }

const size = statement('database-size', 'select pg_database_size(current_database()) as bytes')
const partitions = statement(
  'event-partitions',
  `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'events'::regclass`,
)

/** Looks up what the health page shows. Throws when the database is away. */
export async function readHealth({ config, db, clock, city, streams }: Given): Promise<Readings> {
  const now = await clock.now()
  const [waiting, owed, [found], names, room] = await Promise.all([
    findWaiting(db),
    isOwed(db, 'counts'),
    db.query<{ bytes: number }>(size),
    partitionNames(db),
    roomIn(config.dataDir),
  ])
  return {
    clocks: Math.floor(secondsSince(waiting.clock, now)),
    outbox: Math.floor(secondsSince(waiting.entry, Date.now())),
    counts: Number(owed),
    connections: db.connections().waiting,
    streams: streams(),
    room,
    partitions: monthsAhead(names, now),
    calendar: daysKnown(city.calendar, now),
    database: found!.bytes,
  }
}

async function partitionNames(db: Queryable): Promise<string[]> {
  return (await db.query<{ name: string }>(partitions)).map(({ name }) => name)
}

/** Whole percent of the data folder's file system that is free. */
async function roomIn(dataDir: string): Promise<number> {
  const { bavail, blocks } = await statfs(dataDir)
  return Math.floor((bavail / blocks) * 100)
}
