import {
  type Cell,
  type Count,
  type CountedContact,
  contactCells,
  difference,
  matterCells,
  serviceCells,
  sumUp,
} from 'core/counts'
import type { MatterEvent } from 'core/matter'
import { satisfiedFrom } from 'core/rules'
import type { Queryable } from '../../platform/database/queryable.ts'
import { readAsCentre } from '../../platform/database/reader.ts'
import { groupBy } from '../../platform/group.ts'
import type { MatterNews, OutboxRow } from '../../platform/outbox.ts'
import type { City } from '../../platform/services.ts'
import { addCounts, eventsOfMatters } from './store.ts'

/**
 * Adds what follows from a batch of commits, in the transaction that takes the batch from the outbox, so that each
 * commit counts once. A commit adds the difference between what its matter counted as before it and after it: both
 * follow from the events alone, so that no order of commits and no correction can leave a wrong count behind. Most commits
 * tell that difference themselves; of the others the history is read.
 */
export async function addToRollups(
  tx: Queryable,
  city: Pick<City, 'profile'>,
  rows: readonly OutboxRow[],
): Promise<void> {
  const counts = await countsToAdd(tx, city, rows)
  if (counts.length === 0) return
  await readAsCentre(tx)
  await addCounts(tx, counts)
}

/** What a batch of commits adds to the counts. */
export async function countsToAdd(
  on: Queryable,
  city: Pick<City, 'profile'>,
  rows: readonly OutboxRow[],
): Promise<Count[]> {
  const news = rows.flatMap((row) => (row.topic === 'matter' ? [row.payload] : []))
  const contacts = rows.flatMap((row) => {
    if (row.topic === 'contact') return [row.payload]
    return row.topic === 'matter' ? (row.payload.contacts ?? []) : []
  })
  const ids = [...new Set(news.filter(({ counts }) => !counts).map(({ matter }) => matter))]
  const histories = groupBy(await eventsOfMatters(on, ids), ({ matter }) => matter)
  const moved = news.flatMap((one) => one.counts ?? movedBy(one, histories.get(one.matter) ?? [], city))
  const rated = rows.flatMap((row) => (row.topic === 'rating' ? serviceCells(row.payload) : []))
  return addUp(moved, [...contacts.flatMap(contactCells), ...rated])
}

const addUp = (moved: readonly Count[], cells: readonly Cell[]): Count[] => sumUp([...moved, ...difference([], cells)])

/**
 * The counts of new matters and of contacts that were written beside the outbox, to be added in the transaction that writes
 * them.
 */
export const countsOf = (news: readonly OutboxRow[], contacts: readonly CountedContact[]): Count[] =>
  addUp(
    news.flatMap((row) => (row.topic === 'matter' ? (row.payload.counts ?? []) : [])),
    contacts.flatMap(contactCells),
  )

/** What one commit changed, from the events that had happened by it; later ones have news of their own. */
function movedBy({ seq, hashes }: MatterNews, history: readonly MatterEvent[], city: Pick<City, 'profile'>): Count[] {
  const from = satisfiedFrom(city.profile)
  const cells = (below: number) =>
    matterCells(
      history.filter((event) => event.seq < below),
      from,
    )
  return difference(cells(seq), cells(seq + hashes.length))
}
