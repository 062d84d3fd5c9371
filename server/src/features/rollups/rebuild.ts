import { type Cell, type Count, contactCells, difference, matterCells } from 'core/counts'
import { satisfiedFrom } from 'core/rules'
import { alone, whileShelvesRest } from '../../platform/database/alone.ts'
import { advisoryLocks } from '../../platform/database/locks.ts'
import { shelves, type Transaction } from '../../platform/database/queryable.ts'
import { groupBy } from '../../platform/group.ts'
import type { OutboxRow } from '../../platform/outbox.ts'
import type { Services } from '../../platform/services.ts'
import { countsToAdd } from './add.ts'
import { addFresh, beginBeside, takeOver } from './beside.ts'
import { allContacts, allMatters, attempted, eventsOfMatters, refusedNews, waitingNews } from './store.ts'

/** Histories are long, contacts are short; requests are answered in between. */
const pages = { matters: 200, contacts: 2_000, news: 1_000 } as const
/** Cells gathered before they are added: most contacts of a day fall into a few, and each adding costs the same. */
const mostGathered = 20_000

/**
 * Counts everything again from the events and contacts, those in the archive too, beside the counts that are read and kept up
 * meanwhile, and then takes it over. What still waits in the outbox is left out, since the relay adds it afterwards: so
 * nothing counts twice, whoever serves, but what was refused there, cannot be read now and is mended later. `onPage` is told how
 * much is counted, now and then, and waited for. Answers how many matters and contacts were counted; undefined at once where
 * another process is at it. What is cut short stays owed.
 */
export async function rebuildRollups(
  { db, city }: Pick<Services, 'db' | 'city'>,
  onPage: (counted: number) => unknown = () => undefined,
): Promise<number | undefined> {
  const made = await alone(db, advisoryLocks.counts, () =>
    whileShelvesRest(db, async () => {
      const { counted, token } = await db.transaction((seen) => countBeside({ db, city }, seen, onPage))
      await takeOver(db, token, () => onPage(counted))
      return counted
    }),
  )
  return made?.result
}

async function countBeside(
  { db, city }: Pick<Services, 'db' | 'city'>,
  seen: Transaction,
  onPage: (counted: number) => unknown,
): Promise<{ counted: number; token: string }> {
  const from = satisfiedFrom(city.profile)
  const token = await beginBeside(db, seen)
  const add = (counts: readonly Count[]) => addFresh(db, token, counts)
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
  for (const row of await refusedNews(seen)) await attempted(seen, () => leaveOut([row]))
  return { counted, token }
}

const without = (counts: readonly Count[]): Count[] => counts.map((one) => ({ ...one, count: -one.count }))
