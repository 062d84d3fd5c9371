import type { Actor } from 'core/access'
import type { Matter } from 'core/matter'
import type { Transaction } from '../../platform/database/queryable.ts'
import { enterRuling } from '../reference/index.ts'

type Sent = { command: string; body: Record<string, unknown>; actor: Actor }

/** Whether a command asks for an entry in the city's own lists. */
export const entersCatalogue = ({ command, body }: Pick<Sent, 'command' | 'body'>): boolean =>
  command === 'designate' && body.intoCatalogue === true

/**
 * What a command that was taken means for the city's own lists, in the transaction of its event: a ruling on a dispute
 * that is to hold for all matters of its kind goes into the dispatch catalogue.
 */
export async function enterIntoCatalogue(
  tx: Transaction,
  { command, body, actor }: Sent,
  { no, category, place, lastAt }: Matter,
): Promise<void> {
  if (!entersCatalogue({ command, body }) || category === null || actor.kind !== 'staff') return
  const ruling = { category, district: place.district, lead: String(body.organizer), basis: String(body.basis) }
  await enterRuling(tx, ruling, { at: lastAt, account: actor.account, matter: no })
}
