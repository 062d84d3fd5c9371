import { type Cell, type Count, contactCells, difference, matterCells } from 'core/counts'
import { satisfiedFrom } from 'core/rules'
import { whileShelvesRest } from '../../platform/database/alone.ts'
import { settle } from '../../platform/database/owed.ts'
import { shelves } from '../../platform/database/pool.ts'
import { groupBy } from '../../platform/group.ts'
import type { Services } from '../../platform/services.ts'
import { countsToAdd } from './add.ts'
import { addCounts, allContacts, allMatters, clearCounts, eventsOfMatters, waitingNews } from './store.ts'

/** Histories are long, contacts are short. */
const pages = { matters: 500, contacts: 5_000, news: 1_000 } as const
/** Cells gathered before they are added: most contacts of a day fall into a few, and each adding costs the same. */
const mostGathered = 50_000

/**
 * Counts everything again from the events and contacts, those in the archive too, in one transaction. What still waits in the outbox is left
 * out, since the relay adds it afterwards: so nothing counts twice, whoever serves meanwhile. Dashboards and relay wait for its end.
 */
export function rebuildRollups(
  { db, city }: Pick<Services, 'db' | 'city'>,
  onPage: (counted: number) => void = () => undefined,
): Promise<number> {
  const from = satisfiedFrom(city.profile)
  return whileShelvesRest(db, () =>
    db.transaction(async (tx) => {
      await clearCounts(tx)
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
      for (const shelf of shelves) {
        tx.lookOn(shelf)
        for await (const ids of allMatters(tx, pages.matters)) {
          const histories = groupBy(await eventsOfMatters(tx, ids), ({ matter }) => matter)
          await gather([...histories.values()].flatMap((events) => matterCells(events, from)))
          tell(ids.length)
        }
        for await (const contacts of allContacts(tx, pages.contacts)) {
          await gather(contacts.flatMap(contactCells))
          tell(contacts.length)
        }
      }
      await flush()
      tx.lookOn('attached')
      for await (const rows of waitingNews(tx, pages.news))
        await addCounts(tx, without(await countsToAdd(tx, city, rows)))
      await settle(tx, 'counts')
      return counted
    }),
  )
}

const without = (counts: readonly Count[]): Count[] => counts.map((one) => ({ ...one, count: -one.count }))
