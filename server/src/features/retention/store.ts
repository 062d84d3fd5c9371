import { type Instant, toIso } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/pool.ts'
import { lowestIdAt, momentOf, spanOfIds } from '../../platform/ids.ts'

/** A matter to be cut, with its place in the order of its closing, or of the last that was said of it after a cut. */
export interface Place {
  id: string
  at: Instant
}

/** Carries no name: planned with its very values it touches the months it needs. */
const selectClosed = statement(
  '',
  `select m.id, m.closed_at as "at" from matters m
   where m.closed_at < $1 and (m.closed_at, m.id) > ($2::timestamptz, $3::uuid)
     and not exists (select from cuts where cuts.matter_id = m.id and cuts.at >= m.closed_at)
   order by m.closed_at, m.id limit $4`,
)
/** Matters closed before a moment and not cut since, a page in the order of their closing after a place. */
export const closedBefore = (
  on: Queryable,
  { before, after, limit }: { before: Instant; after: Place; limit: number },
): Promise<Place[]> => on.query<Place>(selectClosed, [toIso(before), toIso(after.at), after.id, limit])

const noteLater = statement(
  'cut-matters-spoken-of',
  `update cuts set later_at = said.at from unnest($1::uuid[], $2::timestamptz[]) as said (matter, at)
   where matter_id = said.matter and said.at > greatest(cuts.at, later_at)`,
)
const selectLater = statement(
  '',
  `select matter_id as id, later_at as "at" from cuts
   where later_at < $1 and (later_at, matter_id) > ($2::timestamptz, $3::uuid) order by later_at, matter_id limit $4`,
)

/** Of some matters, each with when something was said of it last, those that had been cut before that are kept in mind. */
export const noteSpokenOf = async (tx: Queryable, said: ReadonlyMap<string, Instant>): Promise<void> =>
  void (await tx.query(noteLater, [[...said.keys()], [...said.values()].map(toIso)]))

/** Matters that were cut, and of which something was said since, the last of it before a moment. */
export const spokenOfBefore = (
  on: Queryable,
  { before, after, limit }: { before: Instant; after: Place; limit: number },
): Promise<Place[]> => on.query<Place>(selectLater, [toIso(before), toIso(after.at), after.id, limit])

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
  `insert into cuts (matter_id, at, request) values ($1, $2, $3)
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
const earlier = 86_400_000

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
  `select id from contacts c where matter_id is null and cut_at is null and started_at < $1 and not exists (
     select from callback_tasks t where t.contact_id = c.id and t.state = 'open')
   order by started_at, id limit $2 for update of c skip locked`,
)
/** Contacts without a matter that began before a moment and wait for no call-back, locked. */
export const takeOldContacts = async (tx: Queryable, before: Instant, limit: number): Promise<string[]> =>
  (await tx.query<{ id: string }>(takeContacts, [toIso(before), limit])).map(({ id }) => id)
