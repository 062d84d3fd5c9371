import { toIso } from 'core/calendar'
import type { MatterEvent, TextRef } from 'core/matter'
import { isTextRef } from './texts.ts'

/** Facts that are moments: events keep them as numbers, answers write them as every other moment. */
const moments = ['at', 'dueAt']

/** Digests of persons: they prove something to nobody who reads a history. */
const notForAnybody = ['demander', 'participants']

/** What an event says of its command's body. */
export type Facts = Readonly<Record<string, unknown>>

/** Ids of the texts that events name. */
export const textIdsIn = (events: readonly MatterEvent[]): string[] =>
  events.flatMap(({ facts }) => textsIn(facts).map(([, { id }]) => id))

/** The texts of an event by the name of their field, however deep it lies. */
export function textsIn(facts: Facts): [string, TextRef][] {
  return Object.entries(facts).flatMap(([name, value]): [string, TextRef][] => {
    if (isTextRef(value)) return [[name, value]]
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? textsIn(value as Facts) : []
  })
}

/** Facts without texts and digests: plain values, lists of them, and groups of them. */
export function plainFacts(facts: Facts, hidden: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([name, value]) => !hidden.includes(name) && !notForAnybody.includes(name) && !isTextRef(value))
      .map(([name, value]) => [name, plainFact(name, value, hidden)]),
  )
}

function plainFact(name: string, value: unknown, hidden: readonly string[]): unknown {
  if (typeof value === 'number' && moments.includes(name)) return toIso(value)
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isGroup ? plainFacts(value as Facts, hidden) : value
}
