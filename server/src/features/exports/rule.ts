import type { ExportRuling } from 'contract/exports'
import type { Staff } from 'core/access'
import type { Transaction } from '../../platform/database/queryable.ts'
import { Problem } from '../../platform/problem.ts'
import type { ExportParts } from './ask.ts'
import { enterExport } from './enter.ts'
import { askerOf, makeFile, pagesOf } from './make-file.ts'
import { lockExport, type StoredExport, saveRuling } from './store.ts'

interface Ruling extends ExportRuling {
  id: string
}

/**
 * Approves or rejects an export that waits, by somebody else than its asker. Once approved its file is made, with what the
 * asker may see at that moment. Throws `not-found` where none waits, `not-permitted` when the asker reads the list no more,
 * `unavailable` while others take all turns.
 */
export async function ruleOnExport(parts: ExportParts, ruler: Staff, asked: Ruling): Promise<StoredExport> {
  const { ruling, reason } = asked
  if (ruling === 'approve') return parts.turns.take(undefined, () => ruleOn(parts, ruler, asked))
  if (reason === undefined) throw new Problem('missing-input', { rule: 'export.reason' })
  return ruleOn(parts, ruler, asked)
}

async function ruleOn(
  parts: ExportParts,
  { account: ruledBy }: Staff,
  { id, ruling, reason }: Ruling,
): Promise<StoredExport> {
  const now = await parts.clock.now()
  return parts.db
    .transaction(async (tx) => {
      await tx.snapshot()
      const waiting = await lockExport(tx, id)
      if (!waiting) throw new Problem('not-found')
      if (waiting.account === ruledBy) throw new Problem('rule-refused', { rule: 'export.own' })
      const ruled = { ...waiting, ruledBy, reason: reason ?? null }
      const one: StoredExport =
        ruling === 'reject'
          ? { ...ruled, state: 'rejected' }
          : { ...ruled, ...(await make(parts, tx, { waiting, now })), state: 'ready', madeAt: now }
      await saveRuling(tx, one, now)
      await enterExport(tx, ruledBy, { what: ruling === 'approve' ? 'approved' : 'rejected', one })
      return one
    })
    .catch((error: unknown) => {
      // Somebody else ruled on it while this one began: it waits no more.
      if ((error as { code?: unknown }).code === '40001') throw new Problem('not-found')
      throw error
    })
}

async function make(
  parts: ExportParts,
  tx: Transaction,
  { waiting, now }: { waiting: StoredExport; now: number },
): Promise<{ rows: number; parts: number }> {
  const asker = await askerOf(tx, waiting)
  const reading = { asker, city: parts.city, now }
  return makeFile(parts, tx, { wanted: waiting, making: { ...reading, pages: pagesOf(tx, waiting, reading) } })
}
