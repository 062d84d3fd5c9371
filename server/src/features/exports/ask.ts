import { type ExportBody, exportColumns } from 'contract/exports'
import type { MatterItem } from 'contract/matter-items'
import type { Staff } from 'core/access'
import type { Instant } from 'core/calendar'
import type { Transaction } from '../../platform/database/queryable.ts'
import { isDuplicate, keepKey, type Repetition, usedBefore } from '../../platform/idempotency.ts'
import { idsAt } from '../../platform/ids.ts'
import type { Language, Services } from '../../platform/services.ts'
import { enterExport } from './enter.ts'
import { approvalAbove } from './limits.ts'
import { askerOf, makeFile, pagesOf, type Wanted } from './make-file.ts'
import { addExport, findExport, type StoredExport } from './store.ts'
import type { Turns } from './turns.ts'

export type ExportParts = Pick<Services, 'db' | 'city' | 'keys' | 'clock'> & { turns: Turns }

interface Asking {
  body: ExportBody
  language: Language
  repetition?: Repetition | undefined
  /** Aborted when whoever asked is gone: nobody waits for the file then. */
  gone?: AbortSignal
}

/**
 * Takes a work list out as its reader sees it, all in one snapshot. A short one is made at once; a longer one is counted
 * and waits for a second person. The same key again answers the same export as it is now. Throws `not-permitted`, the rule
 * `export.rows`, `key-reused`, or what `Turns` says while others are made.
 */
export async function askForExport(parts: ExportParts, asker: Staff, asking: Asking): Promise<StoredExport> {
  const own = { account: asker.account, key: asking.repetition?.key }
  // A list is long to read: who asks again is answered before that, or with the one that is being made.
  for (let over: Promise<unknown> | undefined; ; await over) {
    const before = await repeated(parts, asking.repetition)
    if (before) return before
    over = parts.turns.over(own)
    if (!over) break
  }
  try {
    return await parts.turns.take(own, () => ask(parts, asker, asking))
  } catch (error) {
    const first = isDuplicate(error) ? await repeated(parts, asking.repetition) : undefined
    if (first) return first
    throw error
  }
}

async function repeated({ db }: ExportParts, repetition: Repetition | undefined): Promise<StoredExport | undefined> {
  const used = await usedBefore(db, repetition)
  return used?.export ? findExport(db, used.export) : undefined
}

async function ask(
  parts: ExportParts,
  { account, organizer }: Staff,
  { body, language, repetition, gone }: Asking,
): Promise<StoredExport> {
  const { list, format, columns = exportColumns, ...filters } = body
  const now = await parts.clock.now()
  const asked = { filters, columns, language }
  const wanted: Wanted = { id: idsAt(now)(), account, organizer, list, format, asked }
  return parts.db.transaction(async (tx) => {
    await tx.snapshot()
    if (repetition) await keepKey(tx, repetition, { export_id: wanted.id })
    const made = await makeIfShort(parts, tx, { wanted, now, gone })
    const asking: StoredExport = { ...wanted, ...made, askedAt: now, ruledBy: null, reason: null }
    await addExport(tx, asking)
    await enterExport(tx, account, { what: 'asked', one: asking })
    return asking
  })
}

async function makeIfShort(
  parts: ExportParts,
  tx: Transaction,
  { wanted, now, gone }: { wanted: Wanted; now: Instant; gone: AbortSignal | undefined },
): Promise<Pick<StoredExport, 'state' | 'rows' | 'parts' | 'madeAt'>> {
  const asker = await askerOf(tx, wanted)
  const making = { asker, city: parts.city, now, gone }
  const held: MatterItem[][] = []
  let rows = 0
  for await (const items of pagesOf(tx, wanted, making)) {
    rows += items.length
    if (rows <= approvalAbove) held.push(items)
  }
  if (rows > approvalAbove) return { state: 'waiting', rows, parts: 0, madeAt: null }
  const file = await makeFile(parts, tx, { wanted, making: { ...making, pages: held } })
  return { state: 'ready', ...file, madeAt: now }
}
