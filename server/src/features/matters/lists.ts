import type { WorkList } from 'contract/matter-items'
import { isLive, isRunning, type Matter, type MatterState, supervisionsOf, waitingFor } from 'core/matter'

/** The list of the centre that a matter stands on in each state; `handling` is the units' own. */
const centreList: Readonly<Partial<Record<MatterState, WorkList>>> = {
  registered: 'accept',
  supplementing: 'supplement',
  dispatching: 'dispatch',
  auditing: 'audit',
  callback: 'callback',
  reviewing: 'review',
}

const unitList: Readonly<Partial<Record<string, WorkList>>> = {
  issued: 'sign',
  handling: 'handle',
  approving: 'approve',
}

/** Something is asked of the centre: a ruling, or a yes or no to long-term work that was proposed. */
export const waitsForRuling = (matter: Matter): boolean =>
  matter.rulings.some(({ ruling }) => ruling === null) ||
  matter.overlays.some(({ kind, state, endedAt }) => kind === 'longTerm' && state === 'proposed' && endedAt === null)

/** Something is owed that no list of a state or of assignments tells of. */
const waitsForSomebody = (matter: Matter): boolean =>
  matter.clocks.some((clock) => isRunning(clock) && waitingFor(clock, matter) !== null)

export const isSupervised = (matter: Matter): boolean => supervisionsOf(matter, ['open', 'answered']).length > 0

/** The work lists a matter stands on now, as the streams of the desk name them. */
export function listsOf(matter: Matter): WorkList[] {
  const own = centreList[matter.state]
  const live = matter.assignments.filter(isLive)
  return [
    'all',
    ...(matter.state === 'closed' ? [] : (['open'] as const)),
    ...(own ? [own] : []),
    ...(waitsForRuling(matter) || waitsForSomebody(matter) ? (['rulings'] as const) : []),
    ...(isSupervised(matter) ? (['supervise'] as const) : []),
    ...(live.length > 0 ? (['unit'] as const) : []),
    ...live.flatMap(({ state }) => unitList[state] ?? []),
  ]
}

/** Organizers that have a part in the matter, also a past one, or guide it: they are told what becomes of it. */
export const unitsOf = ({ assignments, regimes }: Matter): string[] => [
  ...new Set([...assignments.map(({ organizer }) => organizer), ...regimes.flatMap(({ guidance }) => guidance ?? [])]),
]
