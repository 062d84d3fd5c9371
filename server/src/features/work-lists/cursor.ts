import { Problem } from '../../platform/problem.ts'
import type { Line, Place } from './store.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const placeShape = new RegExp(`^(\\d{1,15})_(${uuid})$`)
const idShape = new RegExp(`^${uuid}$`)

/** The end of the year 9999, behind all due times that can be stored. */
const endOfTime = 253_402_300_800_000

const notOurs = (): Problem => new Problem('malformed', { errors: [{ path: '/cursor', what: 'other' }] })

/** Where a list sorted by due time goes on after a line. */
export const cursorAfter = ({ dueAt, matter, assignment }: Line): string => `${dueAt}_${assignment ?? matter}`

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
