import { lowestId, lowestIdAt, momentOf } from '../../platform/ids.ts'
import type { OutboxRow } from '../../platform/outbox.ts'

/** Milliseconds by which another node's clock may be behind, or an entry may be committed after its id was made. */
const margin = 300_000
/** Milliseconds between two looks at the whole outbox. */
const wholeEvery = 60_000

/** From which id on the outbox is looked through. */
export interface Reach {
  /** The lowest id that the next look has to find. */
  from(): string
  /** After these rows, in order, were handed on. */
  took(rows: readonly OutboxRow[]): void
  /** Has the next look begin at the bottom. */
  forget(): void
}

/**
 * Rows that were handed on lie dead at the bottom of the index, and stay there for as long as a backup looks at the database as
 * it was: a look from the bottom steps over all of them. So looks begin a little behind what was taken last, and once a
 * minute at the bottom, for what came from a clock that was further behind.
 */
export function reach(): Reach {
  let low = lowestId
  let wholeAt = Number.NEGATIVE_INFINITY
  return {
    from() {
      const now = performance.now()
      if (now - wholeAt < wholeEvery) return low
      wholeAt = now
      return lowestId
    },
    took(rows) {
      const last = rows.at(-1)
      // A row of a clock that is ahead says nothing of the others.
      if (last) low = lowestIdAt(Math.min(momentOf(last.id), Date.now()) - margin)
    },
    forget() {
      low = lowestId
      wholeAt = Number.NEGATIVE_INFINITY
    },
  }
}
