import type { Instant } from 'core/calendar'
import { forgetExports } from './features/exports/index.ts'
import { recountClocks } from './features/matters/index.ts'
import { cutByTime } from './features/retention/index.ts'
import { layTogether } from './features/rollups/index.ts'
import { alone } from './platform/database/alone.ts'
import { advisoryLocks } from './platform/database/locks.ts'
import { asOwner } from './platform/database/migrate.ts'
import { ensurePartitions } from './platform/database/partitions.ts'
import { renewStatistics } from './platform/database/statistics.ts'
import { forgetKeysBefore, forgetSecretsBefore } from './platform/forget-keys.ts'
import { errorName } from './platform/loop.ts'
import { isNight } from './platform/night.ts'
import type { Services } from './platform/services.ts'

const hours = 3_600_000
const every = hours
const keyDays = 90
const secretHours = 24

/** One piece of the work; what keeps one from being done keeps no other from it. */
type Piece = (services: Services, now: Instant) => Promise<unknown>

const pieces: readonly Piece[] = [
  ({ db }, now) => asOwner(db.url, (client) => ensurePartitions(client, now, now)),
  ({ db }) => forgetKeysBefore(db, Date.now() - keyDays * 24 * hours),
  ({ db }) => forgetSecretsBefore(db, Date.now() - secretHours * hours),
  ({ db }, now) => forgetExports(db, now),
  // A node that had not heard of a new list of holidays yet may have left a clock that the list settles.
  (services) => recountClocks(services, 'settled'),
  tellPlanner,
  layCounts,
]

/** By one node at a time: the next one finds them renewed. */
async function tellPlanner({ db, log }: Services, now: Instant): Promise<void> {
  const renewed = await alone(db, advisoryLocks.statistics, () =>
    asOwner(db.url, (client) => renewStatistics(client, now)),
  )
  if (renewed?.result.length) log.info({ tables: renewed.result }, 'statistics of partitioned tables are renewed')
}

/** While a table is laid nobody reads or adds to it: some seconds for a city's year, in the hours in which hardly anyone looks. */
async function layCounts({ db, log }: Services, now: Instant): Promise<void> {
  if (!isNight(now)) return
  const laid = await alone(db, advisoryLocks.layingCounts, () => asOwner(db.url, (client) => layTogether(client)))
  if (laid?.result.length) log.info({ tables: laid.result }, 'rows of counts are laid together')
}

/** The work, done by itself once an hour, and when it is asked for. */
export interface House {
  round(): Promise<void>
  stop(): void
}

/**
 * Work that nobody asks for and no clock waits on: partitions of the months ahead, clocks that a list of holidays settles by
 * now, what the planner knows of all months together, counts that have come to lie apart, and what may be kept no longer.
 */
export function keepHouse(services: Services): House {
  const { clock, log } = services
  let lastCut = Number.NEGATIVE_INFINITY

  /** By a clock that nobody sets. */
  async function daily(now: Instant): Promise<void> {
    if (performance.now() - lastCut < 24 * hours) return
    if (await cutByTime(services, { now })) lastCut = performance.now()
  }
  async function round(): Promise<void> {
    for (const piece of [...pieces, (_: Services, now: Instant) => daily(now)])
      try {
        await piece(services, await clock.now())
      } catch (error) {
        log.warn({ error: errorName(error) }, 'housekeeping failed; it is tried again')
      }
  }
  const timer = setInterval(() => void round(), every)
  const soon = setTimeout(() => void round(), every / 60)
  timer.unref()
  soon.unref()
  return {
    round,
    stop() {
      clearInterval(timer)
      clearTimeout(soon)
    },
  }
}
