import type { MatterView } from 'contract/views'
import { decideMerge, decideUnmerge, isSealed, type Matter, momentFor, type PairDecision, type Side } from 'core/matter'
import type { Transaction } from '../../platform/database/queryable.ts'
import { keyRow, usedBefore } from '../../platform/idempotency.ts'
import { idsAt } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { type Asked, present } from './attempt.ts'
import { lockPair, otherOf, type Pair, type PairCommand, wentElsewhere } from './pair.ts'
import { knownMatter } from './read-matter.ts'
import { presentOf, problemOf } from './refusals.ts'
import { findMatter, moveToMatter } from './store.ts'
import { coreBodyOf } from './texts.ts'
import { contextFor, Work } from './work.ts'

/**
 * Takes a command that changes two matters, in one transaction: both are locked in the order of their ids, both run what
 * is due, and both events are written or none. The demanders' persons go with them.
 */
export async function takePair(services: Services, asked: Asked & { command: PairCommand }): Promise<MatterView> {
  const { clock, city } = services
  const taken = await services.db.transaction(async (tx) => {
    tx.readAs('centre')
    const found = await knownMatter(tx, await findMatter(tx, asked.no), { no: asked.no, actor: asked.actor, city })
    const answered = async (work: Work) =>
      present(services, tx, { asked, work, now: momentFor(await clock.now(tx), work.matter) })
    // A repetition is told before anything is asked of the other matter: a merge that was taken back names none.
    if (await usedBefore(tx, asked.repetition)) return answered(new Work(services, found))
    const into = await otherOf(services, found.matter, asked)
    const pair = await lockPair(services, tx, { asked, found, into })
    const { source, main } = pair
    if (await usedBefore(tx, asked.repetition)) return answered(source)
    if (asked.command === 'unmerge' && source.matter.mergedInto !== into)
      return wentElsewhere(services, source, asked.actor)
    const now = momentFor(await clock.now(tx), source.matter, main.matter)
    for (const work of [source, main]) work.runDue(now)
    const problem = await decidePair(services, tx, { asked, pair, now })
    if (!problem && asked.repetition) source.keys.push(keyRow(asked.repetition, { matter_no: source.matter.no }))
    for (const work of [source, main]) await work.save(tx)
    return problem ?? present(services, tx, { asked, work: source, now })
  })
  if (taken instanceof Problem) throw taken
  return taken
}

interface Deciding {
  asked: Asked & { command: PairCommand }
  pair: Pair
  now: number
}

async function decidePair(
  services: Services,
  tx: Transaction,
  { asked, pair: { source, main }, now: asOf }: Deciding,
): Promise<Problem | undefined> {
  const now = momentFor(asOf, source.matter, main.matter)
  const { expectedVersion, ...carried } = asked.body
  const side = ({ matter }: Work): Side => ({
    matter,
    context: contextFor(services, { matter, actor: asked.actor, now }),
  })
  const [of, into] = [side(source), side(main)]
  if (expectedVersion !== undefined && expectedVersion !== of.matter.version)
    return new Problem('changed-meanwhile', presentOf(of.matter, of.context))
  const { body, texts } = coreBodyOf(asked.command, carried, idsAt(now))
  const decision = (asked.command === 'merge' ? decideMerge : decideUnmerge)(of, into, body as never) as PairDecision
  if (!decision.ok) return problemOf(decision.refusal, decision.of === 'source' ? of : into)

  const moved = asked.command === 'merge' ? arrived(main.matter, decision.main.matter) : returned(decision)
  source.adopt(decision.source, texts)
  main.adopt(decision.main)
  const to = asked.command === 'merge' ? decision.main.matter : decision.source.matter
  await moveToMatter(tx, moved, { matter: to.id, sealed: isSealed(to) })
  return undefined
}

/** Participants that the main matter did not have before. */
const arrived = (before: Matter, after: Matter): string[] => {
  const known = new Set(before.participants.filter(({ leftAt }) => leftAt === null).map(({ id }) => id))
  return after.participants.filter(({ id, leftAt }) => leftAt === null && !known.has(id)).map(({ id }) => id)
}

/** Participants that are the restored matter's again. */
const returned = ({ source }: Extract<PairDecision, { ok: true }>): string[] =>
  source.matter.participants.filter(({ leftAt }) => leftAt === null).map(({ id }) => id)
