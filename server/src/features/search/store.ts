import type { Matter } from 'core/matter'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { insertPart } from '../../platform/database/rows.ts'
import { spanOfIds } from '../../platform/ids.ts'
import type { Worded } from '../matters/index.ts'
import { type WordedText, type WordsRow, wordedKinds, wordsTable } from './row.ts'

/** These carry no name: planned with their very values they touch the months they need, planned once they would lock all. */
const selectMatters = statement(
  '',
  `select id, category, jsonb_build_object('district', district, 'street', street, 'committee', body #> '{place,committee}')
     as place, body -> 'texts' as texts, body -> 'assignments' as assignments
   from matters where id = any($1::uuid[]) and id >= $2 and id < $3`,
)
const selectTexts = statement(
  '',
  `select owner_id as matter, id, kind, plain, for_units from texts
   where owner_id = any($1::uuid[]) and owner_id >= $2 and owner_id < $3 and kind = any($4) and plain is not null
   order by owner_id, id`,
)

/** Of these matters all that decides by which words they are found. Reads as the centre. */
export const wordedMatters = (on: Queryable, ids: readonly string[]): Promise<Worded[]> =>
  on.query<Pick<Matter, keyof Worded>>(selectMatters, [ids, ...spanOfIds(ids)])

/** Their texts that have words. Reads as the centre. */
export const wordedTexts = (on: Queryable, ids: readonly string[]): Promise<(WordedText & { matter: string })[]> =>
  on.query<WordedText & { matter: string }>(selectTexts, [ids, ...spanOfIds(ids), wordedKinds])

const asRow = (from: string): string =>
  `(${Object.keys(wordsTable.words.columns)
    .map((column) => `${from}.${column}`)
    .join(', ')})`
/** What is as it was stays untouched, so that no index is written for it. */
const keepRows = statement(
  '',
  `${insertPart({ ...wordsTable.words, from: 'words', onSame: ['matter_id'] })}
   where ${asRow('matter_words')} is distinct from ${asRow('excluded')}`,
)
const dropRows = statement(
  '',
  'delete from matter_words where matter_id = any($1::uuid[]) and matter_id >= $2 and matter_id < $3',
)

const hold = statement('', 'lock table only matter_words in share row exclusive mode')
/** Nobody else writes words of a shelf before the transaction ends; they can be read. */
export const holdWords = async (tx: Queryable): Promise<void> => void (await tx.query(hold))

/** Writes the words of matters, in the order of their ids. */
export async function saveWords(on: Queryable, words: readonly WordsRow[]): Promise<void> {
  if (words.length === 0) return
  const ordered = [...words].sort((one, other) => (one.matter_id < other.matter_id ? -1 : 1))
  await on.query(keepRows, [JSON.stringify({ words: ordered })])
}

/** Forgets the words of matters: none of them is found by any. */
export async function forgetWords(on: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await on.query(dropRows, [ids, ...spanOfIds(ids)])
}

const pageOfMatters = statement('', 'select id from matters where id > $1 order by id limit $2')
/** Ids of matters, a page in order after `after`. */
export const idsAfter = async (on: Queryable, after: string, limit: number): Promise<string[]> =>
  (await on.query<{ id: string }>(pageOfMatters, [after, limit])).map(({ id }) => id)

const dropStray = statement(
  '',
  'delete from matter_words where matter_id > $1 and matter_id <= $2 and not (matter_id = any($3::uuid[]))',
)
/** Takes away the words between two ids, the second included, of all but some matters. */
export const forgetBetween = async (
  on: Queryable,
  { after, to }: { after: string; to: string },
  kept: readonly string[],
): Promise<void> => void (await on.query(dropStray, [after, to, kept]))
