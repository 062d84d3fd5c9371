import type { Transaction } from '../../platform/database/queryable.ts'
import type { Newest } from './all-matters/newest.ts'
import type { Described } from './described/store.ts'
import { type Known, knownTo, type Reader } from './items.ts'
import type { Line } from './store.ts'

/** Where a page falls short what it lacks is read, then twice as many each time, up to so many. */
const mostAtOnce = 500

/** So many lines are looked through for a page, which goes on from there: no unit is complained of as often as that. */
const mostLookedThrough = 20_000

/** Matters that a reader is recused from are read with the page, as far as they are few: so it falls short of none. */
const mostSpare = 50

interface Filling {
  reader: Reader
  /** Lines wanted, with the one that tells whether the list goes on. */
  limit: number
  cursor: string | undefined
  read: (cursor: string | undefined, limit: number) => Promise<Newest>
  placeOf: (line: Line) => string
}

/**
 * Lines for a page of a reader who must not know of all: what is hidden from him does not count, so neither a short page
 * nor that the list goes on tells of it. `reached` as in `Newest`.
 */
export async function knownLines(tx: Transaction, filling: Filling): Promise<Known & Pick<Newest, 'reached'>> {
  const { reader, limit, read, placeOf } = filling
  const lines: Line[] = []
  const matters = new Map<string, Described>()
  let { cursor } = filling
  let few = limit + Math.min(reader.actor.recused?.length ?? 0, mostSpare)
  for (let lookedThrough = 0, more = 0; ; few = more) {
    const found = await read(cursor, few)
    const known = await knownTo(tx, found.lines, reader)
    lines.push(...known.lines)
    for (const [id, matter] of known.matters) matters.set(id, matter)
    lookedThrough += found.lines.length
    if (lines.length >= limit || found.lines.length < few)
      return { lines, matters, ...(found.reached !== undefined && { reached: found.reached }) }
    more = Math.min(Math.max(limit - lines.length, 2 * more), mostAtOnce)
    cursor = placeOf(found.lines.at(-1)!)
    if (lookedThrough >= mostLookedThrough) return { lines, matters, reached: cursor }
  }
}
