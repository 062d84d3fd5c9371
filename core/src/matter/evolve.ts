import type { Change, MatterEvent, PartName } from './events.ts'
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

type Lists = Record<PartName, readonly { id: string }[]>

/**
 * Makes one change to a matter that nobody else holds yet: copying it for every change cost half of what happens to it.
 * Its lists and parts are replaced, not changed, so that whoever holds those of before has them still.
 */
export function makeChange(own: Matter, change: Change): void {
  if (change.of === 'matter') {
    Object.assign(own, change.set)
    return
  }
  const lists = own as Lists
  lists[change.of] = withPart(lists[change.of], change.id, change.set)
}

/** The matter after an event; the old value stays as it was. `before` is undefined for the first event of a matter. */
export function evolve(before: Matter | undefined, event: MatterEvent): Matter {
  const after = { ...(before ?? blankMatter) }
  for (const change of event.changes) makeChange(after, change)
  after.version = event.seq
  after.lastAt = event.at
  return after
}

/** The matter after each of some events that follow on `before`. */
export function aftersOf(before: Matter | undefined, events: readonly MatterEvent[]): Matter[] {
  let present = before
  return events.map((event) => {
    present = evolve(present, event)
    return present
  })
}

/** A matter from the whole of its events, in order. Undefined when there are none. */
export const replay = (events: readonly MatterEvent[]): Matter | undefined =>
  events.reduce<Matter | undefined>(evolve, undefined)
