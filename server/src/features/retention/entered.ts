import type { Queryable } from '../../platform/database/queryable.ts'
import { momentOf } from '../../platform/ids.ts'
import type { OutboxRow } from '../../platform/outbox.ts'
import { lowerReach } from './reach-store.ts'

/**
 * Has cuts go back to matters that come in with a past of years, such as those of a message board: nothing is closed before
 * its matter was registered, which its id tells. In the transaction that takes the batch from the outbox.
 */
export async function keepEntered(tx: Queryable, rows: readonly OutboxRow[]): Promise<void> {
  const entered = rows.flatMap((row) => (row.topic === 'matter' && row.payload.seq === 1 ? [row.payload.matter] : []))
  if (entered.length > 0) await lowerReach(tx, Math.min(...entered.map(momentOf)))
}

/** Has all that is closed looked at again, after rows were written or changed without the relay. */
export const lookAgain = (on: Queryable): Promise<void> => lowerReach(on, 0)
