import type { Staff } from 'core/access'
import type { Instant } from 'core/calendar'
import type { Matter } from 'core/matter'
import type { ContactWords } from '../../messages/contacts.zh-CN.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { findMatter, isHidden, recordRaised, refuseArchived } from '../matters/index.ts'
import { type ContactRows, linkedSince, saveContact } from './store.ts'

/**
 * The matter that a contact is about. Throws `unknown-part` where there is none of that number, and where the operator may
 * not know of it; `archived`.
 */
export async function linkedMatter(
  { db, city }: Pick<Services, 'db' | 'city'>,
  no: string,
  { actor, words }: { actor: Staff; words: ContactWords },
): Promise<Matter> {
  const stored = await findMatter(db, no)
  if (!stored) await refuseArchived(db, no, { actor, city })
  if (!stored || isHidden(city, actor, stored))
    throw new Problem('unknown-part', { errors: [{ path: '/matter', what: words.noSuchMatter }] })
  return stored.matter
}

/**
 * Records a contact that is about a closed matter: whoever comes back again and again, alone or with others, makes it
 * a proposal for long-term work in the same commit. False when the key was used before; then nothing is written.
 */
export function saveLinked(
  services: Pick<Services, 'db' | 'city' | 'keys'>,
  rows: ContactRows,
  { matter, now }: { matter: string; now: Instant },
): Promise<boolean> {
  return services.db.transaction(async (tx) => {
    await tx.readAs('centre')
    return recordRaised(services, tx, {
      matter,
      now,
      record: () => saveContact(tx, rows),
      later: (closedAt) => linkedSince(tx, matter, closedAt),
    })
  })
}
