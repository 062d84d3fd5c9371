import type { Instant } from 'core/calendar'
import { momentFor } from 'core/matter'
import type { Services } from '../../platform/services.ts'
import { lockMatterIfFree } from './store.ts'
import { Work } from './work.ts'

/**
 * Does what time has made due on one matter up to `until`, in a transaction of its own. `busy` when somebody else holds
 * the matter: whoever it is runs what is due himself. Looks again under the lock, so nothing is done twice.
 */
export function runDueOf(services: Services, matter: string, until: Instant): Promise<'done' | 'busy'> {
  return services.db.transaction(async (tx) => {
    tx.readAs('centre')
    const stored = await lockMatterIfFree(tx, matter)
    if (!stored) return 'busy'
    const work = new Work(services, stored)
    work.runDue(momentFor(until, stored.matter))
    await work.save(tx)
    return 'done'
  })
}
