import { administratorRoles, type Role } from 'core/access'
import type { Database, Queryable } from '../../platform/database/queryable.ts'
import { type OrganizerRow, upsertOrganizers } from './organizer-store.ts'
import { hashPassword, randomPassword } from './passwords.ts'
import { type Account, insertAccounts, lockHolders } from './store.ts'

/** An account to be made, with its first password in clear. */
export interface NewAccount extends Omit<Account, 'roles' | 'demo' | 'mustChange' | 'hasFactor'> {
  roles: readonly Role[]
  password: string
  demo?: boolean
  mustChange?: boolean
}

/** Adds units, or brings them up to date. A unit's parent is there already or in the same list. */
export const saveOrganizers = (db: Queryable, list: readonly OrganizerRow[]): Promise<void> =>
  upsertOrganizers(db, list)

/**
 * Adds accounts and answers the names that are new; an account that is there keeps what it has, its password above
 * all. A password that many share is hashed once. Refused by the database: two administrator roles in one account.
 */
export async function saveAccounts(db: Queryable, list: readonly NewAccount[]): Promise<string[]> {
  const hashes = new Map<string, Promise<string>>()
  const hashOnce = (password: string) => {
    const hash = hashes.get(password) ?? hashPassword(password)
    hashes.set(password, hash)
    return hash
  }
  const rows = await Promise.all(
    list.map(async ({ password, roles, demo = false, mustChange = false, ...account }) => {
      return { ...account, roles: [...roles], demo, mustChange, passwordHash: await hashOnce(password) }
    }),
  )
  return insertAccounts(db, rows)
}

const displays = {
  system_admin: ['系统管理员', 'System administrator'],
  security_admin: ['安全管理员', 'Security administrator'],
  audit_admin: ['审计管理员', 'Audit administrator'],
} as const satisfies Record<(typeof administratorRoles)[number], readonly [string, string]>

/** What `makeAdministrators` did: passwords that are told once and must be changed, or who was there before. */
export type Administrators = { made: { account: string; password: string }[] } | { present: string[] }

/** Makes the first three administrators, named as their roles; nothing when there is one already. */
export const makeAdministrators = (db: Database): Promise<Administrators> =>
  db.transaction(async (tx) => {
    const present = await lockHolders(tx, administratorRoles)
    if (present.length > 0) return { present }
    const accounts = administratorRoles.map((role): NewAccount => {
      const [display, displayEn] = displays[role]
      const password = randomPassword()
      return { name: role, display, displayEn, roles: [role], organizer: null, password, mustChange: true }
    })
    await saveAccounts(tx, accounts)
    return { made: accounts.map(({ name, password }) => ({ account: name, password })) }
  })
