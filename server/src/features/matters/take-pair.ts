import type { MatterView } from 'contract/views'
import type { Actor } from 'core/access'
import { decideMerge, decideUnmerge, isSealed, type Matter, momentFor, type PairDecision, type Side } from 'core/matter'
import type { Transaction } from '../../platform/database/queryable.ts'
import { keyRow, usedBefore } from '../../platform/idempotency.ts'
import { idsAt } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { refuseArchived } from './archived/refuse.ts'
import { type Asked, present } from './attempt.ts'
import { isHidden, knownMatter } from './read-matter.ts'
import { presentOf, problemOf } from './refusals.ts'
import { findMatter, lockMatterById, moveToMatter } from './store.ts'
import { coreBodyOf } from './texts.ts'
import { contextFor, Work } from './work.ts'

/** Commands that change two matters at once: the one they are sent to, and the main one. */
export const pairCommands = ['merge', 'unmerge'] as const
type PairCommand = (typeof pairCommands)[number]

export const isPair = (command: string): command is PairCommand => (pairCommands as readonly string[]).includes(command)

interface Pair {
  source: Work
  main: Work
}

/**
 * Takes a command that changes two matters, in one transaction: both are locked in the order of their ids, both run what
 * is due, and both events are written or none. The demanders' persons go with them.
 */
export async function takePair(services: Services, asked: Asked & { command: PairCommand }): Promise<MatterView> {
  const taken = await services.db.transaction(async (tx) => {
    tx.readAs('centre')
    const { source, main } = await lockPair(services, tx, asked)
    const now = momentFor(await services.clock.now(tx), source.matter, main.matter)
    if (await usedBefore(tx, asked.repetition)) return present(services, tx, { asked, work: source, now })
    for (const work of [source, main]) work.runDue(now)
    const problem = await decidePair(services, tx, { asked, pair: { source, main }, now })
    if (!problem && asked.repetition) source.keys.push(keyRow(asked.repetition, { matter_no: source.matter.no }))
    for (const work of [source, main]) await work.save(tx)
    return problem ?? present(services, tx, { asked, work: source, now })
  })
  if (taken instanceof Problem) throw taken
  return taken
}

async function lockPair(services: Services, tx: Transaction, asked: Asked): Promise<Pair> {
  const { actor } = asked
  const { city } = services
  const found = await knownMatter(tx, await findMatter(tx, asked.no), { no: asked.no, actor, city })
  const into = asked.command === 'merge' ? String(asked.body.into) : found.matter.mergedInto
  const other = into ? await findMatter(tx, into) : undefined
  if (into && !other) await refuseArchived(tx, into, { actor, city })
  if (other?.matter.id === found.matter.id) throw new Problem('rule-refused', { rule: 'merge.self' })
  if (!other || isHidden(city, actor, other))
    throw new Problem('unknown-part', { errors: [{ path: '/into', what: 'noMatter' }] })
  const works = new Map<string, Work>()
  for (const id of [found.matter.id, other.matter.id].sort()) {
    const stored = await lockMatterById(tx, id)
    if (!stored) throw new Problem('not-found')
    works.set(id, new Work(services, stored))
  }
  const [source, main] = [works.get(found.matter.id)!, works.get(other.matter.id)!]
  if (asked.command === 'unmerge' && source.matter.mergedInto !== into)
    throw await wentElsewhere(services, source, actor)
  return { source, main }
}

/** While one waited for the locks the matter was merged into another one. */
async function wentElsewhere({ clock, city }: Services, { matter }: Work, actor: Actor): Promise<Problem> {
  const context = contextFor({ city }, { matter, actor, now: momentFor(await clock.now(), matter) })
  return new Problem('changed-meanwhile', presentOf(matter, context))
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
