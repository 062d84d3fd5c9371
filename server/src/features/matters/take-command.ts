import type { MatterView } from 'contract/views'
import { momentFor } from 'core/matter'
import type { Queryable } from '../../platform/database/queryable.ts'
import { isDuplicate, keyRow, sealedSecret, secretOf, usedBefore } from '../../platform/idempotency.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { type Asked, type Attempt, after, present } from './attempt.ts'
import { checkReferences } from './check-references.ts'
import { enterIntoCatalogue, entersCatalogue } from './enter-ruling.ts'
import { foresee } from './foresee.ts'
import { knownMatter, viewBy } from './read-matter.ts'
import { readTogether } from './reading.ts'
import { presentOf, problemOf } from './refusals.ts'
import { gatherMatter, lockMatter, type Stored } from './store.ts'
import { contextFor, Work } from './work.ts'
import { gatherChange } from './write.ts'

/** The view after a command; `code` is the secret of a demander who has joined, to be told to him. */
export type Taken = MatterView & { code?: string }

/**
 * Takes a command on a matter: what is due, decision, rows, answer. What was due stays written also when the command is
 * refused. Throws the problem that tells why not; two people at once: the second is told.
 *
 * It is decided on the matter as it is read, and written with other commands of the moment where the matter still stands
 * so. Where it does not, or where more than the matter is to be written, everything is done again under the matter's lock.
 */
export async function takeCommand(services: Services, asked: Asked): Promise<Taken> {
  const taken = (await takeAtOnce(services, asked)) ?? (await takeLocked(services, asked))
  if (taken instanceof Problem) throw taken
  return taken
}

/** Answers the matter or the refusal; undefined, and nothing has happened, where the matter's lock is needed. */
async function takeAtOnce(services: Services, asked: Asked): Promise<Taken | Problem | undefined> {
  if (entersCatalogue(asked)) return undefined
  const { db, gathered } = services
  const work = await begin(services, db, { asked, stored: await gatherMatter(gathered, asked.no) })
  const now = momentFor(await services.clock.now(db), work.matter)
  const problem = await decideAll(services, db, { asked, work, now })
  // Keys are seldom sent twice: only what is refused may be the same again.
  if (problem && (await usedBefore(db, asked.repetition))) return undefined
  if (work.movesSeal) return undefined
  const foreseen = problem ? undefined : await foresee(services, { asked, work, now })
  if (!work.isIdle && !(await isWritten(gatherChange(gathered, work.change())))) return undefined
  return problem ?? foreseen ?? answer(services, { asked, work, now })
}

/** False where a key was used before by the same moment: what it was used for is told under the lock. */
async function isWritten(writing: Promise<boolean>): Promise<boolean> {
  try {
    return await writing
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

async function answer(services: Services, attempt: Attempt): Promise<Taken> {
  const view = await viewBy((asked) => readTogether(services, asked), services, after(attempt))
  const { joinedCode } = attempt.work
  return { ...view, ...(joinedCode && { code: joinedCode }) }
}

/** The same in one transaction, in which nobody else changes the matter. */
async function takeLocked(services: Services, asked: Asked): Promise<Taken | Problem> {
  return services.db.transaction(async (tx) => {
    tx.readAs('centre')
    const [stored, used] = await Promise.all([lockMatter(tx, asked.no), usedBefore(tx, asked.repetition)])
    const work = await begin(services, tx, { asked, stored })
    const now = momentFor(await services.clock.now(tx), work.matter)
    const problem = used ? undefined : await decideAll(services, tx, { asked, work, now })
    if (!used) await work.save(tx)
    if (problem) return problem
    if (!used) await enterIntoCatalogue(tx, asked, work.matter)
    const view = await present(services, tx, { asked, work, now })
    const code = work.joinedCode ?? (used && asked.repetition && secretOf(services.keys, asked.repetition, used))
    return { ...view, ...(code && { code }) }
  })
}

/** The matter that a command was sent to. Throws where there is none that its sender may know of. */
const begin = async (
  services: Services,
  on: Queryable,
  { asked: { no, actor }, stored }: { asked: Asked; stored: Stored | undefined },
): Promise<Work> => new Work(services, await knownMatter(on, stored, { no, actor, city: services.city }))

/** Runs what is due, then the command. Answers the refusal, if there is one; what was due is to be written all the same. */
async function decideAll(services: Services, on: Queryable, attempt: Attempt): Promise<Problem | undefined> {
  const { asked, work, now } = attempt
  work.runDue(now)
  const problem = await decideOn(services, on, { asked, work, now: momentFor(now, work.matter) })
  if (!problem && asked.repetition) {
    const { matter, joinedCode } = work
    const secret = joinedCode ? sealedSecret(services.keys, asked.repetition, joinedCode) : null
    work.keys.push(keyRow(asked.repetition, { matter_no: matter.no, secret }))
  }
  return problem
}

async function decideOn(
  services: Services,
  on: Queryable,
  { asked: { command, body, actor }, work, now }: Attempt,
): Promise<Problem | undefined> {
  const { expectedVersion, ...carried } = body
  const context = contextFor(services, { matter: work.matter, actor, now })
  if (expectedVersion !== undefined && expectedVersion !== work.matter.version)
    return new Problem('changed-meanwhile', presentOf(work.matter, context))
  const wrong = await checkReferences(services, on, carried, work.matter.id)
  if (wrong) return wrong

  const refusal = work.send({ command, body: carried, actor, now })
  return refusal && problemOf(refusal, { matter: work.matter, context })
}
