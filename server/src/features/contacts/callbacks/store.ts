import type { CallbackView } from 'contract/contacts'
import { type Instant, toIso } from 'core/calendar'
import type { Place } from '../../../platform/cursor.ts'
import { type Queryable, statement } from '../../../platform/database/queryable.ts'
import { type Columns, insertPart } from '../../../platform/database/rows.ts'
import { spanOfIds } from '../../../platform/ids.ts'

/** The columns of a fresh call-back task. */
export const taskColumns: Columns = {
  contact_id: 'uuid',
  state: 'text',
  phone_hash: 'bytea',
  due_at: 'timestamptz',
  warn_at: 'timestamptz',
  rule_set: 'integer',
  most_tries: 'smallint',
}

/** A call-back task as it is read. Whose number it is lies with the contact. */
export interface StoredTask {
  contact: string
  state: CallbackView['state']
  dueAt: Instant
  warnAt: Instant
  tries: number
  mostTries: number
  lastTryAt: Instant | null
}

const shown = `contact_id as contact, state, due_at as "dueAt", warn_at as "warnAt", tries, most_tries as "mostTries",
  last_try_at as "lastTryAt"`

const selectOpen = statement(
  'open-callbacks',
  `select ${shown} from callback_tasks where state = 'open' and (due_at, contact_id) > ($1::timestamptz, $2::uuid)
   order by due_at, contact_id limit $3`,
)
const countOverdue = statement(
  'overdue-callbacks',
  `select count(*) as n from (select from callback_tasks where state = 'open' and due_at <= $1 limit $2) as some_of_them`,
)
/** Tasks that are open, said as the index of numbers says it: by `state = 'open'` a plan might go through all of them. */
export const waitsByNumber = (task = 'callback_tasks'): string => `${task}.state not in ('reached', 'unreached')`
const selectOfPhone = statement(
  'callback-of-phone',
  `select ${shown} from callback_tasks where phone_hash = any($1) and ${waitsByNumber()}`,
)
const selectTask = statement('callback-of-contact', `select ${shown} from callback_tasks where contact_id = $1`)
const lockTask = statement('lock-callback', `select ${shown} from callback_tasks where contact_id = $1 for update`)

/** Open tasks after a place in the order of their due times. */
export const openTasks = (on: Queryable, { after, limit }: { after: Place; limit: number }): Promise<StoredTask[]> =>
  on.query<StoredTask>(selectOpen, [toIso(after.dueAt), after.id, limit])

/** How many open tasks are past their time, counted up to `limit`. */
export const overdueTasks = async (on: Queryable, now: Instant, limit: number): Promise<number> =>
  (await on.query<{ n: number }>(countOverdue, [toIso(now), limit]))[0]!.n

/** The open task of a number, found by its keyed hashes. */
export const openTaskOf = async (on: Queryable, hashes: readonly Buffer[]): Promise<StoredTask | undefined> =>
  (await on.query<StoredTask>(selectOfPhone, [hashes]))[0]

export const findTask = async (on: Queryable, contact: string): Promise<StoredTask | undefined> =>
  (await on.query<StoredTask>(selectTask, [contact]))[0]

/** The same, locked until the transaction ends. */
export const lockTaskOf = async (on: Queryable, contact: string): Promise<StoredTask | undefined> =>
  (await on.query<StoredTask>(lockTask, [contact]))[0]

/** Carries no name: planned with its very values it touches the months it needs. */
const selectPhones = statement(
  '',
  `select id, phone, coalesce(ended_at, started_at) as "missedAt" from contacts
   where id = any($1::uuid[]) and id >= $2 and id < $3 and phone is not null`,
)

/** What the contacts of tasks hold: the number, still encrypted, and when the call was missed. */
export interface MissedCall {
  id: string
  phone: Buffer
  missedAt: Instant
}

export async function missedCalls(on: Queryable, contacts: readonly string[]): Promise<Map<string, MissedCall>> {
  if (contacts.length === 0) return new Map()
  const rows = await on.query<MissedCall>(selectPhones, [contacts, ...spanOfIds(contacts)])
  return new Map(rows.map((row) => [row.id, row]))
}

/** The columns of a try to call back. */
export const triedColumns: Columns = {
  contact_id: 'uuid',
  seq: 'smallint',
  at: 'timestamptz',
  account: 'text',
  reached: 'boolean',
  note_text: 'uuid',
}

const writeTry = statement(
  'write-callback-try',
  `with tried as (${insertPart({ table: 'callback_tries', columns: triedColumns, from: 'tries' })})
   update callback_tasks set state = $2, tries = $3, last_try_at = $4 where contact_id = $5`,
)

/** Writes one try, and the task as it stands after it. The caller holds the task's lock. */
export async function saveTry(on: Queryable, tried: Record<string, unknown>, after: StoredTask): Promise<void> {
  const at = toIso(after.lastTryAt!)
  await on.query(writeTry, [JSON.stringify({ tries: [tried] }), after.state, after.tries, at, after.contact])
}
