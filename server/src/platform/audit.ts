import { setTimeout } from 'node:timers/promises'
import type { Queryable } from './database/pool.ts'
import { idsAt } from './ids.ts'
import { type AccessEntry, appendOutbox, type OutboxRow } from './outbox.ts'

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

/** Milliseconds from one writing to the next: less than anybody notices, and several reads of a busy moment. */
const gathering = 10

/**
 * What comes while the last entries are being written, or right after that was begun, is written together: reads of one moment
 * cost one commit. What comes alone is written at once.
 */
export function createAudit(db: Queryable): Audit {
  let writing: Promise<unknown> = Promise.resolve()
  let waiting: { rows: OutboxRow[]; done: Promise<void> } | undefined

  function nextBatch() {
    const rows: OutboxRow[] = []
    const done = writing.then(() => {
      waiting = undefined
      const written = appendOutbox(db, rows)
      writing = Promise.allSettled([written, setTimeout(gathering)])
      return written
    })
    return { rows, done }
  }

  return {
    note(access) {
      waiting ??= nextBatch()
      waiting.rows.push(accessRow(access))
      return waiting.done
    },
  }
}
