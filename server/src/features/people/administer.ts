import type { AccountBody, AccountChange, AccountView, OrganizerBody, OrganizerChange } from 'contract/administration'
import { type AdministrationRule, isWithin, type Staff } from 'core/access'
import { type Access, accessRow } from '../../platform/audit.ts'
import type { Transaction } from '../../platform/database/queryable.ts'
import { appendOutbox, tellCityChanged } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import { refreshCity, type Services } from '../../platform/services.ts'
import { addAccount, changeAccount, handOutPassword, lockAccount } from './admin-store.ts'
import { changedFields, checkVersion, keepEdit } from './edits.ts'
import { haveOpenWork, lockOrganizers, type StoredOrganizer, saveOrganizer } from './organizer-store.ts'
import { hashPassword, randomPassword } from './passwords.ts'

type Parts = Pick<Services, 'db' | 'city'>

export const refuse = (rule: AdministrationRule): Problem => new Problem('rule-refused', { rule })
const unknownUnit = (path: string): Problem =>
  new Problem('unknown-organizer', { errors: [{ path, what: 'unlisted' }] })

/** Enters what was done in the transaction that does it. */
export const enter = (tx: Transaction, access: Access): Promise<void> => appendOutbox(tx, [accessRow(access)])

/** The account, locked; throws `not-found`. */
export async function accountFor(tx: Transaction, name: string): Promise<AccountView> {
  const found = await lockAccount(tx, name)
  if (!found) throw new Problem('not-found')
  return found
}

/** Makes an account without roles; its password is for one sign-in. Throws `malformed` where the name is taken. */
export async function createAccount({ db, city }: Parts, actor: Staff, body: AccountBody): Promise<string> {
  if (body.organizer !== null && !city.find('organizers', body.organizer)) throw unknownUnit('/organizer')
  const password = randomPassword()
  const hash = await hashPassword(password)
  await db.transaction(async (tx) => {
    if (!(await addAccount(tx, body, hash)))
      throw new Problem('malformed', { errors: [{ path: '/name', what: 'taken' }] })
    await enter(tx, { account: actor.account, kind: 'account', subject: body.name, facts: { what: 'made' } })
  })
  return password
}

/**
 * Changes an account's names and unit, and shuts or opens it. Nobody shuts his own. Throws `changed-meanwhile` where the
 * expected version is not the account's any more.
 */
export async function editAccount(
  { db, city }: Parts,
  actor: Staff,
  { name, change: { expectedVersion, ...change } }: { name: string; change: AccountChange },
): Promise<AccountView> {
  if (change.organizer && !city.find('organizers', change.organizer)) throw unknownUnit('/organizer')
  if (change.disabled && name === actor.account) throw refuse('account.own')
  return db.transaction(async (tx) => {
    const before = await accountFor(tx, name)
    const edited = { kind: 'account', subject: name, version: before.version } as const
    await checkVersion(tx, edited, expectedVersion)
    const fields = changedFields(before, change)
    if (fields.includes('organizer') && before.roles.length > 0) throw refuse('account.rights')
    const after = { ...before, ...change, version: await keepEdit(tx, edited, { by: actor.account, fields }) }
    await changeAccount(tx, after)
    await enter(tx, { account: actor.account, kind: 'account', subject: name, facts: { what: 'changed', ...change } })
    return after
  })
}

/** Hands out a password for one sign-in to somebody who has lost his. Nobody hands one out to himself. */
export async function resetPassword({ db }: Parts, actor: Staff, name: string): Promise<string> {
  if (name === actor.account) throw refuse('account.own')
  const password = randomPassword()
  const hash = await hashPassword(password)
  await db.transaction(async (tx) => {
    if ((await accountFor(tx, name)).demo) throw new Problem('not-permitted')
    await handOutPassword(tx, name, hash)
    await enter(tx, { account: actor.account, kind: 'account', subject: name, facts: { what: 'password' } })
  })
  return password
}

/**
 * Adds a unit or changes one. Shutting a unit that has open work, or one with units below it, is refused. Throws
 * `changed-meanwhile` where the expected version is not the unit's any more.
 *
 * No lock keeps work from a shut unit: a node that has not heard of it may still dispatch there, and a review gives a matter back to
 * who handled it, whatever has become of him. That work has its limits like all other; the list of units and the health page show it.
 */
export async function keepOrganizer(
  { db, city, log }: Parts & Pick<Services, 'log'>,
  actor: Staff,
  { id, make, change: sent = {} }: { id: string; make?: OrganizerBody; change?: OrganizerChange },
): Promise<StoredOrganizer> {
  const { expectedVersion, ...change } = sent
  const kept = await db.transaction(async (tx) => {
    const all = await lockOrganizers(tx)
    const before = all.find((one) => one.id === id)
    if (make && before) throw new Problem('malformed', { errors: [{ path: '/id', what: 'taken' }] })
    if (!make && !before) throw new Problem('not-found')
    const edited = { kind: 'organizer', subject: id, version: before?.version ?? 1 } as const
    await checkVersion(tx, edited, expectedVersion)
    const fields = before ? changedFields(before, change) : []
    const version = await keepEdit(tx, edited, { by: actor.account, fields })
    const after = { ...(before ?? { ...make!, disabled: false }), ...change, version }
    await checkPlace(tx, all, after)
    await saveOrganizer(tx, after)
    await tellCityChanged(tx)
    const what = make ? 'made' : 'changed'
    await enter(tx, { account: actor.account, kind: 'organizer', subject: id, facts: { what, ...change } })
    return after
  })
  await refreshCity({ city, log })
  return kept
}

async function checkPlace(tx: Transaction, all: readonly StoredOrganizer[], after: StoredOrganizer): Promise<void> {
  const others = all.filter(({ id }) => id !== after.id)
  const parent = others.find(({ id }) => id === after.parent)
  if (after.parent === after.id) throw refuse('organizer.cycle')
  if (after.parent !== null && (!parent || parent.disabled)) throw unknownUnit('/parent')
  const tree = Object.fromEntries([...others, after].map((one) => [one.id, { parent: one.parent }]))
  if (after.parent !== null && isWithin(tree, after.parent, after.id)) throw refuse('organizer.cycle')
  if (!after.disabled) return
  const below = others.filter((one) => !one.disabled && isWithin(tree, one.id, after.id))
  if (below.length > 0 || (await haveOpenWork(tx, [after.id]))) throw refuse('organizer.work')
}
