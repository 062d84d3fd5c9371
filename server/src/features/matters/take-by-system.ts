import type { Command, Refusal } from 'core/matter'
import type { Services } from '../../platform/services.ts'
import { lockMatterById } from './store.ts'
import { contextFor, Work } from './work.ts'

/**
 * Takes a command of the system on a matter that something outside of it asks for, in a transaction of its own and after
 * what is due. Answers the refusal; then only what was due has changed. A matter that is gone is no mistake.
 */
export function takeBySystem(services: Services, matter: string, command: Command): Promise<Refusal | undefined> {
  return services.db.transaction(async (tx) => {
    await tx.readAs('centre')
    const stored = await lockMatterById(tx, matter)
    if (!stored) return undefined
    const now = Math.max(await services.clock.now(tx), stored.matter.lastAt)
    const work = new Work(services, stored)
    work.runDue(now)
    const context = contextFor(services, { matter: work.matter, actor: { kind: 'system' }, now })
    const refusal = work.take(command, { context })
    await work.save(tx)
    return refusal
  })
}
