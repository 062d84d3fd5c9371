import type { Services } from '../../platform/services.ts'
import { createRelay, type Relay } from './relay.ts'
import { createScheduler, type RunMatter, type Scheduler } from './scheduler.ts'

export { type Anchor, addToHeads, headsOf, readAnchors, sumOfHashes } from './anchors.ts'
export type { Relay } from './relay.ts'
export type { RunMatter, Scheduler } from './scheduler.ts'
export type { Head } from './store.ts'

/** What the process does without being asked. */
export interface Background {
  readonly relay: Relay
  readonly scheduler: Scheduler
  /** To be called once seeding is over. */
  start(): void
  /** Ends the work under way, relays what it left, and writes the last anchors. */
  close(): Promise<void>
}

/** Makes the background work of a node; nothing runs before `start`. */
export function createBackground(services: Services, runMatter: RunMatter): Background {
  const { db, keys, city, clock, log, config } = services
  const relay = createRelay({ db, keys, city, log, dataDir: config.dataDir })
  const scheduler = createScheduler({ db, clock, log, runMatter })
  return {
    relay,
    scheduler,
    start() {
      relay.start()
      scheduler.start()
    },
    async close() {
      await scheduler.close()
      await relay.close()
    },
  }
}
