import type { MatterPage } from 'contract/matter-items'
import { idIn } from '../../platform/cursor.ts'
import type { Transaction } from '../../platform/database/queryable.ts'
import { highestId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { cutterOf, findAmong, findMatters, isOlderThere, unitFinds } from '../search/index.ts'
import { closedLine } from './all-matters/newest.ts'
import { type Gathering, gathering } from './gather.ts'
import type { Reader } from './items.ts'
import type { ListedLine } from './newest-lines/store.ts'
import { type Line, openLines } from './store.ts'

/** What is asked for, and how the list it is asked of is read: from the history of all matters, or as a list of open work. */
export interface Wanted {
  words: string
  cursor: string | undefined
  limit: number
  reader: Reader
  from: ({ of: 'history' } & History) | ({ of: 'list' } & List)
}

/** Which lines those matters have on the list that are found; `isWhole` where that is all of them. */
interface History {
  isWhole: boolean
  /** Below which id none stands on the list; undefined where any may. */
  oldest?: string
  narrow: (ids: readonly string[]) => Promise<Map<string, Line>>
}

/** Lines of a list below an id, those of the newest matters first, all of a matter: at least so many where there are as many. */
interface List {
  lines: (below: string, most: number) => Promise<readonly ListedLine[]>
}

/** How many of a list are asked about at once for each line of a page, at first: with a common word they fill it. Then so many. */
const atOnce = { first: 4, next: 500 } as const
/** The same of history: each time gathers what the index finds in a span once more. */
const ofHistoryAtOnce = 4_000
/** So many that hold the words are asked about before the reader is asked whether to go on: hardly any may stand on the list. */
const mostAsked = 20_000

/**
 * A page of the matters of a list that hold all the words, the newest first, as the reader finds them. `next` where the page
 * is full, or where it was not searched farther back. Throws `malformed` where nothing is asked for that is kept.
 */
export async function pageByWords(tx: Transaction, wanted: Wanted): Promise<MatterPage> {
  const { words, cursor, reader, from } = wanted
  const asked = cutterOf(reader.city).wordsAsked(words)
  if (asked.length === 0) throw new Problem('malformed', { errors: [{ path: '/words', what: 'other' }] })
  const page = gathering(tx, wanted)
  const seeking = { asked, below: cursor === undefined ? highestId : idIn(cursor), page }
  let reached: string | undefined
  if (from.of === 'history') reached = await fromHistory(tx, { ...wanted, ...from }, seeking)
  else await fromList(tx, { ...wanted, ...from }, seeking)
  const { items, last } = await page.told()
  return { items, next: last ?? reached ?? null }
}

/** For which words, and from below which id on, a page is gathered. */
interface Seeking {
  asked: readonly string[]
  below: string
  page: Gathering
}

/** Answers below which id one may go on, where that is neither the end nor told by a full page. */
async function fromHistory(
  tx: Transaction,
  { limit, reader, isWhole, oldest, narrow }: Wanted & History,
  { asked, below, page }: Seeking,
): Promise<string | undefined> {
  let end = below
  let met = 0
  const most = isWhole ? limit + 1 : ofHistoryAtOnce
  for await (const { ids, reached } of findMatters(tx, asked, { below, now: reader.now, most })) {
    const narrowed = await narrow(ids)
    await page.add(ids.flatMap((id) => narrowed.get(id) ?? []))
    if (page.isFull() || (oldest !== undefined && reached <= oldest)) return undefined
    end = reached
    met += ids.length
    if (met >= mostAsked) break
  }
  return (await isOlderThere(tx, end)) ? end : undefined
}

async function fromList(
  tx: Transaction,
  { limit, reader: { asUnit }, lines }: Wanted & List,
  { asked, below, page }: Seeking,
): Promise<void> {
  let until = below
  for (let few = atOnce.first * (limit + 1); !page.isFull(); few = atOnce.next) {
    const newest = await lines(until, few)
    const sealed = newest.filter((line) => asUnit && line.mayBeSealed)
    const held = await findAmong(tx, asked, { ids: mattersOf(newest), sealed: mattersOf(sealed) })
    await page.add(
      newest.filter(({ matter }) => held.words.has(matter) || held.forUnits.has(matter)),
      asUnit ? (matter) => unitFinds(held, matter) : undefined,
    )
    if (newest.length < few) return
    until = newest.at(-1)!.matter
  }
}

const mattersOf = (lines: readonly Line[]): string[] => [...new Set(lines.map(({ matter }) => matter))]

/** Lines of matters, those that are closed as well. */
export async function linesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, Line>> {
  const open = new Map((await openLines(tx, ids)).map((line) => [line.matter, line]))
  return new Map(ids.map((id) => [id, open.get(id) ?? closedLine(id)]))
}
