import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/queryable.ts'

/** An account or a unit, as it is now. */
export interface Edited {
  kind: 'account' | 'organizer'
  subject: string
  version: number
}

/** One change of it, which made that version. `by` is null where a list was loaded. */
export interface Edit {
  version: number
  by: string | null
  at: Instant
  fields: string[]
}

const insert = statement(
  'add-edit',
  'insert into edits (kind, subject, version, account, at, fields) values ($1, $2, $3, $4, now(), $5)',
)
export const addEdit = async (
  tx: Queryable,
  { kind, subject, version, by, fields }: Edited & Omit<Edit, 'at'>,
): Promise<void> => void (await tx.query(insert, [kind, subject, version, by, fields]))

/** Whoever was away for longer reads the whole thing again anyway. */
const mostTold = 20

const selectSince = statement(
  'edits-since',
  `select version, account as by, at, fields from edits
   where kind = $1 and subject = $2 and version > $3 order by version desc limit $4`,
)
/** The latest changes after a version, the newest first. */
export const editsSince = (
  on: Queryable,
  { kind, subject }: Pick<Edited, 'kind' | 'subject'>,
  version: number,
): Promise<Edit[]> => on.query<Edit>(selectSince, [kind, subject, version, mostTold])
