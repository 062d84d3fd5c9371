import type { Instant } from 'core/calendar'
import type { Logger } from 'pino'
import type { Database } from '../../platform/database/pool.ts'
import { errorName, type Loop, oneAtATime, startLoop, untilAborted } from '../../platform/loop.ts'
import type { Clock } from '../../platform/time.ts'
import { type DueMatter, findNextClock } from './store.ts'

/**
 * Runs what is due on a matter up to a moment, in a transaction of its own: locks the matter unless somebody else has
 * (`busy`), looks again what is due, acts, saves.
 */
export type RunMatter = (matter: string, until: Instant) => Promise<'done' | 'busy'>

/** Milliseconds of real time: the longest sleep, the rest after meeting a busy matter, and the bounds of a failed matter's pause. */
const longestSleep = 1_000
const busyPause = 50
const pauses = { first: 1_000, longest: 300_000 }

/** Fires what is due on matters, in the order of the due moments, however many nodes run it. */
export interface Scheduler {
  /** To be called once seeding is over, since seeding writes the past. */
  start(): void
  /** Runs all that is due up to a moment, waiting for matters that are busy. Answers how often a matter was run. */
  runDue(until: Instant): Promise<number>
  close(): Promise<void>
}

export function createScheduler(given: { db: Database; clock: Clock; log: Logger; runMatter: RunMatter }): Scheduler {
  const { db, clock, log, runMatter } = given
  const inTurn = oneAtATime()
  const rests = restList(log)
  const stop = new AbortController()
  let loop: Loop | undefined

  const sweep = (until: Instant, aside: Set<string>) =>
    inTurn(() => sweepOnce({ db, runMatter, rests, until, aside, signal: stop.signal }))

  async function round(): Promise<number> {
    const now = await clock.now()
    const { busy } = await sweep(now, new Set(rests.resting()))
    if (busy) return busyPause
    const next = await findNextClock(db, rests.resting())
    return Math.min(next ? Math.max(next.at - now, busyPause) : longestSleep, longestSleep)
  }

  return {
    start() {
      loop ??= startLoop('scheduler', log, round)
    },
    async runDue(until) {
      const failed = new Set<string>()
      let ran = 0
      for (;;) {
        const swept = await sweep(until, failed)
        ran += swept.ran
        if (!swept.busy || stop.signal.aborted) return ran
        await untilAborted(busyPause, stop.signal)
      }
    },
    async close() {
      stop.abort()
      await loop?.close()
      await inTurn(async () => undefined)
    },
  }
}

interface Sweep {
  db: Database
  runMatter: RunMatter
  rests: RestList
  until: Instant
  /** Matters to leave alone. Those that fail are added. */
  aside: Set<string>
  signal: AbortSignal
}

/** Runs matter after matter, always the one whose moment is the earliest, and each only up to that moment. */
async function sweepOnce({
  db,
  runMatter,
  rests,
  until,
  aside,
  signal,
}: Sweep): Promise<{ ran: number; busy: boolean }> {
  const busy = new Set<string>()
  let ran = 0
  let last: DueMatter | undefined
  while (!signal.aborted) {
    const next = await findNextClock(db, [...aside, ...busy])
    const stands = next !== undefined && next.matter === last?.matter && next.at <= last.at
    if (last && !stands) rests.forget(last.matter)
    last = undefined
    if (!next || next.at > until) break
    try {
      if (stands) throw new StandsStill()
      if ((await runMatter(next.matter, next.at)) === 'busy') {
        busy.add(next.matter)
        continue
      }
      ran += 1
      last = next
    } catch (error) {
      rests.add(next.matter, error)
      aside.add(next.matter)
    }
  }
  return { ran, busy: busy.size > 0 }
}

/** A matter was run and is due as before: without this the scheduler would run it for ever. */
class StandsStill extends Error {
  override readonly name = 'StandsStill'
}

interface RestList {
  /** Matters that failed lately and are left alone for a while. */
  resting(): string[]
  add(matter: string, error: unknown): void
  forget(matter: string): void
}

/** Matters that failed, each with a pause that grows with its failures (real time). */
function restList(log: Logger): RestList {
  const failed = new Map<string, { pause: number; until: number }>()
  return {
    resting() {
      const now = Date.now()
      return [...failed].filter(([, { until }]) => until > now).map(([matter]) => matter)
    },
    add(matter, error) {
      const pause = Math.min((failed.get(matter)?.pause ?? pauses.first / 2) * 2, pauses.longest)
      failed.set(matter, { pause, until: Date.now() + pause })
      log.error({ matter, error: errorName(error) }, 'due work of a matter failed')
    },
    forget(matter) {
      failed.delete(matter)
    },
  }
}
