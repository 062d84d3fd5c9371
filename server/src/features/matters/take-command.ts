import type { SentCommand } from 'contract/commands'
import type { MatterView } from 'contract/views'
import type { Actor } from 'core/access'
import type { Instant } from 'core/calendar'
import { sightOf } from 'core/matter'
import type { Transaction } from '../../platform/database/pool.ts'
import { keyRow, type Repetition, sealedSecret, secretOf, usedBefore } from '../../platform/idempotency.ts'
import { Problem } from '../../platform/problem.ts'
import type { Language, Services } from '../../platform/services.ts'
import { refuseArchived } from './archived/refuse.ts'
import { checkReferences } from './check-references.ts'
import { enterIntoCatalogue } from './enter-ruling.ts'
import { readAs } from './reading.ts'
import { presentOf, problemOf } from './refusals.ts'
import { lockMatter, type Stored } from './store.ts'
import { textIdsOf, viewOf } from './view.ts'
import { contextFor, Work } from './work.ts'

/** A command as it arrives: `body` has passed the schema of its command. */
export interface Asked {
  no: string
  command: SentCommand
  body: Record<string, unknown>
  actor: Actor
  language: Language
  repetition?: Repetition | undefined
}

/** The view after a command; `code` is the secret of a demander who has joined, to be told to him. */
export type Taken = MatterView & { code?: string }

/**
 * Takes a command on a matter in one transaction: lock, what is due, decision, rows, answer. What was due stays written
 * also when the command is refused. Throws the problem that tells why not; two people at once: the second is told.
 */
export async function takeCommand(services: Services, asked: Asked): Promise<Taken> {
  const taken = await services.db.transaction(async (tx) => {
    tx.readAs('centre')
    const [stored, used] = await Promise.all([lockMatter(tx, asked.no), usedBefore(tx, asked.repetition)])
    if (!stored) await refuseArchived(tx, asked.no, { actor: asked.actor, city: services.city })
    if (!stored || isHidden(services, asked.actor, stored)) throw new Problem('not-found')
    const now = Math.max(await services.clock.now(tx), stored.matter.lastAt)
    const work = new Work(services, stored)
    const refused = used ? undefined : await attempt(services, tx, { asked, work, now })
    if (refused) return refused
    const view = await present(services, tx, { asked, work, now })
    const code = work.joinedCode ?? (used && asked.repetition && secretOf(services.keys, asked.repetition, used))
    return { ...view, ...(code && { code }) }
  })
  if (taken instanceof Problem) throw taken
  return taken
}

/** True when the actor may not know that the matter is there. */
export const isHidden = ({ city }: Services, actor: Actor, { matter }: Stored): boolean =>
  sightOf(actor, matter, city.organizers) === 'none'

/** A command on its way: `now` is never before the matter's last event. */
export interface Attempt {
  asked: Asked
  work: Work
  now: Instant
}

/** Runs what is due, then the command, and writes what came of it. Answers the refusal, if there is one. */
async function attempt(
  services: Services,
  tx: Transaction,
  { asked, work, now }: Attempt,
): Promise<Problem | undefined> {
  work.runDue(now)
  const problem = await decideOn(services, tx, { asked, work, now: Math.max(now, work.matter.lastAt) })
  if (!problem && asked.repetition) {
    const { matter, joinedCode } = work
    const secret = joinedCode ? sealedSecret(services.keys, asked.repetition, joinedCode) : null
    work.keys.push(keyRow(asked.repetition, { matter_no: matter.no, secret }))
  }
  await work.save(tx)
  if (!problem) await enterIntoCatalogue(tx, asked, work.matter)
  return problem
}

async function decideOn(
  services: Services,
  tx: Transaction,
  { asked: { command, body, actor }, work, now }: Attempt,
): Promise<Problem | undefined> {
  const { expectedVersion, ...carried } = body
  const context = contextFor(services, { matter: work.matter, actor, now })
  if (expectedVersion !== undefined && expectedVersion !== work.matter.version)
    return new Problem('changed-meanwhile', presentOf(work.matter, context))
  const wrong = await checkReferences(services, tx, carried, work.matter.id)
  if (wrong) return wrong

  const refusal = work.send({ command, body: carried, actor, now })
  return refusal && problemOf(refusal, { matter: work.matter, context })
}

/** The matter after the command, as whoever sent it may see it; nothing more is asked of the transaction. */
export async function present(services: Services, tx: Transaction, { asked, work, now }: Attempt): Promise<MatterView> {
  const { actor, language } = asked
  const { matter } = work
  const seen = await tx.last(() => readAs(services, tx, { actor, matter, texts: textIdsOf(matter) }))
  const context = contextFor(services, { matter, actor, now: Math.max(now, matter.lastAt) })
  return viewOf(matter, { seen, context, city: services.city, language })
}
