import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { readAsCentre } from '../../platform/database/reader.ts'
import { lowestIdAt, momentOf, spanOfIds } from '../../platform/ids.ts'
import { earlier } from './store.ts'

const selectCut = statement(
  'cut-and-not-noted',
  'select matter_id as matter from cuts where matter_id = any($1::uuid[]) and later_at is null',
)

const textsIn = (table: string): string =>
  `select owner_id as matter from ${table}
   where owner_id = any($1::uuid[]) and owner_id >= $2 and owner_id < $3 and cut_at is null`
const contactsIn = (table: string): string =>
  `select matter_id as matter from ${table} where matter_id = any($1::uuid[]) and id >= $4 and cut_at is null`
/** Carries no name: planned with its very values it touches the months it needs. */
const selectUncut = statement(
  '',
  [textsIn('texts'), textsIn('archive.texts'), contactsIn('contacts'), contactsIn('archive.contacts')].join(' union '),
)

/**
 * Which of some matters were cut and now have a text or a contact that is not: it came after the cut, whatever its moment says.
 * Reads as the centre.
 */
export async function uncutAmong(tx: Queryable, matters: readonly string[]): Promise<string[]> {
  const cut = (await tx.query<{ matter: string }>(selectCut, [matters])).map(({ matter }) => matter)
  if (cut.length === 0) return []
  await readAsCentre(tx)
  const first = lowestIdAt(Math.min(...cut.map(momentOf)) - earlier)
  return (await tx.query<{ matter: string }>(selectUncut, [cut, ...spanOfIds(cut), first])).map(({ matter }) => matter)
}
