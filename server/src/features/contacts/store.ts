import type { ContactBody } from 'contract/contacts'
import { fromIso, type Instant, toIso } from 'core/calendar'
import type { LaterContact } from 'core/matter'
import { contactColumns, outboxColumns, textColumns } from '../../platform/database/columns.ts'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { insertPart } from '../../platform/database/rows.ts'
import { insertKeys } from '../../platform/idempotency.ts'
import { lowestIdAt } from '../../platform/ids.ts'
import { contactNews } from '../../platform/outbox.ts'
import { taskColumns, waitsByNumber } from './callbacks/store.ts'
import { ratingColumns } from './ratings/store.ts'

const inserted = {
  contact: insertPart({ table: 'contacts', columns: contactColumns, from: 'contacts' }),
  texts: insertPart({ table: 'texts', columns: textColumns, from: 'texts' }),
  tasks: insertPart({ table: 'callback_tasks', columns: taskColumns, from: 'tasks' }),
  ratings: insertPart({ table: 'service_ratings', columns: ratingColumns, from: 'ratings' }),
  news: insertPart({ table: 'outbox', columns: outboxColumns, from: 'news' }),
}

/**
 * The key goes first, and waits for whoever else is using it: where it is there already, nothing is written. A number
 * that waits for a call-back already, under whichever of its hashes, gets no second task.
 */
const writeContact = statement(
  'write-contact',
  `with once as (${insertKeys} on conflict do nothing returning key),
   may as (select where $1::jsonb -> 'keys' = '[]' or exists (select from once)),
   written as (${inserted.texts} where exists (select from may)),
   recorded as (${inserted.contact} where exists (select from may)),
   waiting as (${inserted.tasks} where exists (select from may) and not exists (
     select from callback_tasks where ${waitsByNumber()} and phone_hash = any(
       array(select jsonb_array_elements_text($1::jsonb -> 'known')::bytea))) on conflict do nothing),
   rated as (${inserted.ratings} where exists (select from may)),
   told as (${inserted.news} where exists (select from may))
   select from may`,
)

/** The rows of one contact by the names of their columns; `keys`, `tasks` and `ratings` hold at most one. */
export interface ContactRows {
  contacts: [Record<string, unknown>]
  texts: Record<string, unknown>[]
  keys: Record<string, unknown>[]
  tasks: Record<string, unknown>[]
  ratings: Record<string, unknown>[]
  /** All hashes under which the number may wait. */
  known: (string | null)[]
}

/** Writes a contact with its texts in one statement. False when its key was used before; then nothing is written. */
export const saveContact = async (on: Queryable, rows: ContactRows): Promise<boolean> => {
  const news = rows.contacts.map(contactNews)
  return (await on.query(writeContact, [JSON.stringify({ ...rows, news })])).length === 1
}

const writeTexts = statement('write-contact-texts', inserted.texts)
/** Writes texts that belong to a contact recorded before. */
export const saveTexts = async (on: Queryable, texts: readonly Record<string, unknown>[]): Promise<void> =>
  void (await on.query(writeTexts, [JSON.stringify({ texts })]))

/** Contacts without a number tell nobody's name: they cannot be counted by persons. */
const selectLinked = statement(
  '',
  `select encode(phone_hash, 'hex') as person, started_at as at from contacts
   where matter_id = $1 and id >= $2 and started_at >= $3 and outcome = 'linked' and phone_hash is not null`,
)
/** Who came back about a matter since a moment: contacts linked to it, each under the hash of its number. */
export const linkedSince = (on: Queryable, matter: string, since: Instant): Promise<LaterContact[]> =>
  on.query<LaterContact>(selectLinked, [matter, lowestIdAt(since), toIso(since)])

/** A contact as it is read back. `phone` is still encrypted. */
export interface StoredContact {
  id: string
  channel: ContactBody['channel']
  outcome: ContactBody['outcome']
  startedAt: Instant
  endedAt: Instant | null
  matter: string | null
  phone: Buffer | null
}

/** A contact as it would be read back, from the row that was written. */
export const storedOf = (row: Record<string, unknown>): StoredContact => ({
  id: String(row.id),
  channel: row.channel as StoredContact['channel'],
  outcome: row.outcome as StoredContact['outcome'],
  startedAt: fromIso(String(row.started_at))!,
  endedAt: row.ended_at === null ? null : fromIso(String(row.ended_at))!,
  matter: (row.matter_no as string | undefined) ?? null,
  phone: row.phone === undefined ? null : Buffer.from(String(row.phone).slice(2), 'hex'),
})

const shown = `id, channel, outcome, started_at as "startedAt", ended_at as "endedAt", matter_no as matter, phone`

const selectContact = statement('contact-by-id', `select ${shown} from contacts where id = $1`)
const selectOwn = statement(
  'own-contacts',
  `select ${shown} from contacts where account = $1 and id >= $2 and id < $3 order by id desc limit $4`,
)
export const findContact = async (on: Queryable, id: string): Promise<StoredContact | undefined> =>
  (await on.query<StoredContact>(selectContact, [id]))[0]

/** Contacts that an account took, the latest first, with ids from `from` on and below `below`. */
export const contactsOf = (
  on: Queryable,
  { account, from, below, limit }: { account: string; from: string; below: string; limit: number },
): Promise<StoredContact[]> => on.query<StoredContact>(selectOwn, [account, from, below, limit])
