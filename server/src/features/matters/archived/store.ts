import type { Matter } from 'core/matter'
import { type Queryable, statement } from '../../../platform/database/queryable.ts'
import { idSpanOf } from '../store.ts'

/** A matter in the archive, with its month as operators name it. */
export interface ArchivedMatter {
  matter: Matter
  month: string
}

/** The name of the table a row lies in ends with its month. */
const monthIn = (table: string): string =>
  `(select replace(substr(relname, ${table.length + 2}), '_', '-') from pg_class where oid = kept.tableoid) as month`

const byNo = statement(
  '',
  `select body as matter, ${monthIn('matters')} from archive.matters kept where no = $1 and id >= $2 and id < $3`,
)
const byContact = statement('', `select ${monthIn('contacts')} from archive.contacts kept where id = $1`)

/** A matter by its number, where its month lies in the archive. */
export async function findArchived(on: Queryable, no: string): Promise<ArchivedMatter | undefined> {
  const span = idSpanOf(no)
  return span && (await on.query<ArchivedMatter>(byNo, [no, ...span]))[0]
}

/** The month of a contact that lies in the archive. */
export const monthOfContact = async (on: Queryable, id: string): Promise<string | undefined> =>
  (await on.query<{ month: string }>(byContact, [id]))[0]?.month
