import { canonical } from '../../platform/canonical.ts'
import type { Queryable } from '../../platform/database/queryable.ts'
import { hex } from '../../platform/database/rows.ts'
import type { KeyRing } from '../../platform/keys.ts'
import type { AccessEntry, OutboxRow } from '../../platform/outbox.ts'
import { raiseAlerts } from './alerts.ts'
import { appendEntries, lockHead, saveHead } from './log-store.ts'

/** The text that is chained. It is marked, so that no link of a matter's events can stand for it. */
export const linkText = (entry: AccessEntry & { id: string; seq: number }): string => `access:${canonical(entry)}`

/**
 * Moves the entries of a batch from the outbox into the log, each linked to the one before it by a keyed hash. To be
 * called by the relay alone, in the transaction that deletes the rows: so each is there once, and the chain has one end.
 */
export async function chainAccess(tx: Queryable, keys: KeyRing, rows: readonly OutboxRow[]): Promise<void> {
  const entries = rows.flatMap((row) => (row.topic === 'access' ? [{ id: row.id, ...row.payload }] : []))
  if (entries.length === 0) return
  const head = await lockHead(tx)
  let previous = head?.hash ?? null
  const linked = entries.map((entry, index) => {
    const seq = (head?.seq ?? 0) + index + 1
    const hash = keys.chainHash(previous, linkText({ ...entry, seq }))
    previous = hash
    return { ...entry, seq, hash: hex(hash), hashVersion: keys.chainVersion }
  })
  await appendEntries(tx, linked)
  await saveHead(tx, { seq: linked.at(-1)!.seq, hash: previous! })
  await raiseAlerts(tx, entries)
}
