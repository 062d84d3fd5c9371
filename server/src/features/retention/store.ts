import { type Instant, toIso } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { lowestIdAt, momentOf, spanOfIds } from '../../platform/ids.ts'
import type { Ask, Place } from './due-store.ts'

const cutPersons = statement(
  'cut-persons',
  `update persons set data = null, salt = null, phone_hash = null, name_hash = null, code_hash = null,
     code_version = null, key_id = null, cut_at = $2
   where matter_id = $1 and cut_at is null`,
)
const cutTexts = statement(
  '',
  `update texts set plain = null, data = null, salt = null, cut_at = $2
   where owner_id = any($1::uuid[]) and owner_id >= $3 and owner_id < $4 and cut_at is null`,
)
const recordCut = statement(
  'record-cut',
  `with looked_at as (delete from cuts_put_off where matter_id = $1)
   insert into cuts (matter_id, at, request) values ($1, $2, $3)
   on conflict (matter_id) do update set at = excluded.at, request = excluded.request, later_at = null`,
)
const forgetSecrets = statement(
  'forget-secrets-of-matter',
  'update idempotency_keys set secret = null where matter_no = $1 and secret is not null',
)

async function cutTextsOf(tx: Queryable, owners: readonly string[], at: Instant): Promise<void> {
  if (owners.length > 0) await tx.query(cutTexts, [owners, toIso(at), ...spanOfIds(owners)])
}

/** A matter's persons and texts with all that finds them; the rows stay. Reads as the centre. */
export async function cutRowsOf(tx: Queryable, matter: string, at: Instant): Promise<void> {
  await tx.query(cutPersons, [matter, toIso(at)])
  await cutTextsOf(tx, [matter], at)
}

/** Keeps that a matter was cut, and by which request; null for the time that is over. */
export const saveCut = async (
  tx: Queryable,
  { matter, at, request }: { matter: string; at: Instant; request: string | null },
): Promise<void> => void (await tx.query(recordCut, [matter, toIso(at), request]))

/** Forgets codes that are kept for a day to answer a repetition. */
export const forgetCodesOf = async (tx: Queryable, no: string): Promise<void> =>
  void (await tx.query(forgetSecrets, [no]))

/** A contact may have begun before its matter was registered. */
export const earlier = 86_400_000

const selectContacts = statement(
  '',
  `select id from contacts where cut_at is null and id >= $2 and (matter_id = $1 or (matter_id is null and id = any($3::uuid[])))`,
)
/** Contacts of a matter: its own, and those named that belong to no other. */
export const contactsOf = async (on: Queryable, matter: string, named: readonly string[]): Promise<string[]> => {
  const first = lowestIdAt(Math.min(momentOf(matter), ...named.map(momentOf)) - earlier)
  return (await on.query<{ id: string }>(selectContacts, [matter, first, named])).map(({ id }) => id)
}

const cutPhones = statement(
  '',
  `update contacts set phone = null, phone_hash = null, key_id = null, hash_version = null, cut_at = $2
   where id = any($1::uuid[]) and id >= $3 and id < $4`,
)
const cutTasks = statement(
  'cut-callbacks',
  'update callback_tasks set phone_hash = null where contact_id = any($1::uuid[]) and phone_hash is not null',
)
/** Numbers and texts of contacts. Reads as the centre. */
export async function cutContacts(tx: Queryable, contacts: readonly string[], at: Instant): Promise<void> {
  if (contacts.length === 0) return
  await tx.query(cutPhones, [contacts, toIso(at), ...spanOfIds(contacts)])
  await tx.query(cutTasks, [contacts])
  await cutTextsOf(tx, contacts, at)
}

const takeContacts = statement(
  'contacts-to-cut',
  `select id, started_at as "at" from contacts c
   where matter_id is null and cut_at is null and started_at < $1 and (started_at, id) > ($2::timestamptz, $3::uuid)
     and not exists (select from callback_tasks t where t.contact_id = c.id and t.state = 'open')
   order by started_at, id limit $4 for update of c skip locked`,
)
/**
 * Contacts without a matter that began before a moment and wait for no call-back, a page in order after a place, locked. What
 * was cut or passed over by an earlier page is not gone through again, dead entries of the index included.
 */
export const takeOldContacts = (tx: Queryable, { before, after, limit }: Ask): Promise<Place[]> =>
  tx.query<Place>(takeContacts, [toIso(before), toIso(after.at), after.id, limit])
