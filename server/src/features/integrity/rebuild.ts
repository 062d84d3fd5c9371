import { whileShelvesRest } from '../../platform/database/alone.ts'
import { type Database, type Shelf, shelves } from '../../platform/database/queryable.ts'
import { hex } from '../../platform/database/rows.ts'
import { groupBy } from '../../platform/group.ts'
import { lowestId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { projectionsOf, writeProjections } from '../matters/index.ts'
import { lookAgain } from '../retention/index.ts'
import { replayed } from './check-matter.ts'
import { eventsIn, idsAfter, mattersIn, removeStray } from './store.ts'

const pageSize = 200

/**
 * Makes all projections again from the events alone. To be run while the product does not serve. Whether a matter was
 * imported is the one thing the events do not say: it is kept from the row that is there. Answers the number of matters.
 */
export const rebuildProjections = ({ db }: Services, onPage: (matters: number) => void): Promise<number> =>
  whileShelvesRest(db, async () => {
    let matters = 0
    for (const shelf of shelves)
      for (let after: string | undefined = lowestId; after; ) {
        const ids: string[] = await rebuildPage(db, shelf, after)
        matters += ids.length
        after = ids.at(-1)
        if (after) onPage(matters)
      }
    await removeStray(db)
    await lookAgain(db)
    return matters
  })

/** Makes the next matters of a shelf again, and answers their ids. */
function rebuildPage(db: Database, shelf: Shelf, after: string): Promise<string[]> {
  return db.transaction(async (tx) => {
    tx.lookOn(shelf)
    const ids = await idsAfter(tx, after, pageSize)
    if (ids.length === 0) return ids
    const events = groupBy(await eventsIn(tx, ids), ({ event }) => event.matter)
    const imported = new Map((await mattersIn(tx, ids)).map((row) => [row.id, row.imported]))
    for (const id of ids) {
      const own = events.get(id) ?? []
      const matter = replayed(own)
      if (!matter) continue
      const due = projectionsOf(matter)
      const row = { ...due.matter, imported: imported.get(id) ?? false, head: hex(own.at(-1)!.hash) }
      const { assignments, clocks } = due
      await writeProjections(tx, id, { matters: [row], open: due.open ? [due.open] : [], assignments, clocks })
    }
    return ids
  })
}
