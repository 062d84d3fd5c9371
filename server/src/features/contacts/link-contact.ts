import type { Instant } from 'core/calendar'
import type { Services } from '../../platform/services.ts'
import { recordRaised } from '../matters/index.ts'
import { type ContactRows, linkedSince, saveContact } from './store.ts'

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
