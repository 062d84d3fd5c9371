import type { Instant } from 'core/calendar'
import { lowestId } from './ids.ts'
import { Problem } from './problem.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const placeShape = new RegExp(`^(\\d{1,15})_(${uuid})$`)
const idShape = new RegExp(`^${uuid}$`)

/** The end of the year 9999, behind all due times that can be stored. */
const endOfTime = 253_402_300_800_000

const notOurs = (): Problem => new Problem('malformed', { errors: [{ path: '/cursor', what: 'other' }] })

/**
 * A page out of rows that were read with one more than it holds: that one tells whether the list goes on. `last` is the row
 * to go on after; undefined at the end.
 */
export function cutPage<Row>(found: readonly Row[], limit: number): { rows: Row[]; last: Row | undefined } {
  const rows = found.slice(0, limit)
  return { rows, last: found.length > limit ? rows.at(-1) : undefined }
}

/** A place in a list sorted by due time, and where that is the same by id. */
export interface Place {
  dueAt: Instant
  id: string
}

/** Before everything there is. */
export const beginning: Place = { dueAt: 0, id: lowestId }

/** Where such a list goes on after a place. */
export const cursorAfter = ({ dueAt, id }: Place): string => `${dueAt}_${id}`

/** Reads what `cursorAfter` wrote. Throws `malformed` for anything else. */
export function placeIn(cursor: string): Place {
  const [, dueAt, id] = placeShape.exec(cursor) ?? []
  if (!dueAt || !id || Number(dueAt) >= endOfTime) throw notOurs()
  return { dueAt: Number(dueAt), id }
}

/** The id a list sorted by registration goes on below. Throws `malformed` for anything else. */
export function idIn(cursor: string): string {
  if (!idShape.test(cursor)) throw notOurs()
  return cursor
}
