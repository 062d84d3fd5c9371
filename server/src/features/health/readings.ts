import { statfs } from 'node:fs/promises'
import type { Instant } from 'core/calendar'
import { findTellingSettings } from '../../platform/database/log-settings.ts'
import { isOwed } from '../../platform/database/owed.ts'
import { attachedPartitions, partitionedTables } from '../../platform/database/partitions.ts'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import type { Services } from '../../platform/services.ts'
import { daysKnown, monthsAhead, type Readings } from './judge.ts'
import { findWaiting, secondsSince } from './waiting.ts'

type Given = Pick<Services, 'config' | 'db' | 'clock' | 'city'> & { streams: () => number }

const size = statement('database-size', 'select pg_database_size(current_database()) as bytes')
const workOfShut = statement(
  'work-of-shut-units',
  'select count(*) as count from open_assignments a join organizers o on o.id = a.organizer where o.disabled',
)
const partitions = statement('partition-names', attachedPartitions)

/** Looks up what the health page shows. Throws when the database is away. */
export async function readHealth({ config, db, clock, city, streams }: Given): Promise<Readings> {
  const now = await clock.now()
  const [waiting, owed, [shut], [found], telling, ahead, room] = await Promise.all([
    findWaiting(db),
    isOwed(db, 'counts'),
    db.query<{ count: number }>(workOfShut),
    db.query<{ bytes: number }>(size),
    findTellingSettings(db),
    leastAhead(db, now),
    roomIn(config.dataDir),
  ])
  return {
    clocks: Math.floor(secondsSince(waiting.clock, now)),
    outbox: Math.floor(secondsSince(waiting.entry, Date.now())),
    refused: waiting.refused,
    counts: Number(owed),
    shutUnits: shut!.count,
    connections: db.connections().waiting,
    streams: streams(),
    room,
    partitions: ahead,
    calendar: daysKnown(city.calendar, now),
    log: telling.length,
    database: found!.bytes,
  }
}

/** Months ahead for which every table has its partition: what lacks one in a single table is refused there. */
async function leastAhead(db: Queryable, now: Instant): Promise<number> {
  const found = await db.query<{ parent: string; name: string }>(partitions, [partitionedTables])
  const names = (table: string) => found.flatMap(({ parent, name }) => (parent === table ? [name] : []))
  return Math.min(...partitionedTables.map((table) => monthsAhead(names(table), now)))
}

/** Whole percent of the data folder's file system that is free. */
async function roomIn(dataDir: string): Promise<number> {
  const { bavail, blocks } = await statfs(dataDir)
  return Math.floor((bavail / blocks) * 100)
}
