import type { Instant } from 'core/calendar'
import { Problem } from '../../../platform/problem.ts'

const shape = /^(\d{1,15})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/** The end of the year 9999, behind all due times that can be stored. */
const endOfTime = 253_402_300_800_000

interface Place {
  dueAt: Instant
  contact: string
}

/** Before every task there is. */
const start: Place = { dueAt: 0, contact: '00000000-0000-0000-0000-000000000000' }

/** Where the list goes on after a task. */
export const cursorAfter = ({ dueAt, contact }: Place): string => `${dueAt}_${contact}`

/** Reads what `cursorAfter` wrote; the list's start without one. Throws `malformed` for anything else. */
export function placeIn(cursor: string | undefined): Place {
  if (cursor === undefined) return start
  const [, dueAt, contact] = shape.exec(cursor) ?? []
  if (!dueAt || !contact || Number(dueAt) >= endOfTime)
    throw new Problem('malformed', { errors: [{ path: '/cursor', what: 'other' }] })
  return { dueAt: Number(dueAt), contact }
}
