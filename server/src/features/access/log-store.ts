import { type AccessLogQuery, accessKinds } from 'contract/access'
import { addDays, type Instant, startOfDay } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { highestId, lowestIdAt } from '../../platform/ids.ts'
import type { AccessEntry } from '../../platform/outbox.ts'

/** The end of the chain: the last entry's place and link. */
export interface AccessHead {
  seq: number
  hash: Buffer
}

/** An entry as stored, with its link. */
export interface StoredEntry extends AccessEntry {
  id: string
  seq: number
  hash: Buffer
  hashVersion: number
}

const selectHead = statement('lock-access-head', 'select seq, hash from access_head for update')
const readAccessHead = statement('read-access-head', 'select seq, hash from access_head')
const upsertHead = statement(
  'save-access-head',
  `insert into access_head (sole, seq, hash) values (true, $1, $2)
   on conflict (sole) do update set seq = excluded.seq, hash = excluded.hash, written_at = null`,
)
const unwrittenHead = statement('unwritten-access-head', 'select seq, hash from access_head where written_at is null')
const markHead = statement('mark-access-head', 'update access_head set written_at = now() where seq = $1')

/** The end of the chain, held until the transaction ends; undefined before the first entry. */
export const lockHead = async (tx: Queryable): Promise<AccessHead | undefined> =>
  (await tx.query<AccessHead>(selectHead))[0]
export const readHead = async (on: Queryable): Promise<AccessHead | undefined> =>
  (await on.query<AccessHead>(readAccessHead))[0]
export const saveHead = async (tx: Queryable, { seq, hash }: AccessHead): Promise<void> =>
  void (await tx.query(upsertHead, [seq, hash]))
/** The end of the chain where it moved since it was last written out. */
export const findUnwrittenHead = async (on: Queryable): Promise<AccessHead | undefined> =>
  (await on.query<AccessHead>(unwrittenHead))[0]
export const markHeadWritten = async (on: Queryable, { seq }: AccessHead): Promise<void> =>
  void (await on.query(markHead, [seq]))

const insertEntries = statement(
  'append-access-log',
  `insert into access_log (id, seq, at, account, kind, matter_no, subject, facts, hash, hash_version)
   select id, seq, to_timestamp(at / 1000.0), account, kind, matter, subject, facts, hash, "hashVersion"
   from jsonb_to_recordset($1::jsonb) as entry (id uuid, seq bigint, at double precision, account text, kind text,
     matter text, subject text, facts jsonb, hash bytea, "hashVersion" integer)`,
)
/** Adds linked entries; `hash` as text of PostgreSQL's bytes. */
export const appendEntries = async (
  tx: Queryable,
  entries: readonly (Omit<StoredEntry, 'hash'> & { hash: string | null })[],
): Promise<void> => void (await tx.query(insertEntries, [JSON.stringify(entries)]))

const columns = 'id, seq, at, account, kind, matter_no as matter, subject, facts, hash, hash_version as "hashVersion"'
const selectAfter = statement(
  'access-log-after',
  `select ${columns} from access_log where seq > $1 order by seq, id limit $2`,
)
/** Entries in the order of the chain, after a place in it. */
export const entriesAfter = (on: Queryable, seq: number, limit: number): Promise<StoredEntry[]> =>
  on.query<StoredEntry>(selectAfter, [seq, limit])

/** Carries no name: a plan for any place takes it to be far into the log, and sorts half of it. */
const selectUpTo = statement(
  '',
  `select ${columns} from access_log where seq <= $1 order by seq desc, id desc limit $2`,
)
/** The last entries up to a place in the chain, that included, the last of them first. */
export const entriesUpTo = (on: Queryable, seq: number, limit: number): Promise<StoredEntry[]> =>
  on.query<StoredEntry>(selectUpTo, [seq, limit])

const findLink = statement(
  'access-log-link',
  'select exists (select from access_log where seq = $1 and hash = $2) as found',
)
/** Whether the log has an entry with this link at its place. */
export const hasEntry = async (on: Queryable, { seq, hash }: AccessHead): Promise<boolean> =>
  (await on.query<{ found: boolean }>(findLink, [seq, hash]))[0]!.found

/**
 * The newest entries that were asked for. Planned with its very values, so that a day touches one partition. Nearly all entries
 * are reads: an index has those that are not by their kind, and one those of an account by kind.
 */
export function findEntries(on: Queryable, asked: AccessLogQuery, limit: number) {
  const { account, matter, kind, day, cursor } = asked
  const values: unknown[] = [limit]
  const put = (value: unknown): string => `$${values.push(value)}`
  const below = day ? lowestIdAt(startOfDay(addDays(day, 1))) : highestId
  const conditions = [
    `id < ${put(cursor && cursor < below ? cursor : below)}`,
    ...(day ? [`id >= ${put(lowestIdAt(startOfDay(day)))}`] : []),
    ...(account === undefined ? [] : [`account = ${put(account)}`]),
    ...(matter === undefined ? [] : [`matter_no = ${put(matter)}`]),
    ...(kind === undefined ? [] : [`kind = ${put(kind)}`]),
    ...(kind === undefined || kind === 'read' ? [] : [`kind <> 'read'`]),
  ]
  const ofAccountAlone = account !== undefined && matter === undefined && kind === undefined
  const text = ofAccountAlone ? newestOfKinds(conditions, put(accessKinds)) : newestWhere(conditions)
  return on.query<StoredEntry>(statement('', text), values)
}

const newestWhere = (conditions: readonly string[]): string =>
  `select ${columns} from access_log where ${conditions.join(' and ')} order by id desc limit $1`

/** Of each kind as many as are asked for, which its index has in their order; the newest of all of them. */
const newestOfKinds = (conditions: readonly string[], kinds: string): string =>
  `select entry.* from unnest(${kinds}::text[]) as one (kind)
     cross join lateral (${newestWhere([...conditions, 'kind = one.kind'])}) as entry
   order by id desc limit $1`

const reasonsIn = (table: string): string =>
  `select id, plain from ${table} where owner_id = any($1::uuid[]) and id = any($2::uuid[])
     and kind in ('reveal.reason', 'cut.reason', 'recusal.reason')`
const selectReasons = statement('', `${reasonsIn('texts')} union all ${reasonsIn('archive.texts')}`)
/**
 * Reasons that were given, by their ids, those about matters in the archive as well; those that retention has cut are
 * absent. Reads as the centre.
 */
export async function reasonsOf(
  on: Queryable,
  refs: readonly { owner: string; id: string }[],
): Promise<Map<string, string>> {
  if (refs.length === 0) return new Map()
  const values = [refs.map(({ owner }) => owner), refs.map(({ id }) => id)]
  const rows = await on.query<{ id: string; plain: string | null }>(selectReasons, values)
  return new Map(rows.flatMap(({ id, plain }) => (plain === null ? [] : [[id, plain] as const])))
}

const countKind = statement(
  'count-access',
  `select account, count(*) as count from access_log
   where kind = 'reveal' and account = any($1) and id >= $2 group by account`,
)
/** How many persons accounts have revealed since a moment. */
export const revealsSince = (
  tx: Queryable,
  accounts: readonly string[],
  since: Instant,
): Promise<{ account: string; count: number }[]> => tx.query(countKind, [accounts, lowestIdAt(since)])

const insertAlert = statement(
  'raise-access-alert',
  `insert into access_alerts (id, at, account, reveals) select $1, now(), $2, $3
   where not exists (select from access_alerts where account = $2 and at > now() - interval '1 hour')`,
)
/** Raises an alert, unless one was raised for the account within the hour. */
export const addAlert = async (
  tx: Queryable,
  { id, account, reveals }: { id: string; account: string; reveals: number },
): Promise<void> => void (await tx.query(insertAlert, [id, account, reveals]))

const selectAlerts = statement(
  'list-access-alerts',
  'select id, at, account, reveals from access_alerts where id < $1 order by id desc limit $2',
)
export const findAlerts = (
  on: Queryable,
  cursor: string | undefined,
  limit: number,
): Promise<{ id: string; at: Instant; account: string; reveals: number }[]> =>
  on.query(selectAlerts, [cursor ?? highestId, limit])
