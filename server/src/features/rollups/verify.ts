import { whileShelvesRest } from '../../platform/database/alone.ts'
import { isOwed } from '../../platform/database/owed.ts'
import type { Services } from '../../platform/services.ts'
import { type CountedAll, countAll } from './count-all.ts'
import { keptRows } from './kept.ts'
import { type Difference, Ledger } from './ledger.ts'

/** What was counted, and where the counts that are kept differ from it: also by what is `unread`, which they do not hold yet. */
export interface CountsVerified extends CountedAll {
  differences: Difference[]
}

/**
 * Counts everything from events and contacts, those in the archive too, and compares that with the counts that are kept: the cells
 * and all that is summed up of them, all as they are at one moment, so that the product may serve meanwhile. Writes
 * nothing. What waits in the outbox is in neither. The snapshot stays open as long as it takes. Undefined where the counts are still to be made anew, as after an update.
 */
export const verifyRollups = (
  { db, city }: Pick<Services, 'db' | 'city'>,
  onPage: (counted: number) => unknown = () => undefined,
): Promise<CountsVerified | undefined> =>
  whileShelvesRest(db, () =>
    db.transaction(async (seen) => {
      await seen.snapshot()
      seen.readAs('centre')
      if (await isOwed(seen, 'counts')) return undefined
      const ledger = new Ledger()
      for await (const cells of keptRows.cells(seen)) ledger.addCells(cells, -1)
      for await (const rows of keptRows.days(seen)) ledger.addDays(rows, -1)
      for await (const rows of keptRows.margins(seen)) ledger.addMargins(rows, -1)
      const counted = await countAll({ seen, city, add: async (counts) => ledger.addCounts(counts), onPage })
      return { ...counted, differences: ledger.differences() }
    }),
  )
