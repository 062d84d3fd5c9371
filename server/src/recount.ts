import { createBackground } from './features/background/index.ts'
import { runDueOf } from './features/matters/index.ts'
import { rebuildRollups } from './features/rollups/index.ts'
import type { Services } from './platform/services.ts'

/**
 * Makes all counts again, and returns of how many matters and contacts; undefined where another process is at it. What waits in
 * the outbox is handed on first, so that they are complete; what is refused there is added once it is right.
 */
export async function recount(services: Services, onPage: (counted: number) => void): Promise<number | undefined> {
  const { relay } = createBackground(services, (matter, until) => runDueOf(services, matter, until))
  await relay.drain('left')
  await relay.close()
  return rebuildRollups(services, onPage)
}
