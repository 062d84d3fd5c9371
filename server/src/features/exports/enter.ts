import { accessRow } from '../../platform/audit.ts'
import type { Transaction } from '../../platform/database/queryable.ts'
import { appendOutbox } from '../../platform/outbox.ts'
import type { StoredExport } from './store.ts'

/** What was done with an export, for the access log. The reason of a ruling is a text and stays out of it. */
export const factsOf = (what: 'asked' | 'approved' | 'rejected' | 'downloaded', one: StoredExport) => {
  const { account: askedBy, list, format, rows, state } = one
  return { what, askedBy, list, format, rows, state }
}

/** Enters it in the transaction that does it. */
export const enterExport = (
  tx: Transaction,
  account: string,
  { what, one }: { what: 'asked' | 'approved' | 'rejected'; one: StoredExport },
): Promise<void> =>
  appendOutbox(tx, [accessRow({ account, kind: 'export', subject: one.id, facts: factsOf(what, one) })])
