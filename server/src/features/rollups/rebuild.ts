import { type Cell, contactCell, difference, matterCells } from 'core/counts'
import { satisfiedFrom } from 'core/rules'
import { whileShelvesRest } from '../../platform/database/alone.ts'
import { settle } from '../../platform/database/owed.ts'
import { shelves } from '../../platform/database/pool.ts'
import { groupBy } from '../../platform/group.ts'
import type { Services } from '../../platform/services.ts'
import { addCounts, allContacts, allMatters, clearCounts, eventsOfMatters } from './store.ts'

/** Histories are long, contacts are short. */
const pages = { matters: 500, contacts: 5_000 } as const
/** Cells gathered before they are added: most contacts of a day fall into a few, and each adding costs the same. */
const mostGathered = 50_000

/**
 * Counts everything again from the events and contacts, those in the archive too, in one transaction. To be run while the product does not serve
 * and after the outbox was emptied: what still waited there would be added once more.
 */
export function rebuildRollups(
  { db, city }: Pick<Services, 'db' | 'city'>,
  onPage: (counted: number) => void = () => undefined,
): Promise<number> {
  const from = satisfiedFrom(city.profile)
  return whileShelvesRest(db, () =>
    db.transaction(async (tx) => {
      tx.readAs('centre')
      let counted = 0
      const tell = (more: number) => {
        counted += more
        onPage(counted)
      }
      let gathered: Cell[] = []
      const flush = async () => {
        await addCounts(tx, difference([], gathered))
        gathered = []
      }
      const gather = async (cells: readonly Cell[]) => {
        for (const cell of cells) gathered.push(cell)
        if (gathered.length >= mostGathered) await flush()
      }
      await clearCounts(tx)
      for (const shelf of shelves) {
        tx.lookOn(shelf)
        for await (const ids of allMatters(tx, pages.matters)) {
          const histories = groupBy(await eventsOfMatters(tx, ids), ({ matter }) => matter)
          await gather([...histories.values()].flatMap((events) => matterCells(events, from)))
          tell(ids.length)
        }
        for await (const contacts of allContacts(tx, pages.contacts)) {
          await gather(contacts.map(contactCell))
          tell(contacts.length)
        }
      }
      await flush()
      await settle(tx, 'counts')
      return counted
    }),
  )
}
