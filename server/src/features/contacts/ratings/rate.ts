import type { RateServiceBody } from 'contract/contacts'
import { toIso } from 'core/calendar'
import { type Repetition, takeKey } from '../../../platform/idempotency.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Services } from '../../../platform/services.ts'
import { refuseArchivedContact } from '../../matters/index.ts'
import { findContact } from '../store.ts'
import { contactOfCode } from './code.ts'
import { saveRating } from './store.ts'

/**
 * A demander rates the service of one contact. The first rating is kept: throws `wrong-state` for a second, and
 * `wrong-code` for a code that is none, `archived` where the contact's month is put away. The same key and body act once.
 */
export async function rateService(
  { db, keys, clock }: Pick<Services, 'db' | 'keys' | 'clock'>,
  { code, rating }: RateServiceBody,
  repetition: Repetition | undefined,
): Promise<void> {
  const contact = contactOfCode(keys, code)
  const found = contact && (await findContact(db, contact))
  if (contact && !found) await refuseArchivedContact(db, contact)
  if (!contact || !found) throw new Problem('wrong-code')
  await db.transaction(async (tx) => {
    if (!(await takeKey(tx, repetition, contact))) return
    const at = toIso(await clock.now(tx))
    if (!(await saveRating(tx, { contact_id: contact, grade: rating, by: 'demander', at })))
      throw new Problem('wrong-state', { state: 'rated', allowed: [] })
  })
}
