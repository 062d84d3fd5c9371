import type { MatterContacts } from 'contract/contacts'
import type { Staff } from 'core/access'
import { toIso } from 'core/calendar'
import { sightOf } from 'core/matter'
import { Problem } from '../../../platform/problem.ts'
import type { Language, Services } from '../../../platform/services.ts'
import { openMatter } from '../../matters/index.ts'
import { namesOf } from '../../people/index.ts'
import { contactsOfMatter } from './store.ts'

const mostShown = 200

/**
 * The contacts of a matter, for the centre. Throws `not-found` where the reader may not open it, and `not-permitted` for
 * units: how often somebody called, and through whom, may tell who he is. Reasons only for those who may know him.
 */
export async function matterContacts(
  { db, gathered, city }: Pick<Services, 'db' | 'gathered' | 'city'>,
  no: string,
  { actor, language }: { actor: Staff; language: Language },
): Promise<MatterContacts> {
  const { matter } = await openMatter({ db, gathered, city }, no, { actor })
  const sight = sightOf(actor, matter, city.organizers)
  if (sight !== 'full' && sight !== 'masked') throw new Problem('not-permitted')
  const { contacts, linked } = await db.transaction(async (tx) => {
    tx.readAs('centre')
    return contactsOfMatter(tx, matter.id, mostShown)
  })
  const names = await namesOf(db, [...new Set(contacts.flatMap(({ account }) => account ?? []))], language)
  const items = contacts.map(({ id, channel, outcome, startedAt, endedAt, reason, serviceRating, account }) => ({
    id,
    channel,
    outcome,
    account,
    ...nameOf(names, account),
    startedAt: toIso(startedAt),
    ...(endedAt !== null && { endedAt: toIso(endedAt) }),
    ...(sight === 'full' && reason !== null && { reason }),
    ...(serviceRating !== null && { serviceRating }),
  }))
  return { items, linked }
}

function nameOf(names: ReadonlyMap<string, string>, account: string | null): { accountName?: string } {
  const accountName = account === null ? undefined : names.get(account)
  return accountName === undefined ? {} : { accountName }
}
