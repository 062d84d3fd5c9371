import { type Instant, startOfDay } from 'core/calendar'
import type { Queryable } from '../../platform/database/pool.ts'
import { highestId, lowestIdAt, momentOf } from '../../platform/ids.ts'
import { type Filters, idsBetween, type Line, openLines } from './store.ts'

const firstSpan = 31 * 86_400_000
const earliest = startOfDay('2000-01-01')

interface Wanted {
  filters: Filters
  limit: number
  now: Instant
  /** An id to go on below. */
  below: string | undefined
}

/** All matters, the newest first. Spans of time grow as they go back, so a page of new ones touches the last months alone. */
export async function newestFirst(on: Queryable, { filters, limit, now, below = highestId }: Wanted): Promise<Line[]> {
  const ids: string[] = []
  let until = below
  let from = Math.min(now, momentOf(below)) - firstSpan
  for (let span = firstSpan; ; span *= 2, from -= span) {
    const bounds = { from: lowestIdAt(from), below: until }
    ids.push(...(await idsBetween(on, bounds, { filters, limit: limit - ids.length })))
    if (ids.length >= limit || from <= earliest) break
    until = bounds.from
  }
  const open = new Map((await openLines(on, ids)).map((line) => [line.matter, line]))
  return ids.map((id) => open.get(id) ?? closedLine(id))
}

/** The line of a matter that is closed, and so has nothing due. */
export const closedLine = (matter: string): Line => ({
  matter,
  dueAt: null,
  warnAt: null,
  assignment: null,
  assignmentState: null,
  organizer: null,
})
