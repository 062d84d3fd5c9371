import type { Logger } from 'pino'
import { errorName } from '../../platform/loop.ts'

/** Milliseconds of real time: the bounds of a failed matter's pause. */
const pauses = { first: 1_000, longest: 300_000 }
/** As often as this the database goes away under a matter before it is taken for the matter's doing. */
const chances = 3

/** Matters whose due work failed, each left alone for a while. */
export interface RestList {
  /** Matters that failed lately and are left alone for a while. */
  resting(): string[]
  add(matter: string, error: unknown): void
  /** Notes that the database, which had just answered, went away under a matter. True once that is too often for chance. */
  suspect(matter: string): boolean
  forget(matter: string): void
}

/** Matters that failed, each with a pause that grows with its failures (real time). */
export function restList(log: Logger): RestList {
  const failed = new Map<string, { pause: number; until: number }>()
  const ended = new Map<string, number>()
  return {
    resting() {
      const now = performance.now()
      return [...failed].filter(([, { until }]) => until > now).map(([matter]) => matter)
    },
    add(matter, error) {
      const pause = Math.min((failed.get(matter)?.pause ?? pauses.first / 2) * 2, pauses.longest)
      failed.set(matter, { pause, until: performance.now() + pause })
      log.error({ matter, error: errorName(error) }, 'due work of a matter failed')
    },
    suspect(matter) {
      const times = (ended.get(matter) ?? 0) + 1
      ended.set(matter, times)
      return times >= chances
    },
    forget(matter) {
      failed.delete(matter)
      ended.delete(matter)
    },
  }
}
