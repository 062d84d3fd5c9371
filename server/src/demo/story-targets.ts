import type { Closing, MatterState } from 'core/matter'
import { seeded, shuffled } from './random.ts'

interface Aim {
  state: MatterState
  closing?: Closing
  /** How many of a hundred matters get there. */
  share: number
}

/** Where the past of a demo matter may lead. Several targets share a state and differ in the way there. */
export const aims = {
  registered: { state: 'registered', share: 2 },
  supplementing: { state: 'supplementing', share: 2 },
  dispatching: { state: 'dispatching', share: 3 },
  issued: { state: 'handling', share: 3 },
  signed: { state: 'handling', share: 5 },
  approving: { state: 'handling', share: 2 },
  overdue: { state: 'handling', share: 3 },
  reworking: { state: 'handling', share: 2 },
  rehandling: { state: 'handling', share: 2 },
  auditing: { state: 'auditing', share: 3 },
  callback: { state: 'callback', share: 4 },
  // The closing stays beside the review until it is ruled upon.
  reviewing: { state: 'reviewing', closing: 'explained', share: 2 },
  answered: { state: 'closed', closing: 'answered', share: 16 },
  resolved: { state: 'closed', closing: 'resolved', share: 28 },
  explained: { state: 'closed', closing: 'explained', share: 7 },
  withdrawn: { state: 'closed', closing: 'withdrawn', share: 3 },
  insufficient: { state: 'closed', closing: 'insufficient', share: 2 },
  not_accepted: { state: 'closed', closing: 'not_accepted', share: 3 },
  rehandled: { state: 'closed', closing: 'resolved', share: 3 },
  reviewed: { state: 'closed', closing: 'explained', share: 2 },
  unreached: { state: 'closed', closing: 'resolved', share: 3 },
} as const satisfies Record<string, Aim>

export type Target = keyof typeof aims
export const targets = Object.keys(aims) as Target[]

/** A hundred targets, each as often as its share, in an order that never changes. */
const deck: readonly Target[] = shuffled(
  seeded(2026),
  targets.flatMap((target) => Array.from({ length: aims[target].share }, () => target)),
)

/** Where matter `n` ends: dealt, not drawn, so that every hundred matters in a row hold every target. */
export const targetOf = (n: number): Target => deck[n % deck.length]!

/** The state, and closing, that a target stands for. */
export function aimOf(target: Target): { state: MatterState; closing: Closing | null } {
  const aim: Aim = aims[target]
  return { state: aim.state, closing: aim.closing ?? null }
}
