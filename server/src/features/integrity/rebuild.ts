import { hex } from '../../platform/database/rows.ts'
import { groupBy } from '../../platform/group.ts'
import { lowestId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { projectionsOf, writeProjections } from '../matters/index.ts'
import { replayed } from './check-matter.ts'
import { eventsIn, idsAfter, mattersIn, removeStray } from './store.ts'

const pageSize = 200

/**
 * Makes all projections again from the events alone. To be run while the product does not serve. Whether a matter was
 * imported is the one thing the events do not say: it is kept from the row that is there. Answers the number of matters.
 */
export async function rebuildProjections(services: Services, onPage: (matters: number) => void): Promise<number> {
  const { db } = services
  let matters = 0
  for (let after = lowestId; ; ) {
    const ids = await idsAfter(db, after, pageSize)
    if (ids.length === 0) break
    await db.transaction(async (tx) => {
      const events = groupBy(await eventsIn(tx, ids), ({ matter }) => matter)
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
    })
    matters += ids.length
    after = ids.at(-1)!
    onPage(matters)
  }
  await removeStray(db)
  return matters
}
