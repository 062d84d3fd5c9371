import type { MatterItem } from 'contract/matter-items'
import { type Instant, toIso } from 'core/calendar'
import { exportWordsIn } from '../../messages/exports.ts'
import type { Transaction } from '../../platform/database/queryable.ts'
import { Problem } from '../../platform/problem.ts'
import { labelOf, type Services } from '../../platform/services.ts'
import { mayReadList, readerOf, readPage } from '../work-lists/index.ts'
import { cellsOf, minuteOf } from './cells.ts'
import { csvFile } from './csv-file.ts'
import { mostRows, rowsAtOnce } from './limits.ts'
import { type Asker, addPart, findAsker, type StoredExport } from './store.ts'
import { xlsxFile } from './xlsx-file.ts'

export type MakingParts = Pick<Services, 'city' | 'keys'>
export type Wanted = Pick<StoredExport, 'id' | 'account' | 'organizer' | 'list' | 'format' | 'asked'>

const writers = { csv: csvFile, xlsx: xlsxFile }
export const contextOf = (id: string, part: number): string => `export:${id}:${part}`

/** The asker, who must still read the list, and for the unit he asked for. Throws `not-permitted`. */
export async function askerOf(tx: Transaction, { account, list, organizer }: Wanted): Promise<Asker> {
  const asker = await findAsker(tx, account)
  if (!asker || !mayReadList(asker, list) || asker.organizer !== organizer) throw new Problem('not-permitted')
  return asker
}

interface Reading {
  asker: Asker
  city: Services['city']
  now: Instant
  gone?: AbortSignal | undefined
}

/**
 * The rows as the asker sees them in the work list itself, some at a time. Throws the rule `export.rows` beyond the most, and
 * `unavailable` once whoever asked is gone.
 */
export async function* pagesOf(tx: Transaction, wanted: Wanted, reading: Reading): AsyncGenerator<MatterItem[]> {
  const { list, asked } = wanted
  const { asker: actor, city, now, gone } = reading
  const reader = readerOf(list, { actor, city, language: asked.language, now })
  let count = 0
  let cursor: string | undefined
  do {
    const query = { ...asked.filters, list, limit: rowsAtOnce, ...(cursor !== undefined && { cursor }) }
    const { items, next } = await readPage(tx, query, reader)
    if (gone?.aborted) throw new Problem('unavailable')
    count += items.length
    if (count > mostRows) throw new Problem('rule-refused', { rule: 'export.rows' })
    yield items
    cursor = next ?? undefined
  } while (cursor !== undefined)
}

interface Making extends Reading {
  pages: AsyncIterable<MatterItem[]> | Iterable<MatterItem[]>
}

/** Writes the file, encrypted piece by piece. Answers how many rows and pieces it has. */
export async function makeFile(
  { city, keys }: MakingParts,
  tx: Transaction,
  { wanted, making }: { wanted: Wanted; making: Making },
): Promise<{ rows: number; parts: number }> {
  const { id, format, asked } = wanted
  const { asker, now, pages } = making
  const { language, columns } = asked
  const words = exportWordsIn(language)
  const unit = asker.organizer === null ? null : labelOf(city, 'organizers', asker.organizer, language)
  const display = language === 'en' ? asker.displayEn : asker.display
  const mark = words.mark({ display, account: asker.account, organizer: unit, at: minuteOf(toIso(now)), id })
  const heading = { mark, sheet: words.sheet, columns: columns.map((column) => words.columns[column]) }
  const writer = writers[format](heading)
  let rows = 0
  let parts = 0
  const put = async (bytes: Uint8Array): Promise<void> => {
    if (bytes.length === 0) return
    const data = keys.encrypt(Buffer.from(bytes).toString('base64'), contextOf(id, parts))
    await addPart(tx, { id, part: parts, data, keyId: keys.personalKeyId })
    parts += 1
  }
  for await (const items of pages) {
    rows += items.length
    await put(writer.rows(items.map((item) => cellsOf(item, columns, { words, city, language }))))
  }
  await put(writer.end())
  return { rows, parts }
}
