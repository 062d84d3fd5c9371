import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../../platform/database/queryable.ts'

/** A request to cut a matter that waits for its ruling. */
export interface CutRequest {
  id: string
  matter: string
  no: string
  reasonText: string
  askedBy: string
  askedAt: Instant
}

const columns = `id, matter_id as matter, matter_no as no, reason_text as "reasonText", asked_by as "askedBy",
  asked_at as "askedAt"`

const insertRequest = statement(
  'ask-to-cut',
  `insert into cut_requests (id, matter_id, matter_no, reason_text, asked_by, asked_at)
   values ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0)) on conflict do nothing returning id`,
)
/** False when a request for the matter waits already. */
export const addRequest = async (
  tx: Queryable,
  { id, matter, no, reasonText, askedBy, askedAt }: CutRequest,
): Promise<boolean> => (await tx.query(insertRequest, [id, matter, no, reasonText, askedBy, askedAt])).length > 0

const selectOpen = statement(
  'open-cut-requests',
  `select ${columns} from cut_requests where ruling is null order by id`,
)
export const openRequests = (on: Queryable): Promise<CutRequest[]> => on.query<CutRequest>(selectOpen)

const lockOne = statement(
  'lock-cut-request',
  `select ${columns} from cut_requests where id = $1 and ruling is null for update`,
)
/** A request that waits, locked until the transaction ends. */
export const lockRequest = async (tx: Queryable, id: string): Promise<CutRequest | undefined> =>
  (await tx.query<CutRequest>(lockOne, [id]))[0]

const saveRuling = statement(
  'rule-on-cut',
  'update cut_requests set ruling = $2, ruled_by = $3, ruled_at = now() where id = $1',
)
export const ruleOn = async (
  tx: Queryable,
  { id, ruling, by }: { id: string; ruling: 'approve' | 'reject'; by: string },
): Promise<void> => void (await tx.query(saveRuling, [id, ruling, by]))

const selectCut = statement('find-cut', 'select at from cuts where matter_id = $1')
/** When the matter was cut last; undefined when it never was. */
export const cutOf = async (on: Queryable, matter: string): Promise<Instant | undefined> =>
  (await on.query<{ at: Instant }>(selectCut, [matter]))[0]?.at
