import { needsSecondPerson, type Role, rolesFault, type Staff } from 'core/access'
import type { Transaction } from '../../platform/database/pool.ts'
import { idsAt } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { askForRights, lockRequest, type RightsRequest, ruleOnRequest, setRoles } from './admin-store.ts'
import { accountFor, enter, refuse } from './administer.ts'

type Parts = Pick<Services, 'db'>

/**
 * Gives an account its roles, by a security administrator. Nobody changes his own. Where the rights of an administrator
 * are given or taken, nothing changes before a second person has approved: the request is answered instead.
 */
export async function changeRoles(
  { db }: Parts,
  actor: Staff,
  { name, roles }: { name: string; roles: readonly Role[] },
): Promise<RightsRequest | null> {
  if (name === actor.account) throw refuse('rights.own')
  return db.transaction(async (tx) => {
    const before = await accountFor(tx, name)
    const fault = rolesFault(roles, before.organizer)
    if (fault) throw refuse(fault)
    if (needsSecondPerson(before.roles, roles)) return ask(tx, actor, { name, roles })
    await give(tx, { name, roles, by: actor.account, before: before.roles })
    return null
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
  name: string
  roles: readonly Role[]
  before: readonly Role[]
  by: string
}

async function give(tx: Transaction, { name, roles, before, by }: Given): Promise<void> {
  await setRoles(tx, name, roles)
  await enter(tx, { account: by, kind: 'rights', subject: name, facts: { what: 'given', before, roles } })
}

/** Approves or rejects a request. Neither who asked nor whom it is about may. Throws `not-found` where none waits. */
export async function ruleOnRights(
  { db }: Parts,
  { account: by }: Staff,
  { id, ruling }: { id: string; ruling: 'approve' | 'reject' },
): Promise<void> {
  await db.transaction(async (tx) => {
    const request = await lockRequest(tx, id)
    if (!request) throw new Problem('not-found')
    if (by === request.askedBy || by === request.account) throw refuse('rights.own')
    await ruleOnRequest(tx, { id, ruling, by })
    const { account: name, roles } = request
    if (ruling === 'reject')
      return enter(tx, { account: by, kind: 'rights', subject: name, facts: { what: 'rejected', roles } })
    const before = await accountFor(tx, name)
    const fault = rolesFault(roles, before.organizer)
    if (fault) throw refuse(fault)
    await give(tx, { name, roles, by, before: before.roles })
  })
}
