import type { Day } from 'core/calendar'
import type { DayPlan, PartOfDay } from './rhythm.ts'

/** A part of a day that is made at once. Its seed alone decides what is in it. */
export interface Slice {
  index: number
  day: Day
  part: PartOfDay
  storm: boolean
  seed: number
  /** All contacts, those that become matters among them. */
  contacts: number
  matters: number
}

const mostContacts = 4_000
/** One contact in so many becomes a matter. */
const contactsPerMatter = 10

/** A seed of its own for each part, far from those of its neighbours. */
const seedOf = (seed: number, index: number): number =>
  (Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0

/** The parts of all days in their order, so that rows are written about as they came to be. The same seed and days give the same. */
export function planSlices(seed: number, days: readonly DayPlan[]): Slice[] {
  const slices: Slice[] = []
  let contactsSoFar = 0
  let mattersSoFar = 0
  for (const { day, storm, contacts } of days) {
    for (let left = contacts; left > 0; ) {
      const own = Math.min(left, mostContacts)
      contactsSoFar += own
      const matters = Math.round(contactsSoFar / contactsPerMatter) - mattersSoFar
      mattersSoFar += matters
      const index = slices.length
      const part = { from: 1 - left / contacts, to: 1 - (left - own) / contacts }
      slices.push({ index, day, part, storm, seed: seedOf(seed, index), contacts: own, matters })
      left -= own
    }
  }
  return slices
}

/** A stretch of a slice. What lives in one hardly ever outlasts it, so that little is moved about in memory. */
export interface Section {
  part: PartOfDay
  /** What the stretches before it have. */
  before: { matters: number; others: number }
  matters: number
  /** Contacts that do not become matters. */
  others: number
}

const mostOfSection = 400

/** The stretches of a slice, in their order in time, each with its share of the matters and of the other contacts. */
export function sectionsOf({ part: { from, to }, contacts, matters }: Slice): Section[] {
  const count = Math.ceil(contacts / mostOfSection)
  const upTo = (n: number, all: number): number => Math.round((all * n) / count)
  const others = contacts - matters
  return Array.from({ length: count }, (_, n) => {
    const before = { matters: upTo(n, matters), others: upTo(n, others) }
    return {
      part: { from: from + ((to - from) * n) / count, to: from + ((to - from) * (n + 1)) / count },
      before,
      matters: upTo(n + 1, matters) - before.matters,
      others: upTo(n + 1, others) - before.others,
    }
  })
}

/** Slices in their order, in lots of up to `most` contacts, a larger slice by itself. */
export function lotsOf(slices: readonly Slice[], most: number): Slice[][] {
  const lots: Slice[][] = []
  let room = 0
  for (const slice of slices) {
    if (slice.contacts > room) {
      lots.push([])
      room = most
    }
    lots.at(-1)!.push(slice)
    room -= slice.contacts
  }
  return lots
}
