import type { Instant } from 'core/calendar'
import type { Queryable } from '../../../platform/database/queryable.ts'
import { highestId, lowestId } from '../../../platform/ids.ts'
import { firstSpan, isRare, month, searchedAtOnce, spansBack } from '../../../platform/spans.ts'
import { type Filters, isNarrow, type Line, openLines } from '../store.ts'
import { idsBetween, placesBelow, rareBetween } from './store.ts'

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
 * All matters, the newest first. What filters leave is met among the newest, and what hardly any of these is of is asked of the
 * indexes; a unit stands in none, and is looked for among so many that nobody waits long. So a page of either may be short,
 * and goes on where `reached` says.
 */
export async function newestFirst(on: Queryable, wanted: Wanted): Promise<Newest> {
  const { ids, reached } = isNarrow(wanted.filters) ? await narrowed(on, wanted) : { ids: await unnarrowed(on, wanted) }
  const open = new Map((await openLines(on, ids)).map((line) => [line.matter, line]))
  return { lines: ids.map((id) => open.get(id) ?? closedLine(id)), ...(reached !== undefined && { reached }) }
}

/** How many of the newest are looked at one by one for a page. */
const mostLookedAt = 20_000
const firstLookedAt = 500

interface Ids {
  ids: string[]
  reached?: string
}

async function narrowed(on: Queryable, wanted: Wanted): Promise<Ids> {
  const { filters, limit, below = highestId } = wanted
  const ids: string[] = []
  let until = below
  let looked = 0
  for (let few = firstLookedAt, left = mostLookedAt; left > 0; left -= few, few = Math.min(few * 2, left)) {
    const from = await placesBelow(on, until, few)
    const bounds = { from: from ?? lowestId, below: until }
    const found = await idsBetween(on, bounds, { filters, limit: limit - ids.length })
    ids.push(...found)
    if (ids.length >= limit || from === undefined) return { ids }
    until = from
    looked += few
    if (!filters.organizers && isRare(found.length, few)) return goOn(on, wanted, { ids, looked, until })
  }
  return { ids, reached: until }
}

/** What was found among so many of the newest, down to an id. */
interface AmongNewest {
  ids: string[]
  looked: number
  until: string
}

/** Adds what is found farther back of a rare kind. */
async function goOn(
  on: Queryable,
  { filters, limit, now, below = highestId }: Wanted,
  found: AmongNewest,
): Promise<Ids> {
  const { ids, looked } = found
  let { until } = found
  const [newest = until] = await idsBetween(on, { from: until, below }, { filters: {}, limit: 1 })
  const first = firstSpan(looked, { from: until, to: newest })
  for (const from of spansBack(until, { now, first, longest: searchedAtOnce })) {
    ids.push(...(await rareBetween(on, { from, below: until }, { filters, limit: limit - ids.length })))
    if (ids.length >= limit) return { ids }
    until = from
  }
  return { ids, ...((await placesBelow(on, until, 1)) !== undefined && { reached: until }) }
}

async function unnarrowed(on: Queryable, { filters, limit, now, below = highestId }: Wanted): Promise<string[]> {
  const ids: string[] = []
  let until = below
  for (const from of spansBack(below, { now, first: month, longest: Number.POSITIVE_INFINITY })) {
    ids.push(...(await idsBetween(on, { from, below: until }, { filters, limit: limit - ids.length })))
    if (ids.length >= limit) break
    until = from
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
