import type { ExportColumn, ExportFormat, ExportState } from 'contract/exports'
import type { WorkList } from 'contract/matter-items'
import type { WorkListQuery } from 'contract/work-lists'
import type { Staff } from 'core/access'
import { type Instant, toIso } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { highestId } from '../../platform/ids.ts'
import type { Language } from '../../platform/services.ts'
import { keptFor } from './limits.ts'

/** What was asked for beside list and format. Codes and a number; `words` may name somebody and go with the file. */
export interface Wish {
  filters: Omit<WorkListQuery, 'list' | 'cursor' | 'limit'>
  columns: readonly ExportColumn[]
  language: Language
}

/** An export as stored. `parts` is how many pieces its file has. */
export interface StoredExport {
  id: string
  account: string
  organizer: string | null
  list: WorkList
  format: ExportFormat
  asked: Wish
  state: ExportState
  rows: number
  parts: number
  askedAt: Instant
  madeAt: Instant | null
  ruledBy: string | null
  reason: string | null
}

/** Somebody as he is now, with his name; undefined when his account is shut or unknown. */
export interface Asker extends Staff {
  display: string
  displayEn: string
}

const selectAsker = statement(
  'export-asker',
  `select name as account, roles, organizer, display, display_en as "displayEn",
     array(select matter_no from recusals where account = name) as recused
   from accounts where name = $1 and not disabled`,
)
/** Rights are read anew: those that a session remembers may be some seconds old. */
export async function findAsker(on: Queryable, account: string): Promise<Asker | undefined> {
  const [found] = await on.query<Omit<Asker, 'kind'>>(selectAsker, [account])
  return found && { kind: 'staff', ...found }
}

const columns = `id, account, organizer, list, format, asked, state, rows, parts, asked_at as "askedAt",
  made_at as "madeAt", ruled_by as "ruledBy", reason`

const insertExport = statement(
  'add-export',
  `insert into exports (id, account, organizer, list, format, asked, state, rows, parts, asked_at, made_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)
export const addExport = async (tx: Queryable, one: StoredExport): Promise<void> => {
  const { id, account, organizer, list, format, asked, state, rows, parts, askedAt, madeAt } = one
  const made = madeAt === null ? null : toIso(madeAt)
  const values = [id, account, organizer, list, format, JSON.stringify(asked), state, rows, parts, toIso(askedAt), made]
  await tx.query(insertExport, values)
}

const selectExport = statement('find-export', `select ${columns} from exports where id = $1`)
export const findExport = async (on: Queryable, id: string): Promise<StoredExport | undefined> =>
  (await on.query<StoredExport>(selectExport, [id]))[0]

/** Who was looked for is kept no longer than the file, and not at all where there is none. */
const withoutWords = `asked #- '{filters,words}'`

const ruleExport = statement(
  'rule-export',
  `update exports set asked = case when $2 = 'rejected' then ${withoutWords} else asked end, state = $2, rows = $3, parts = $4, made_at = $5, ruled_by = $6, ruled_at = $7, reason = $8
   where id = $1`,
)
/** What became of an export that waited. */
export const saveRuling = async (tx: Queryable, one: StoredExport, ruledAt: Instant): Promise<void> => {
  const { id, state, rows, parts, madeAt, ruledBy, reason } = one
  const made = madeAt === null ? null : toIso(madeAt)
  await tx.query(ruleExport, [id, state, rows, parts, made, ruledBy, toIso(ruledAt), reason])
}

const lockWaiting = statement(
  'lock-waiting-export',
  `select ${columns} from exports where id = $1 and state = 'waiting' for update`,
)
/** An export that waits, held until the transaction ends. */
export const lockExport = async (tx: Queryable, id: string): Promise<StoredExport | undefined> =>
  (await tx.query<StoredExport>(lockWaiting, [id]))[0]

const selectOwn = statement(
  'own-exports',
  `select ${columns} from exports where account = $1 and id < $2 order by id desc limit $3`,
)
const selectWaiting = statement(
  'waiting-exports',
  `select ${columns} from exports where state = 'waiting' and id < $1 order by id desc limit $2`,
)
/** Somebody's own exports, or for null those of all that wait; newest first. */
export const pageOfExports = (
  on: Queryable,
  account: string | null,
  { cursor = highestId, limit }: { cursor?: string | undefined; limit: number },
): Promise<StoredExport[]> =>
  account === null
    ? on.query<StoredExport>(selectWaiting, [cursor, limit])
    : on.query<StoredExport>(selectOwn, [account, cursor, limit])

const insertPart = statement(
  'add-export-part',
  'insert into export_parts (export_id, part, data, key_id) values ($1, $2, $3, $4)',
)
const selectPart = statement('export-part', 'select data from export_parts where export_id = $1 and part = $2')
export const addPart = async (
  tx: Queryable,
  { id, part, data, keyId }: { id: string; part: number; data: Buffer; keyId: string },
): Promise<void> => void (await tx.query(insertPart, [id, part, data, keyId]))
export const findPart = async (on: Queryable, id: string, part: number): Promise<Buffer | undefined> =>
  (await on.query<{ data: Buffer }>(selectPart, [id, part]))[0]?.data

const expire = statement(
  'expire-exports',
  `with old as (update exports set state = 'expired', asked = ${withoutWords} where state = 'ready' and made_at < $1 returning id)
   delete from export_parts where export_id in (select id from old)`,
)
/** Removes the files that are past their days. What was asked for stays listed, without its content and the words sought. */
export const forgetExports = async (on: Queryable, now: Instant): Promise<void> =>
  void (await on.query(expire, [toIso(now - keptFor)]))
