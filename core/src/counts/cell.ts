import type { Day } from '../calendar/index.ts'

/**
 * What is counted. `contact`: by its outcome. `registered`, `accepted`, `closed`: matters on the day of it, the closed
 * ones by their closing. `duty`: an assignment's reply that was due, `onTime` on the day it came or `late` on the day
 * its time was over. `returned`: an assignment whose return was approved. `rehandled`: a result handled again.
 * `rated`: a closed matter by its place in the satisfaction, `first` one by what was said of its first result. `service`: a
 * contact by the grade its service was given, on the day it began.
 */
export const measures = [
  'contact',
  'registered',
  'accepted',
  'closed',
  'duty',
  'returned',
  'rehandled',
  'rated',
  'first',
  'service',
] as const
export type Measure = (typeof measures)[number]

/** What a count is broken down by; empty where it is not known or does not apply. */
export const dimensions = ['district', 'street', 'category', 'type', 'channel', 'organizer'] as const
export type Dimension = (typeof dimensions)[number]

/** One cell of the counts: a day (Asia/Shanghai), what is counted with its outcome, and where it belongs. */
export type Cell = Record<Dimension, string> & { day: Day; measure: Measure; outcome: string }

/** A number added to a cell; below nothing where it is taken away. */
export type Count = Cell & { count: number }

/**
 * In the order in which the tables of counts have them, so that little is left to sort there. No value holds what stands between
 * them, since the database keeps no such sign.
 */
const keyOf = ({ day, measure, outcome, organizer, category, street, district, type, channel }: Cell): string =>
  `${day}\0${measure}\0${outcome}\0${organizer}\0${category}\0${street}\0${district}\0${type}\0${channel}`

/** Counts with one entry a cell, in the order of the cells; those that come to nothing are left out. */
export function sumUp(counts: readonly Count[]): Count[] {
  const sums: Sums = new Map()
  for (const one of counts) add(sums, one, one.count)
  return inOrder(sums)
}

/** What turns the counts of before into those of after, cell by cell. */
export function difference(before: readonly Cell[], after: readonly Cell[]): Count[] {
  const sums: Sums = new Map()
  for (const cell of before) add(sums, cell, -1)
  for (const cell of after) add(sums, cell, 1)
  return inOrder(sums)
}

type Sums = Map<string, Count>

function add(sums: Sums, cell: Cell, count: number): void {
  const key = keyOf(cell)
  const known = sums.get(key)
  if (known) known.count += count
  else sums.set(key, { ...cell, count })
}

function inOrder(sums: Sums): Count[] {
  const found = [...sums].filter(([, { count }]) => count !== 0)
  return found.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count)
}
