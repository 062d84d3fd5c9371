import type { Bodies } from './bodies.ts'
import { type Context, type Refusal, refuse } from './context.ts'
import { type Decision, decide } from './decide.ts'
import { isSealed } from './find.ts'
import { isComplainedOf } from './steps/lead.ts'
import type { Matter } from './types.ts'

/** A matter with what its decision depends on: each of two keeps its own rule set. `now` is the same for both. */
export interface Side {
  matter: Matter
  context: Context
}

type Taken = Extract<Decision, { ok: true }>

/** Two decisions that hold together or not at all. `source` is the matter that is merged or restored. */
export type PairDecision =
  | { ok: true; source: Taken; main: Taken }
  | { ok: false; refusal: Refusal; of: 'source' | 'main' }

/**
 * Merges a matter into another. The caller holds the locks of both, taken in the order of their ids, and has run the due
 * timers of both; it writes both events or none.
 */
export function decideMerge(source: Side, main: Side, body: Bodies['merge']): PairDecision {
  const merged = decide(source.matter, { name: 'merge', body }, source.context)
  if (merged.ok && isToldOf(source.matter, main)) return { ok: false, refusal: refuse('dispatch.about'), of: 'source' }
  const { no, about, participants } = source.matter
  const moved = participants.filter(({ leftAt }) => leftAt === null)
  const takeIn = { from: no, sealed: isSealed(source.matter), about, participants: moved }
  return both(merged, () => decide(main.matter, { name: 'takeIn', body: takeIn }, bySystem(main.context)))
}

/** Whether a unit that had a part in the one matter, and knows who asked, is complained of in the other. */
const isToldOf = ({ assignments }: Matter, { matter, context }: Side): boolean =>
  assignments.some(({ organizer, state }) => state !== 'returned' && isComplainedOf({ matter, context }, organizer))

/** Takes a merge back, while the main matter is open. The same locks, timers and writing as for `decideMerge`. */
export function decideUnmerge(source: Side, main: Side, body: Bodies['unmerge']): PairDecision {
  const restored = decide(source.matter, { name: 'unmerge', body }, source.context)
  const letGo = { to: source.matter.no }
  return both(restored, () => decide(main.matter, { name: 'letGo', body: letGo }, bySystem(main.context)))
}

const bySystem = (context: Context): Context => ({ ...context, actor: { kind: 'system' } })

function both(source: Decision, decideMain: () => Decision): PairDecision {
  if (!source.ok) return { ...source, of: 'source' }
  const main = decideMain()
  return main.ok ? { ok: true, source, main } : { ...main, of: 'main' }
}
