import type { Instant } from 'core/calendar'
import type { Logger } from 'pino'
import type { Database } from '../../platform/database/queryable.ts'
import { isDatabaseAway, mayHaveEndedIt } from '../../platform/http/unavailable.ts'
import { type Loop, oneAtATime, startLoop, untilAborted } from '../../platform/loop.ts'
import type { Clock } from '../../platform/time.ts'
import { type RestList, restList } from './rests.ts'
import { findDueTogether, findNextClock } from './store.ts'

/**
 * Runs what is due on a matter up to a moment, in a transaction of its own: locks the matter unless somebody else has
 * (`busy`), looks again what is due, acts, saves.
 */
export type RunMatter = (matter: string, until: Instant) => Promise<'done' | 'busy'>

/** Milliseconds of real time: the longest sleep, and the rest after meeting a busy matter. */
const longestSleep = 1_000
const busyPause = 50
/** Matters looked up at once that are due at the same moment. */
const together = 100

/** Fires what is due on matters, in the order of the due moments, however many nodes run it. */
export interface Scheduler {
  /** To be called once seeding is over, since seeding writes the past. */
  start(): void
  /** Runs all that is due up to a moment, waiting for matters that are busy. Answers how often a matter was run. */
  runDue(until: Instant): Promise<number>
  close(): Promise<void>
}

interface SchedulerParts {
  db: Database
  clock: Clock
  log: Logger
  runMatter: RunMatter
  /** Waits (milliseconds), or until the signal is aborted. */
  rest?: typeof untilAborted
}

export function createScheduler({ db, clock, log, runMatter, rest = untilAborted }: SchedulerParts): Scheduler {
  const inTurn = oneAtATime()
  const rests = restList(log)
  const stop = new AbortController()
  let loop: Loop | undefined

  /**
   * By itself it rests after each matter for as long as that took: where thousands are due at once, people's commands pass in
   * between.
   */
  const gently = (took: number) => rest(took, stop.signal)
  const sweep = (until: Instant, aside: Set<string>, between?: typeof gently) =>
    inTurn(() => sweepOnce({ db, runMatter, rests, until, aside, between, signal: stop.signal }))

  async function round(): Promise<number> {
    const now = await clock.now()
    const { busy } = await sweep(now, new Set(rests.resting()), gently)
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
  /** What is done after each matter, which took so many milliseconds. */
  between: ((took: number) => Promise<void>) | undefined
  signal: AbortSignal
}

/**
 * Runs matter after matter, always those whose moment is the earliest, and each only up to that moment. Many may share
 * it, such as the end of a working day: they are looked up together, and each node begins elsewhere among them.
 * Throws where the database is away, which is no fault of a matter; one under which it goes away again and again, though it
 * answers in between, fails like any other: being the first that is due, it would keep all others from their turn.
 */
async function sweepOnce({
  db,
  runMatter,
  rests,
  until,
  aside,
  between,
  signal,
}: Sweep): Promise<{ ran: number; busy: boolean }> {
  const busy = new Set<string>()
  let ran = 0
  let last: { at: Instant; matters: string[] } = { at: 0, matters: [] }
  const leave = (matter: string, error: unknown) => {
    rests.add(matter, error)
    aside.add(matter)
  }
  while (!signal.aborted) {
    const due = await findDueTogether(db, [...aside, ...busy], together)
    for (const matter of last.matters)
      if (due.some((one) => one.matter === matter && one.at <= last.at)) leave(matter, new StandsStill())
      else rests.forget(matter)
    const at = due[0]?.at ?? Number.POSITIVE_INFINITY
    last = { at, matters: [] }
    if (at > until) break
    for (const { matter } of fromAnywhere(due)) {
      if (signal.aborted) break
      if (aside.has(matter)) continue
      const began = performance.now()
      try {
        if ((await runMatter(matter, at)) === 'busy') busy.add(matter)
        else last.matters.push(matter)
      } catch (error) {
        if (isDatabaseAway(error) && !(mayHaveEndedIt(error) && rests.suspect(matter))) throw error
        leave(matter, error)
      }
      await between?.(performance.now() - began)
    }
    ran += last.matters.length
  }
  return { ran, busy: busy.size > 0 }
}

/** The same, begun at any of them. */
function fromAnywhere<Item>(items: readonly Item[]): Item[] {
  const first = Math.floor(Math.random() * items.length)
  return [...items.slice(first), ...items.slice(0, first)]
}

/** A matter was run and is due as before: without this the scheduler would run it for ever. */
class StandsStill extends Error {
  override readonly name = 'StandsStill'
}
