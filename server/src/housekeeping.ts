import type { Instant } from 'core/calendar'
import { forgetExports } from './features/exports/index.ts'
import { cutByTime } from './features/retention/index.ts'
import { asOwner } from './platform/database/migrate.ts'
import { ensurePartitions } from './platform/database/partitions.ts'
import { statement } from './platform/database/pool.ts'
import { errorName } from './platform/loop.ts'
import type { Services } from './platform/services.ts'

const hours = 3_600_000
const every = hours
const keyDays = 90
const secretHours = 24

const forgetKeys = statement('forget-keys', 'delete from idempotency_keys where at < $1')
const forgetSecrets = statement(
  'forget-secrets',
  'update idempotency_keys set secret = null where secret is not null and at < $1',
)

const ago = (span: number): string => new Date(Date.now() - span).toISOString()

/** One piece of the work; what keeps one from being done keeps no other from it. */
type Piece = (services: Services, now: Instant) => Promise<unknown>

const pieces: readonly Piece[] = [
  ({ db }, now) => asOwner(db.url, (client) => ensurePartitions(client, now, now)),
  ({ db }) => db.query(forgetKeys, [ago(keyDays * 24 * hours)]),
  ({ db }) => db.query(forgetSecrets, [ago(secretHours * hours)]),
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
