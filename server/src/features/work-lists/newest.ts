import { type Instant, startOfDay } from 'core/calendar'
import type { Queryable } from '../../platform/database/queryable.ts'
import { highestId, lowestId, lowestIdAt, momentOf } from '../../platform/ids.ts'
import { type Filters, idsBetween, isNarrow, type Line, openLines, placesBelow } from './store.ts'

const firstSpan = 31 * 86_400_000
const earliest = startOfDay('2000-01-01')

interface Wanted {
  filters: Filters
  limit: number
  now: Instant
  /** An id to go on below. */
  below: string | undefined
}

/** Lines that were found; `reached`: below which id nothing was looked at yet, where that is not the end. */
export interface Newest {
  lines: Line[]
  reached?: string
}

/**
 * All matters, the newest first. Those that filters leave are looked for among so many at a time that none waits for it long,
 * and others do not wait either: of a rare kind a page may be short, and goes on where `reached` says.
 */
export async function newestFirst(on: Queryable, wanted: Wanted): Promise<Newest> {
  const { ids, reached } = isNarrow(wanted.filters) ? await narrowed(on, wanted) : { ids: await unnarrowed(on, wanted) }
  const open = new Map((await openLines(on, ids)).map((line) => [line.matter, line]))
  return { lines: ids.map((id) => open.get(id) ?? closedLine(id)), ...(reached !== undefined && { reached }) }
}

/** How many matters are looked at for one page; units are found inside the matter, which takes ten times as long. */
const mostLookedAt = ({ organizers }: Filters): number => (organizers ? 20_000 : 100_000)
const firstLookedAt = 500

async function narrowed(
  on: Queryable,
  { filters, limit, below = highestId }: Wanted,
): Promise<{ ids: string[]; reached?: string }> {
  const ids: string[] = []
  let until = below
  for (let few = firstLookedAt, left = mostLookedAt(filters); left > 0; left -= few, few = Math.min(few * 2, left)) {
    const from = await placesBelow(on, until, few)
    const bounds = { from: from ?? lowestId, below: until }
    ids.push(...(await idsBetween(on, bounds, { filters, limit: limit - ids.length })))
    if (ids.length >= limit || from === undefined) return { ids }
    until = from
  }
  return { ids, reached: until }
}

/** Spans of time grow as they go back, so a page of new ones touches the last months alone. */
async function unnarrowed(on: Queryable, { filters, limit, now, below = highestId }: Wanted): Promise<string[]> {
  const ids: string[] = []
  let until = below
  let from = Math.min(now, momentOf(below)) - firstSpan
  for (let span = firstSpan; ; span *= 2, from -= span) {
    const bounds = { from: lowestIdAt(from), below: until }
    ids.push(...(await idsBetween(on, bounds, { filters, limit: limit - ids.length })))
    if (ids.length >= limit || from <= earliest) break
    until = bounds.from
  }
  return ids
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
