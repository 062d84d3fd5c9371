import type { Day } from 'core/calendar'

/** The events recorded on a day: how many, and the sum of their hashes modulo 2^256. */
export interface DaySum {
  events: number
  digest: Buffer
}

/** A day whose events are not those that were anchored. */
export interface DayFinding {
  day: Day
  /** `missing`: fewer events than were anchored. `changed`: as many, but others. `added`: more, on a day that is over. */
  fault: 'missing' | 'changed' | 'added'
}

interface Anchored {
  found: ReadonlyMap<Day, DaySum>
  /** Heads of days that were anchored before the events were read: from the database or from the file. */
  heads: ReadonlyMap<Day, DaySum>
  /** The first day that may still grow while the events are read. */
  today: Day
}

const nothing: DaySum = { events: 0, digest: Buffer.alloc(32) }

/**
 * Compares the events that are there with what was anchored. A cut tail shows as missing events, since the anchors were
 * written when the tail was still there. `isWhole`: the heads count every event of the days that are over.
 */
export function findDayFaults({ found, heads, today }: Anchored, isWhole: boolean): DayFinding[] {
  const days = [...new Set([...found.keys(), ...heads.keys()])].sort()
  return days.flatMap((day): DayFinding[] => {
    const sum = found.get(day) ?? nothing
    const head = heads.get(day) ?? nothing
    if (sum.events < head.events) return [{ day, fault: 'missing' }]
    if (sum.events === head.events) return sum.digest.equals(padded(head.digest)) ? [] : [{ day, fault: 'changed' }]
    return isWhole && day < today ? [{ day, fault: 'added' }] : []
  })
}

const padded = (digest: Buffer): Buffer => Buffer.concat([Buffer.alloc(Math.max(0, 32 - digest.length)), digest])
