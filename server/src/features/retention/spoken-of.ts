import type { Queryable } from '../../platform/database/queryable.ts'
import { momentOf } from '../../platform/ids.ts'
import type { OutboxRow } from '../../platform/outbox.ts'
import { noteSpokenOf } from './due-store.ts'
import { uncutAmong } from './uncut-store.ts'

/** The matter that a reason was written beside, for a reveal, a recusal or a cut: the access log holds its digest alone. */
const reasonedIn = ({ owner, reason }: Readonly<Record<string, unknown>>): string[] =>
  typeof owner === 'string' && reason !== undefined ? [owner] : []

const aboutIn = (row: OutboxRow): string[] => {
  if (row.topic === 'matter') return [row.payload.matter]
  if (row.topic === 'access') return reasonedIn(row.payload.facts)
  return row.topic === 'contact' && row.payload.matter ? [row.payload.matter] : []
}

/**
 * Keeps in mind of which matters something was said after they were cut: a caller who came back, a reason, a remark. In the
 * transaction that takes the batch from the outbox.
 */
export async function keepSpokenOf(tx: Queryable, rows: readonly OutboxRow[]): Promise<void> {
  const said = new Map(rows.flatMap((row) => aboutIn(row).map((matter) => [matter, momentOf(row.id)] as const)))
  if (said.size === 0) return
  // A moment was asked for before it was written, and a cut may have come between.
  const uncut = await uncutAmong(tx, [...said.keys()])
  await noteSpokenOf(tx, { said, uncut })
}
