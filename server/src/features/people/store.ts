import type { Role } from 'core/access'
import type { Instant } from 'core/calendar'
import { advisoryLocks } from '../../platform/database/locks.ts'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import type { Language } from '../../platform/services.ts'

/** A member of staff, without the password. */
export interface Account {
  name: string
  display: string
  displayEn: string
  roles: Role[]
  organizer: string | null
  demo: boolean
  mustChange: boolean
  /** True once the second factor is in use. */
  hasFactor: boolean
}

export interface AccountWithHash extends Account {
  passwordHash: string
}

/** A sign-in that lasts, with its account as it is now. Instants by real time. */
export interface Session extends Account {
  id: string
  createdAt: Instant
  lastSeenAt: Instant
  expiresAt: Instant
  /** True when it was begun with a code, or the second factor was set up in it. */
  passedFactor: boolean
  /** Numbers of matters the account is recused from. */
  recused: string[]
}

const accountColumns = `a.name, a.display, a.display_en as "displayEn", a.roles, a.organizer, a.demo,
  a.must_change as "mustChange",
  exists (select from second_factors f where f.account = a.name and f.confirmed_at is not null) as "hasFactor"`
const sessionColumns = `s.id, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
  s.passed_factor as "passedFactor",
  array(select r.matter_no from recusals r where r.account = s.account) as recused`

/** A session ends a day after it began, and 8 hours after it was last used. */
const lives = `s.expires_at > now() and s.last_seen_at > now() - interval '8 hours'`

const insertAccountRows = statement(
  'insert-accounts',
  `insert into accounts (name, display, display_en, password_hash, roles, organizer, demo, must_change)
   select name, display, "displayEn", "passwordHash", array(select jsonb_array_elements_text(roles)), organizer, demo,
     "mustChange"
   from jsonb_to_recordset($1::jsonb) as given (name text, display text, "displayEn" text, "passwordHash" text,
     roles jsonb, organizer text, demo boolean, "mustChange" boolean)
   on conflict (name) do nothing returning name`,
)
/** Adds accounts; those that are there stay as they are. Answers the names that are new. */
export async function insertAccounts(
  db: Queryable,
  rows: readonly Omit<AccountWithHash, 'hasFactor'>[],
): Promise<string[]> {
  const added = await db.query<{ name: string }>(insertAccountRows, [JSON.stringify(rows)])
  return added.map(({ name }) => name)
}

const selectAccount = statement(
  'find-account',
  `select ${accountColumns}, a.password_hash as "passwordHash" from accounts a where a.name = $1 and not a.disabled`,
)
/** An account that may sign in. */
export const findAccount = async (db: Queryable, name: string): Promise<AccountWithHash | undefined> =>
  (await db.query<AccountWithHash>(selectAccount, [name]))[0]

const selectDemoAccounts = statement(
  'list-demo-accounts',
  `select ${accountColumns} from accounts a where a.demo and not a.disabled order by a.organizer nulls first, a.name`,
)
export const listDemoAccounts = (db: Queryable): Promise<Account[]> => db.query(selectDemoAccounts)

const lockAdministration = statement('lock-administrators', 'select pg_advisory_xact_lock($1)')
const selectAdministrators = statement(
  'list-administrators',
  'select name from accounts where roles && $1::text[] order by name',
)
/** Names of the accounts that hold one of the roles. Whoever else asks waits until this transaction has ended. */
export async function lockHolders(tx: Queryable, roles: readonly Role[]): Promise<string[]> {
  await tx.query(lockAdministration, [advisoryLocks.administrators])
  return (await tx.query<{ name: string }>(selectAdministrators, [roles])).map(({ name }) => name)
}

const updatePassword = statement(
  'change-password',
  'update accounts set password_hash = $2, must_change = false where name = $1',
)
export const setPassword = async (db: Queryable, name: string, passwordHash: string): Promise<void> =>
  void (await db.query(updatePassword, [name, passwordHash]))

const insertSession = statement(
  'begin-session',
  `with old as (delete from sessions s where s.account = $3 and not (${lives}))
   insert into sessions (token_hash, id, account, passed_factor, created_at, last_seen_at, expires_at)
   values ($1, $2, $3, $4, now(), now(), now() + interval '24 hours')`,
)
/** Begins a session and sweeps the account's dead ones. */
export const addSession = async (
  db: Queryable,
  { tokenHash, id, account, passedFactor }: { tokenHash: Buffer; id: string; account: string; passedFactor: boolean },
): Promise<void> => void (await db.query(insertSession, [tokenHash, id, account, passedFactor]))

const setPassed = statement(
  'set-passed-factor',
  `with others as (delete from sessions where account = $1 and id <> $2)
   update sessions set passed_factor = $3 where account = $1 and id = $2`,
)
/**
 * Notes whether the session has shown the second factor: it does not once that is no more, and waits for a new one. The
 * account's other sessions, begun on what was before, are over.
 */
export const markPassed = async (
  db: Queryable,
  { name, id }: Pick<Session, 'name' | 'id'>,
  passed: boolean,
): Promise<void> => void (await db.query(setPassed, [name, id, passed]))

const selectSession = statement(
  'use-session',
  `with seen as (update sessions s set last_seen_at = now()
     where s.token_hash = $1 and s.last_seen_at < now() - interval '1 minute' and ${lives})
   select ${sessionColumns}, ${accountColumns} from sessions s join accounts a on a.name = s.account
   where s.token_hash = $1 and not a.disabled and ${lives}`,
)
/** The living session of a token. Its use is noted once a minute at most, so that reading stays reading. */
export const findSession = async (db: Queryable, tokenHash: Buffer): Promise<Session | undefined> =>
  (await db.query<Session>(selectSession, [tokenHash]))[0]

const selectSessions = statement(
  'list-sessions',
  `select ${sessionColumns} from sessions s where s.account = $1 and ${lives} order by s.created_at desc, s.id desc`,
)
export const listSessions = (
  db: Queryable,
  account: string,
): Promise<Pick<Session, 'id' | 'createdAt' | 'lastSeenAt' | 'expiresAt'>[]> => db.query(selectSessions, [account])

const deleteSession = statement('end-session', 'delete from sessions where token_hash = $1 returning account')
/** Ends a session and answers whose it was; undefined where there was none. */
export const removeSession = async (db: Queryable, tokenHash: Buffer): Promise<string | undefined> =>
  (await db.query<{ account: string }>(deleteSession, [tokenHash]))[0]?.account

const deleteSessionOf = statement(
  'end-session-of',
  'delete from sessions where account = $1 and id = $2 returning account',
)
/** Ends one session of an account. False when it has no such session. */
export const removeSessionOf = async (db: Queryable, account: string, id: string): Promise<boolean> =>
  (await db.query(deleteSessionOf, [account, id])).length > 0

const deleteSessions = statement(
  'end-sessions',
  'delete from sessions where account = $1 and id is distinct from $2::uuid',
)
/** Ends every session of an account, but for the one whose id is given. */
export const removeSessions = async (db: Queryable, account: string, except?: string): Promise<void> =>
  void (await db.query(deleteSessions, [account, except ?? null]))

const selectNames = statement(
  'names-of-accounts',
  `select name, case when $2 = 'en' then display_en else display end as display from accounts where name = any($1::text[])`,
)
/** The names people know accounts by, in a language; accounts that are no more are absent. */
export async function namesOf(
  on: Queryable,
  accounts: readonly string[],
  language: Language,
): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map()
  const rows = await on.query<{ name: string; display: string }>(selectNames, [accounts, language])
  return new Map(rows.map(({ name, display }) => [name, display]))
}
