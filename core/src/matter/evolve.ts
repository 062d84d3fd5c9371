import type { Change, MatterEvent } from './events.ts'
import type { Matter } from './types.ts'

/** A matter before its first event: nothing but empty lists. */
export const blankMatter = {
  participants: [],
  assignments: [],
  clocks: [],
  rulings: [],
  overlays: [],
  questions: [],
  regimes: [],
  stages: [],
  ratings: [],
  tries: [],
  version: 0,
  lastAt: 0,
} as const as unknown as Matter

/** A list with one part added, or with one part changed. */
function withPart<Part extends { id: string }>(parts: readonly Part[], id: string, set: Partial<Part>): Part[] {
  const at = parts.findIndex((part) => part.id === id)
  if (at < 0) return [...parts, { ...set, id } as Part]
  return parts.with(at, { ...parts[at]!, ...set })
}

/** A matter after one change; the old value stays as it was. */
export function applyChange(before: Matter, change: Change): Matter {
  switch (change.of) {
    case 'matter':
      return { ...before, ...change.set }
    case 'participants':
      return { ...before, participants: withPart(before.participants, change.id, change.set) }
    case 'assignments':
      return { ...before, assignments: withPart(before.assignments, change.id, change.set) }
    case 'clocks':
      return { ...before, clocks: withPart(before.clocks, change.id, change.set) }
    case 'rulings':
      return { ...before, rulings: withPart(before.rulings, change.id, change.set) }
    case 'overlays':
      return { ...before, overlays: withPart(before.overlays, change.id, change.set) }
    case 'questions':
      return { ...before, questions: withPart(before.questions, change.id, change.set) }
    case 'regimes':
      return { ...before, regimes: withPart(before.regimes, change.id, change.set) }
    case 'stages':
      return { ...before, stages: withPart(before.stages, change.id, change.set) }
    case 'ratings':
      return { ...before, ratings: withPart(before.ratings, change.id, change.set) }
    case 'tries':
      return { ...before, tries: withPart(before.tries, change.id, change.set) }
  }
}

/** The matter after an event. `before` is undefined for the first event of a matter. */
export function evolve(before: Matter | undefined, event: MatterEvent): Matter {
  const after = event.changes.reduce(applyChange, before ?? blankMatter)
  return { ...after, version: event.seq, lastAt: event.at }
}

/** A matter from the whole of its events, in order. Undefined when there are none. */
export const replay = (events: readonly MatterEvent[]): Matter | undefined =>
  events.reduce<Matter | undefined>(evolve, undefined)
