import { setTimeout } from 'node:timers/promises'
import { gathered } from './database/gathered.ts'
import type { Queryable } from './database/queryable.ts'
import { idsAt } from './ids.ts'
import { type AccessEntry, gatherOutbox, type OutboxRow } from './outbox.ts'

/** What somebody did, as whoever knows of it hands it in; the moment is added, by real time. */
export type Access = Pick<AccessEntry, 'account' | 'kind'> & Partial<AccessEntry>

/** The row that brings an entry to the access log, to be added in the transaction of what is entered. */
export function accessRow({ matter = null, subject = null, facts = {}, at = Date.now(), ...own }: Access): OutboxRow {
  return { id: idsAt(at)(), topic: 'access', payload: { ...own, at, matter, subject, facts } }
}

/** Enters what was done outside a transaction, before its answer goes out. */
export interface Audit {
  /** Resolves once the entry cannot be lost any more. */
  note(access: Access): Promise<void>
}

/** Ten milliseconds are less than anybody notices, and several reads of a busy moment. */
const gathering = { most: 500, rest: () => setTimeout(10) }

/** Entries of one moment are one commit; what comes alone is written at once. */
export function createAudit(db: Queryable): Audit {
  const entries = gathered(db, gathering)
  return { note: (access) => gatherOutbox(entries, [accessRow(access)]) }
}
