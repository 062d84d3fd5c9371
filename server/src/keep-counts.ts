import { rebuildRollups } from './features/rollups/index.ts'
import { isOwed } from './platform/database/owed.ts'
import { type Loop, startLoop, untilAborted } from './platform/loop.ts'
import type { Services } from './platform/services.ts'

/** Milliseconds between looks, and of the longest rest. */
const [every, longestRest] = [60_000, 10_000]

/**
 * Counts everything anew where that is owed, by one node at a time, while all of them serve: it rests after each page for as long as
 * that took. A city's year takes an hour or so.
 */
export const keepCounts = (services: Services): Loop =>
  startLoop('counts', services.log, async (signal) => {
    if (!(await isOwed(services.db, 'counts'))) return every
    let since = performance.now()
    const counted = await rebuildRollups(services, async () => {
      await untilAborted(Math.min(performance.now() - since, longestRest), signal)
      signal.throwIfAborted()
      since = performance.now()
    })
    if (counted !== undefined) services.log.info({ counted }, 'everything is counted anew')
    return every
  })
