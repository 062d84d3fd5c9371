import type { Queryable } from '../../platform/database/queryable.ts'
import { idsAt } from '../../platform/ids.ts'
import type { AccessEntry } from '../../platform/outbox.ts'
import { addAlert, revealsSince } from './log-store.ts'

/** Persons one account reveals within an hour before whoever keeps the access log is told (see docs/adr). */
export const usualReveals = 20
const hour = 3_600_000

/** Raises an alert for each account that went beyond the usual with these entries, once an hour at most. */
export async function raiseAlerts(tx: Queryable, entries: readonly AccessEntry[]): Promise<void> {
  const accounts = [...new Set(entries.filter(({ kind }) => kind === 'reveal').map(({ account }) => account))]
  if (accounts.length === 0) return
  const now = Date.now()
  const newId = idsAt(now)
  for (const { account, count } of await revealsSince(tx, accounts, now - hour))
    if (count > usualReveals) await addAlert(tx, { id: newId(), account, reveals: count })
}
