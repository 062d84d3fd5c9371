import type { Logger } from 'pino'
import { errorName } from '../../platform/loop.ts'
import { isOfData } from '../../platform/of-data.ts'
import type { OutboxRow } from '../../platform/outbox.ts'

/** Rows taken in one transaction at most. */
export const batchSize = 500
/** Milliseconds for which a row that was refused is left alone. */
const rest = 3_600_000
/** Rows left alone at a time: where more are refused it is not the rows that are wrong. */
const most = 100

/** How many rows are taken at a time, and which are left alone. */
export interface Portions {
  size(): number
  aside(): string[]
  /** After rows were handed on. */
  grow(): void
  /** After these rows failed. Answers whether it may be gone on with fewer, or without the one that stood alone. */
  shrink(rows: readonly OutboxRow[], error: unknown): Promise<boolean>
}

/**
 * Finds the row for which a batch is refused: halves the batch until it stands alone, and leaves it in the outbox. Those
 * behind it are handed on; what follows from them does not hang on what follows from it. `mark` keeps which one it is.
 */
export function portions(log: Logger, mark: (id: string) => Promise<void>): Portions {
  const refused = new Map<string, number>()
  let size = batchSize

  function aside(): string[] {
    for (const [id, until] of refused) if (until <= performance.now()) refused.delete(id)
    return [...refused.keys()]
  }

  return {
    aside,
    size: () => size,
    grow() {
      size = Math.min(size * 2, batchSize)
    },
    async shrink(rows, error) {
      const [row] = rows
      if (!row || !isOfData(error)) return false
      size = Math.ceil(rows.length / 2)
      if (rows.length > 1) return true
      if (aside().length >= most) return false
      await mark(row.id)
      refused.set(row.id, performance.now() + rest)
      const told = { topic: row.topic, id: row.id, error: errorName(error) }
      log.warn(told, 'an entry of the outbox is refused and left aside for an hour')
      return true
    },
  }
}
