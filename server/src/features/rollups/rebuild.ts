import { contactCell, difference, matterCells } from 'core/counts'
import { groupBy } from '../../platform/group.ts'
import type { Services } from '../../platform/services.ts'
import { satisfiedFrom } from './satisfied.ts'
import { addCounts, allContacts, allMatters, clearCounts, eventsOfMatters } from './store.ts'

const pageSize = 500

/**
 * Counts everything again from the events and contacts, in one transaction. To be run while the product does not serve
 * and after the outbox was emptied: what still waited there would be added once more.
 */
export function rebuildRollups(
  { db, city }: Pick<Services, 'db' | 'city'>,
  onPage: (counted: number) => void = () => undefined,
): Promise<number> {
  const from = satisfiedFrom(city)
  return db.transaction(async (tx) => {
    tx.readAs('centre')
    let counted = 0
    const tell = (more: number) => {
      counted += more
      onPage(counted)
    }
    await clearCounts(tx)
    for await (const ids of allMatters(tx, pageSize)) {
      const histories = groupBy(await eventsOfMatters(tx, ids), ({ matter }) => matter)
      const cells = [...histories.values()].flatMap((events) => matterCells(events, from))
      await addCounts(tx, difference([], cells))
      tell(ids.length)
    }
    for await (const contacts of allContacts(tx, pageSize)) {
      await addCounts(tx, difference([], contacts.map(contactCell)))
      tell(contacts.length)
    }
    return counted
  })
}
