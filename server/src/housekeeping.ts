import { forgetExports } from './features/exports/index.ts'
import { asOwner } from './platform/database/migrate.ts'
import { ensurePartitions } from './platform/database/partitions.ts'
import { statement } from './platform/database/pool.ts'
import type { Services } from './platform/services.ts'

const hours = 3_600_000
const every = 6 * hours
const keyDays = 90
const secretHours = 24

const forgetKeys = statement('forget-keys', 'delete from idempotency_keys where at < $1')
const forgetSecrets = statement(
  'forget-secrets',
  'update idempotency_keys set secret = null where secret is not null and at < $1',
)

const ago = (span: number): string => new Date(Date.now() - span).toISOString()

/** Work that nobody asks for and no clock waits on: partitions of the months ahead, and what may be kept no longer. */
export function keepHouse({ db, clock, log }: Services): { stop(): void } {
  const round = async () => {
    try {
      const now = await clock.now()
      await asOwner(db.url, (client) => ensurePartitions(client, now, now))
      await db.query(forgetKeys, [ago(keyDays * 24 * hours)])
      await db.query(forgetSecrets, [ago(secretHours * hours)])
      await forgetExports(db, now)
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'housekeeping failed; it is tried again')
    }
  }
  const timer = setInterval(() => void round(), every)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
