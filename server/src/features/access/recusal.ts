import { type Staff, withoutNumbers } from 'core/access'
import { accessRow } from '../../platform/audit.ts'
import type { Transaction } from '../../platform/database/queryable.ts'
import { idsAt } from '../../platform/ids.ts'
import { appendOutbox } from '../../platform/outbox.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { keepReason, openMatter, plainTextsOf, setAside } from '../matters/index.ts'
import { addRecusal, deleteRecusal, type Recusal, recusalsOf } from './store.ts'

type Parts = Pick<Services, 'db' | 'gathered' | 'city'>

interface Asked {
  no: string
  /** Whoever decides. The matter must be one he may open. */
  actor: Staff
}

interface Entered {
  by: string
  no: string
  account: string
  facts: Record<string, unknown>
}

const enter = (tx: Transaction, { by, no, account, facts }: Entered): Promise<void> =>
  appendOutbox(tx, [accessRow({ account: by, kind: 'recusal', matter: no, subject: account, facts })])

/**
 * Keeps an account away from a matter, with the reason: a text beside the matter's own, cut with them, of which the access
 * log holds the digest. Who is recused already stays so, for the reason given then. Throws `not-found` also where there
 * is no such account.
 */
export async function recuse(
  services: Parts,
  { no, actor, account, reason }: Asked & { account: string; reason: string },
): Promise<void> {
  const { matter } = await openMatter(services, no, { actor })
  await services.db.transaction(async (tx) => {
    tx.readAs('centre')
    const at = Date.now()
    const aside = setAside({ id: idsAt(at)(), kind: 'recusal.reason', plain: reason, identifying: false })
    const recusal = { account, matter: no, decidedBy: actor.account, reasonText: aside.text.id }
    const added = await addRecusal(tx, recusal)
    if (added === 'unknown') throw new Problem('not-found')
    if (added === 'known') return
    await keepReason(tx, { owner: matter.id, text: aside.text, at })
    const facts = { what: 'recused', owner: matter.id, reason: aside.ref }
    await enter(tx, { by: actor.account, no, account, facts })
  })
}

/** Lets an account see a matter again. Throws `not-found` where it was not recused. */
export async function admit(services: Parts, { no, actor, account }: Asked & { account: string }): Promise<void> {
  await openMatter(services, no, { actor })
  await services.db.transaction(async (tx) => {
    if (!(await deleteRecusal(tx, { account, matter: no }))) throw new Problem('not-found')
    await enter(tx, { by: actor.account, no, account, facts: { what: 'admitted' } })
  })
}

/** Who is recused from a matter, and why: long numbers are masked, and what was cut or never asked for is absent. */
export async function listRecusals(services: Parts, { no, actor }: Asked): Promise<(Recusal & { reason?: string })[]> {
  const { matter } = await openMatter(services, no, { actor })
  return services.db.transaction(async (tx) => {
    tx.readAs('centre')
    const found = await recusalsOf(tx, no)
    const ids = found.flatMap(({ reasonText }) => reasonText ?? [])
    const reasons = await plainTextsOf(tx, [matter.id], ids)
    return found.map((recusal) => {
      const reason = recusal.reasonText ? reasons.get(recusal.reasonText) : undefined
      return { ...recusal, ...(reason !== undefined && { reason: withoutNumbers(reason) }) }
    })
  })
}
