import type { AccountView } from 'contract/administration'
import { needsSecondPerson, type Role, rolesFault, type Staff } from 'core/access'
import type { Transaction } from '../../platform/database/queryable.ts'
import { idsAt } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { askForRights, lockRequest, type RightsRequest, ruleOnRequest, setRoles } from './admin-store.ts'
import { accountFor, enter, refuse } from './administer.ts'
import { changedFields, checkVersion, keepEdit } from './edits.ts'

type Parts = Pick<Services, 'db'>

/**
 * Gives an account its roles, by a security administrator. Nobody changes his own. Where the rights of an administrator
 * are given or taken, nothing changes before a second person has approved: the request is answered instead. Throws
 * `changed-meanwhile` where the expected version is not the account's any more.
 */
export async function changeRoles(
  { db }: Parts,
  actor: Staff,
  { name, roles, expectedVersion }: { name: string; roles: readonly Role[]; expectedVersion?: number },
): Promise<{ asked: RightsRequest | null; version: number }> {
  if (name === actor.account) throw refuse('rights.own')
  return db.transaction(async (tx) => {
    const before = await accountFor(tx, name)
    const { version } = before
    await checkVersion(tx, { kind: 'account', subject: name, version }, expectedVersion)
    const fault = rolesFault(roles, before.organizer)
    if (fault) throw refuse(fault)
    if (needsSecondPerson(before.roles, roles)) return { asked: await ask(tx, actor, { name, roles }), version }
    return { asked: null, version: await give(tx, { roles, by: actor.account, before }) }
  })
}

async function ask(
  tx: Transaction,
  { account: askedBy }: Staff,
  { name, roles }: { name: string; roles: readonly Role[] },
): Promise<RightsRequest> {
  const asked = await askForRights(tx, { id: idsAt(Date.now())(), account: name, roles: [...roles], askedBy })
  if (!asked) throw refuse('rights.asked')
  await enter(tx, { account: askedBy, kind: 'rights', subject: name, facts: { what: 'asked', roles } })
  return asked
}

interface Given {
  before: AccountView
  roles: readonly Role[]
  by: string
}

/** Answers the account's version afterwards. */
async function give(tx: Transaction, { before, roles, by }: Given): Promise<number> {
  const { name } = before
  const edited = { kind: 'account', subject: name, version: before.version } as const
  const fields = changedFields<{ roles: readonly Role[] }>(before, { roles })
  const version = await keepEdit(tx, edited, { by, fields })
  await setRoles(tx, { name, roles, version })
  const facts = { what: 'given', before: before.roles, roles }
  await enter(tx, { account: by, kind: 'rights', subject: name, facts })
  return version
}

/** Approves or rejects a request and answers whom it is about. Neither he nor who asked may. Throws `not-found` where none waits. */
export async function ruleOnRights(
  { db }: Parts,
  { account: by }: Staff,
  { id, ruling }: { id: string; ruling: 'approve' | 'reject' },
): Promise<string> {
  return db.transaction(async (tx) => {
    const request = await lockRequest(tx, id)
    if (!request) throw new Problem('not-found')
    if (by === request.askedBy || by === request.account) throw refuse('rights.own')
    await ruleOnRequest(tx, { id, ruling, by })
    const { account: name, roles } = request
    if (ruling === 'reject') {
      await enter(tx, { account: by, kind: 'rights', subject: name, facts: { what: 'rejected', roles } })
      return name
    }
    const before = await accountFor(tx, name)
    const fault = rolesFault(roles, before.organizer)
    if (fault) throw refuse(fault)
    await give(tx, { roles, by, before })
    return name
  })
}
