import type { Actor } from 'core/access'
import { type Matter, momentFor, obstacle } from 'core/matter'
import type { Transaction } from '../../platform/database/queryable.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { refuseArchived } from './archived/refuse.ts'
import type { Asked } from './attempt.ts'
import { isHidden } from './read-matter.ts'
import { presentOf, problemOf } from './refusals.ts'
import { findMatter, lockMatterById, type Stored } from './store.ts'
import { contextFor, Work } from './work.ts'

/** Commands that change two matters at once: the one they are sent to, and the main one. */
export const pairCommands = ['merge', 'unmerge'] as const
export type PairCommand = (typeof pairCommands)[number]

export const isPair = (command: string): command is PairCommand => (pairCommands as readonly string[]).includes(command)

/** Two matters that one command changes: the one it was sent to, and the main one. */
export interface Pair {
  source: Work
  main: Work
}

/** The number of the other matter. Who may not take the command at all is told so whatever that is, as where there is none. */
export async function otherOf(
  services: Services,
  matter: Matter,
  { command, body, actor }: Asked & { command: PairCommand },
): Promise<string> {
  const context = contextFor(services, { matter, actor, now: momentFor(await services.clock.now(), matter) })
  const barred = obstacle(command, matter, context)
  const into = command === 'merge' ? String(body.into) : matter.mergedInto
  if (barred && (into === null || barred.code === 'not-permitted')) throw problemOf(barred, { matter, context })
  if (into === null) throw new Error('a matter that was not merged may be taken apart')
  return into
}

interface Locking {
  asked: Asked
  found: Stored
  into: string
}

/** Locks both, in the order of their ids. */
export async function lockPair(services: Services, tx: Transaction, { asked, found, into }: Locking): Promise<Pair> {
  const { actor } = asked
  const { city } = services
  const other = await findMatter(tx, into)
  if (!other) await refuseArchived(tx, into, { actor, city })
  if (other?.matter.id === found.matter.id) throw new Problem('rule-refused', { rule: 'merge.self' })
  if (!other || isHidden(city, actor, other))
    throw new Problem('unknown-part', { errors: [{ path: '/into', what: 'noMatter' }] })
  const works = new Map<string, Work>()
  for (const id of [found.matter.id, other.matter.id].sort()) {
    const stored = await lockMatterById(tx, id)
    if (!stored) throw new Problem('not-found')
    works.set(id, new Work(services, stored))
  }
  return { source: works.get(found.matter.id)!, main: works.get(other.matter.id)! }
}

/** While one waited for the locks the matter was merged into another one. */
export async function wentElsewhere({ clock, city }: Services, { matter }: Work, actor: Actor): Promise<Problem> {
  const context = contextFor({ city }, { matter, actor, now: momentFor(await clock.now(), matter) })
  return new Problem('changed-meanwhile', presentOf(matter, context))
}
