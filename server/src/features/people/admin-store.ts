import type { AccountBody, AccountsQuery, AccountView } from 'contract/administration'
import type { Role } from 'core/access'
import type { Instant } from 'core/calendar'
import { type Queryable, statement } from '../../platform/database/queryable.ts'

const columns = `a.name, a.display, a.display_en as "displayEn", a.roles, a.organizer, a.disabled, a.demo,
  a.must_change as "mustChange", a.version,
  exists (select from second_factors f where f.account = a.name and f.confirmed_at is not null) as "hasFactor"`

const selectPage = statement(
  'page-of-accounts',
  `select ${columns} from accounts a where a.name > $1 and ($2::text is null or a.organizer = $2)
   order by a.name limit $3`,
)
/** Accounts by name, those of one unit where it is named. */
export const pageOfAccounts = (
  on: Queryable,
  { cursor = '', organizer }: AccountsQuery,
  limit: number,
): Promise<AccountView[]> => on.query<AccountView>(selectPage, [cursor, organizer ?? null, limit])

const lockOne = statement('lock-account', `select ${columns} from accounts a where a.name = $1 for update of a`)
/** An account, locked until the transaction ends. */
export const lockAccount = async (tx: Queryable, name: string): Promise<AccountView | undefined> =>
  (await tx.query<AccountView>(lockOne, [name]))[0]

const insert = statement(
  'add-account',
  `insert into accounts (name, display, display_en, organizer, password_hash, roles, must_change)
   values ($1, $2, $3, $4, $5, '{}', true) on conflict do nothing returning name`,
)
/** Adds an account without roles. False when the name is taken. */
export const addAccount = async (
  tx: Queryable,
  { name, display, displayEn, organizer }: AccountBody,
  passwordHash: string,
): Promise<boolean> => (await tx.query(insert, [name, display, displayEn, organizer, passwordHash])).length > 0

const update = statement(
  'change-account',
  'update accounts set display = $2, display_en = $3, organizer = $4, disabled = $5, version = $6 where name = $1',
)
export const changeAccount = async (tx: Queryable, to: AccountView): Promise<void> =>
  void (await tx.query(update, [to.name, to.display, to.displayEn, to.organizer, to.disabled, to.version]))

const setHash = statement(
  'hand-out-password',
  'update accounts set password_hash = $2, must_change = true where name = $1',
)
export const handOutPassword = async (tx: Queryable, name: string, passwordHash: string): Promise<void> =>
  void (await tx.query(setHash, [name, passwordHash]))

const setRolesOf = statement('set-roles', 'update accounts set roles = $2, version = $3 where name = $1')
export const setRoles = async (
  tx: Queryable,
  { name, roles, version }: { name: string; roles: readonly Role[]; version: number },
): Promise<void> => void (await tx.query(setRolesOf, [name, roles, version]))

/** A change of an administrator's rights that waits for a second person. */
export interface RightsRequest {
  id: string
  account: string
  roles: Role[]
  askedBy: string
  askedAt: Instant
}
const requestColumns = 'id, account, roles, asked_by as "askedBy", asked_at as "askedAt"'

const insertRequest = statement(
  'ask-for-rights',
  `insert into rights_requests (id, account, roles, asked_by, asked_at) values ($1, $2, $3, $4, now())
   on conflict do nothing returning ${requestColumns}`,
)
/** Undefined when a request for the account waits already. */
export const askForRights = async (
  tx: Queryable,
  { id, account, roles, askedBy }: Omit<RightsRequest, 'askedAt'>,
): Promise<RightsRequest | undefined> =>
  (await tx.query<RightsRequest>(insertRequest, [id, account, roles, askedBy]))[0]

const selectRequests = statement(
  'open-rights-requests',
  `select ${requestColumns} from rights_requests where ruling is null order by id`,
)
export const openRequests = (on: Queryable): Promise<RightsRequest[]> => on.query<RightsRequest>(selectRequests)

const lockRequestOf = statement(
  'lock-rights-request',
  `select ${requestColumns} from rights_requests where id = $1 and ruling is null for update`,
)
export const lockRequest = async (tx: Queryable, id: string): Promise<RightsRequest | undefined> =>
  (await tx.query<RightsRequest>(lockRequestOf, [id]))[0]

const ruleOn = statement(
  'rule-on-rights',
  'update rights_requests set ruling = $2, ruled_by = $3, ruled_at = now() where id = $1',
)
export const ruleOnRequest = async (
  tx: Queryable,
  { id, ruling, by }: { id: string; ruling: 'approve' | 'reject'; by: string },
): Promise<void> => void (await tx.query(ruleOn, [id, ruling, by]))
