import { type AdministrationRule, type Staff, withoutNumbers } from 'core/access'
import type { Instant } from 'core/calendar'
import { type Matter, momentFor } from 'core/matter'
import { accessRow } from '../../../platform/audit.ts'
import type { Transaction } from '../../../platform/database/queryable.ts'
import { idsAt } from '../../../platform/ids.ts'
import { appendOutbox } from '../../../platform/outbox.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Services } from '../../../platform/services.ts'
import { keepReason, lockMatterById, openMatter, plainTextsOf, setAside } from '../../matters/index.ts'
import { cutMatter, doneSince } from '../cut.ts'
import { forgetCodesOf } from '../store.ts'
import { addRequest, type CutRequest, cutOf, lockRequest, openRequests, ruleOn } from './store.ts'

type Parts = Pick<Services, 'db' | 'gathered' | 'city' | 'clock'>

const refuse = (rule: AdministrationRule): Problem => new Problem('rule-refused', { rule })

const enter = (
  tx: Transaction,
  { account, no, facts }: { account: string; no: string; facts: Record<string, unknown> },
): Promise<void> => appendOutbox(tx, [accessRow({ account, kind: 'cut', matter: no, facts })])

/** Refuses a matter that somebody still needs, or that was cut since it was closed. */
async function refuseUnready(tx: Transaction, matter: Matter): Promise<void> {
  if ((await doneSince(tx, matter)) === undefined) throw refuse('cut.open')
  const at = await cutOf(tx, matter.id)
  if (at !== undefined && at >= (matter.closedAt ?? 0)) throw refuse('cut.done')
}

/**
 * Asks that a closed matter's persons and texts be cut before their time, with the reason. Throws `not-found` where the
 * actor may not open the matter, and `rule-refused` for one that is not done, is cut, or is asked for already.
 */
export async function askForCut(
  parts: Parts,
  { no, actor, reason }: { no: string; actor: Staff; reason: string },
): Promise<string> {
  const { matter } = await openMatter(parts, no, { actor })
  return parts.db.transaction(async (tx) => {
    tx.readAs('centre')
    await refuseUnready(tx, matter)
    const at = Date.now()
    const newId = idsAt(at)
    const id = newId()
    const aside = setAside({ id: newId(), kind: 'cut.reason', plain: reason, identifying: false })
    const request = { id, matter: matter.id, no, reasonText: aside.text.id, askedBy: actor.account, askedAt: at }
    if (!(await addRequest(tx, request))) throw refuse('cut.asked')
    await keepReason(tx, { owner: matter.id, text: aside.text, at })
    const facts = { what: 'asked', request: id, owner: matter.id, reason: aside.ref }
    await enter(tx, { account: actor.account, no, facts })
    return id
  })
}

/** The requests that wait, with their reasons; long numbers in them are nobody's business here. */
export const waitingCuts = ({ db }: Pick<Services, 'db'>): Promise<(CutRequest & { reason?: string })[]> =>
  db.transaction(async (tx) => {
    tx.readAs('centre')
    const requests = await openRequests(tx)
    const reasons = await plainTextsOf(
      tx,
      requests.map(({ matter }) => matter),
      requests.map(({ reasonText }) => reasonText),
    )
    return requests.map((request) => {
      const reason = reasons.get(request.reasonText)
      return { ...request, ...(reason !== undefined && { reason: withoutNumbers(reason) }) }
    })
  })

/**
 * Rules on a request; approved, the matter is cut in the same transaction. Whoever asked may not. Throws `not-found` where
 * none waits, and `rule-refused` when the matter is needed again by now.
 */
export async function ruleOnCut(
  { db, clock }: Parts,
  { account: by }: Staff,
  { id, ruling }: { id: string; ruling: 'approve' | 'reject' },
): Promise<void> {
  await db.transaction(async (tx) => {
    tx.readAs('centre')
    const request = await lockRequest(tx, id)
    if (!request) throw new Problem('not-found')
    if (by === request.askedBy) throw refuse('cut.own')
    await ruleOn(tx, { id, ruling, by })
    const what = ruling === 'approve' ? 'approved' : 'rejected'
    await enter(tx, { account: by, no: request.no, facts: { what, request: id } })
    if (ruling === 'approve') await cutNow(tx, request, await clock.now(tx))
  })
}

async function cutNow(tx: Transaction, { id, matter, no }: CutRequest, now: Instant): Promise<void> {
  const stored = await lockMatterById(tx, matter)
  if (!stored) throw new Problem('not-found')
  await refuseUnready(tx, stored.matter)
  await cutMatter(tx, stored.matter, { at: momentFor(now, stored.matter), request: id })
  await forgetCodesOf(tx, no)
}
