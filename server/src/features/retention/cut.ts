import type { Instant } from 'core/calendar'
import { isOpen, type Matter, type MatterEvent, supervisionsOf } from 'core/matter'
import { v7 } from 'uuid'
import { type Shelf, shelves, type Transaction } from '../../platform/database/queryable.ts'
import { appendOutbox } from '../../platform/outbox.ts'
import { eventsOf, findArchived, findMatter } from '../matters/index.ts'
import { forgetWords } from '../search/index.ts'
import { contactsOf, cutContacts, cutRowsOf, saveCut } from './store.ts'

/** True while nobody needs the matter's persons and texts for his work any more: they may be cut. */
export const isDone = (matter: Matter): boolean =>
  !isOpen(matter) &&
  matter.rulings.every(({ ruling }) => ruling !== null) &&
  matter.regimes.every(({ endedAt }) => endedAt !== null) &&
  supervisionsOf(matter, ['open', 'answered']).length === 0

/**
 * Since when the matter is done; undefined while it is not. One that was merged is read together with the one it went into:
 * that one must be done as well, and the later of both closings counts.
 */
export async function doneSince(tx: Transaction, matter: Matter): Promise<Instant | undefined> {
  if (!isDone(matter)) return undefined
  const into = matter.mergedInto
  const target = into === null ? undefined : ((await findMatter(tx, into)) ?? (await findArchived(tx, into)))
  if (!target) return matter.closedAt!
  const since = await doneSince(tx, target.matter)
  return since === undefined ? undefined : Math.max(since, matter.closedAt!)
}

const namedIn = ({ facts, onBehalf }: MatterEvent): string[] =>
  [facts.contact, onBehalf?.contact].filter((id) => typeof id === 'string')

/**
 * Cuts who asked and all that was written in a matter and its contacts, with the words it is found by and the salts by
 * which digests in events could be tried out. Events, counts and ratings stay as they are. Its contacts may lie on the other shelf than the matter, which
 * is on `shelf`. The caller holds the matter's lock and reads as the centre.
 */
export async function cutMatter(
  tx: Transaction,
  { id }: Matter,
  { at, request, shelf = 'attached' }: { at: Instant; request: string | null; shelf?: Shelf },
): Promise<void> {
  tx.lookOn(shelf)
  const named = (await eventsOf(tx, id)).flatMap(namedIn)
  await cutRowsOf(tx, id, at)
  for (const place of shelves) {
    tx.lookOn(place)
    await cutContacts(tx, await contactsOf(tx, id, named), at)
  }
  tx.lookOn(shelf)
  await forgetWords(tx, [id])
  tx.lookOn('attached')
  // The relay may just be keeping the words of an earlier commit, read before the cut: it takes them away again.
  await appendOutbox(tx, [{ id: v7(), topic: 'cut', payload: { matter: id } }])
  await saveCut(tx, { matter: id, at, request })
}
