import { type Cell, type Count, contactCells, difference, matterCells } from 'core/counts'
import { satisfiedFrom } from 'core/rules'
import { shelves, type Transaction } from '../../platform/database/queryable.ts'
import { groupBy } from '../../platform/group.ts'
import type { OutboxRow } from '../../platform/outbox.ts'
import type { City } from '../../platform/services.ts'
import { countsToAdd } from './add.ts'
import { allContacts, allMatters, attempted, eventsOfMatters, refusedNews, waitingNews } from './store.ts'

/** Histories are long, contacts are short; requests are answered in between. */
const pages = { matters: 200, contacts: 2_000, news: 1_000 } as const
/** Cells gathered before they are added: most contacts of a day fall into a few, and each adding costs the same. */
const mostGathered = 20_000

/** Who counts: he reads as the centre from one moment, and is told what he counted, a part at a time. */
interface Counting {
  seen: Transaction
  city: Pick<City, 'profile'>
  add(counts: readonly Count[]): Promise<void>
  /** Of matters and contacts, how many are counted by now; waited for. */
  onPage(counted: number): unknown
}

/** How many matters and contacts were counted; `unread`: what was refused in the outbox and cannot be read, which counts among them. */
export interface CountedAll {
  counted: number
  unread: number
}

/**
 * Counts all matters and contacts from their events, those in the archive too, without what waits in the outbox: that is added by
 * the relay. What was refused there is left out likewise where it can be read.
 */
export async function countAll({ seen, city, add, onPage }: Counting): Promise<CountedAll> {
  const from = satisfiedFrom(city.profile)
  let counted = 0
  const tell = async (more: number) => {
    counted += more
    await onPage(counted)
  }
  let gathered: Cell[] = []
  const flush = async () => {
    await add(difference([], gathered))
    gathered = []
  }
  const gather = async (cells: readonly Cell[]) => {
    for (const cell of cells) gathered.push(cell)
    if (gathered.length >= mostGathered) await flush()
  }
  for (const shelf of shelves) {
    seen.lookOn(shelf)
    for await (const ids of allMatters(seen, pages.matters)) {
      const histories = groupBy(await eventsOfMatters(seen, ids), ({ matter }) => matter)
      await gather([...histories.values()].flatMap((events) => matterCells(events, from)))
      await tell(ids.length)
    }
    for await (const contacts of allContacts(seen, pages.contacts)) {
      await gather(contacts.flatMap(contactCells))
      await tell(contacts.length)
    }
  }
  await flush()
  seen.lookOn('attached')
  const leaveOut = async (rows: readonly OutboxRow[]) => add(without(await countsToAdd(seen, city, rows)))
  for await (const rows of waitingNews(seen, pages.news)) await leaveOut(rows)
  let unread = 0
  for (const row of await refusedNews(seen)) if (!(await attempted(seen, () => leaveOut([row])))) unread += 1
  return { counted, unread }
}

const without = (counts: readonly Count[]): Count[] => counts.map((one) => ({ ...one, count: -one.count }))
