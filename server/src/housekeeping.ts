import type { Instant } from 'core/calendar'
import { forgetExports } from './features/exports/index.ts'
import { cutByTime } from './features/retention/index.ts'
import { asOwner } from './platform/database/migrate.ts'
import { ensurePartitions } from './platform/database/partitions.ts'
import { forgetKeysBefore, forgetSecretsBefore } from './platform/forget-keys.ts'
import { errorName } from './platform/loop.ts'
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
]

/** Work that nobody asks for and no clock waits on: partitions of the months ahead, and what may be kept no longer. */
export function keepHouse(services: Services): { stop(): void } {
  const { clock, log } = services
  let lastCut = Number.NEGATIVE_INFINITY

  async function daily(now: Instant): Promise<void> {
    if (Date.now() - lastCut < 24 * hours) return
    if (await cutByTime(services, { now })) lastCut = Date.now()
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
    stop() {
      clearInterval(timer)
      clearTimeout(soon)
    },
  }
}
