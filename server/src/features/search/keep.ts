import { setImmediate } from 'node:timers/promises'
import type { Queryable } from '../../platform/database/queryable.ts'
import { readAsCentre } from '../../platform/database/reader.ts'
import { groupBy } from '../../platform/group.ts'
import type { OutboxRow } from '../../platform/outbox.ts'
import type { City } from '../../platform/services.ts'
import type { Worded } from '../matters/index.ts'
import { type WordsRow, wordsRow } from './row.ts'
import { forgetWords, saveWords, wordedMatters, wordedTexts } from './store.ts'

type Lists = Pick<City, 'all' | 'find'>

/** Matters whose texts are taken apart in one go: what they take, a millisecond, others of the process wait for. */
const inOneGo = 16

/** The words of matters as they now are; a matter that was cut has none. Reads as the centre. */
export async function wordsOf(tx: Queryable, city: Lists, ids: readonly string[]): Promise<WordsRow[]> {
  if (ids.length === 0) return []
  const texts = groupBy(await wordedTexts(tx, ids), ({ matter }) => matter)
  const matters = await wordedMatters(tx, ids)
  const rows: WordsRow[] = []
  for (const [at, matter] of matters.entries()) {
    if (at > 0 && at % inOneGo === 0) await setImmediate()
    const row = wordsRow(city, matter, texts.get(matter.id) ?? [])
    if (row) rows.push(row)
  }
  return rows
}

/** The words of one matter that was looked up, as it and its texts now are; undefined once it was cut. Reads as the centre. */
export const wordsOfMatter = async (tx: Queryable, city: Lists, matter: Worded): Promise<WordsRow | undefined> =>
  wordsRow(city, matter, await wordedTexts(tx, [matter.id]))

function rewordedBy(row: OutboxRow): string[] {
  if (row.topic === 'cut') return [row.payload.matter]
  return row.topic === 'matter' && row.payload.reworded !== false ? [row.payload.matter] : []
}

/**
 * Brings up to date by which words the matters of a batch of commits are found, in the transaction that takes the batch from
 * the outbox. It follows from what stands there now, not from what a commit changed: done twice, or late, it is the same. Only
 * whether anything changed is taken from the commit.
 */
export async function keepWords(tx: Queryable, city: Lists, rows: readonly OutboxRow[]): Promise<void> {
  const ids = [...new Set(rows.flatMap(rewordedBy))]
  if (ids.length === 0) return
  await readAsCentre(tx)
  const words = await wordsOf(tx, city, ids)
  const found = new Set(words.map(({ matter_id }) => matter_id))
  await saveWords(tx, words)
  await forgetWords(
    tx,
    ids.filter((id) => !found.has(id)),
  )
}
