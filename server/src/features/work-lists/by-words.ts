import type { MatterPage } from 'contract/views'
import { cutPage, idIn } from '../../platform/cursor.ts'
import type { Transaction } from '../../platform/database/pool.ts'
import { highestId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { cutterOf, findAmong, findMatters, isOlderThere } from '../search/index.ts'
import { knownTo, type Reader, tell } from './items.ts'
import { closedLine } from './newest.ts'
import { type Line, openLines } from './store.ts'

/** What is asked for, and how the list it is asked of is read: from the history of all matters, or as a list of open work. */
export interface Wanted {
  words: string
  cursor: string | undefined
  limit: number
  reader: Reader
  from: ({ of: 'history' } & History) | { of: 'list'; lines: () => Promise<Line[]> }
}

/** Which lines those matters have on the list that are found; `isWhole` where that is all of them. */
interface History {
  isWhole: boolean
  /** Below which id none stands on the list; undefined where any may. */
  oldest?: string
  narrow: (ids: readonly string[]) => Promise<Map<string, Line>>
}

/** How many of a list are asked about at once, the newest first: with a common word the first of them fill a page. */
const atOnce = { first: 200, next: 500 } as const
/** The same of history: each time gathers what the index finds in a span once more. */
const ofHistoryAtOnce = 4_000
/** So many that hold the words are asked about before the reader is asked whether to go on: hardly any may stand on the list. */
const mostAsked = 20_000

/**
 * A page of the matters of a list that hold all the words, the newest first, as the reader finds them. `next` where the page
 * is full, or where it was not searched farther back. Throws `malformed` where nothing is asked for that is kept.
 */
export async function pageByWords(tx: Transaction, wanted: Wanted): Promise<MatterPage> {
  const { words, cursor, limit, reader, from } = wanted
  const asked = cutterOf(reader.city).wordsAsked(words)
  if (asked.length === 0) throw new Problem('malformed', { errors: [{ path: '/words', what: 'other' }] })
  const seeking = { ...wanted, below: cursor === undefined ? highestId : idIn(cursor) }
  const { lines: found, reached } =
    from.of === 'history'
      ? await fromHistory(tx, asked, { ...seeking, ...from })
      : await fromList(tx, asked, { ...seeking, lines: await from.lines() })
  const matters = [...new Set(found.map(({ matter }) => matter))]
  const { rows: shown, last } = cutPage(matters, limit)
  const lines = found.filter(({ matter }) => shown.includes(matter))
  return { items: await tell(tx, lines, reader), next: last ?? reached ?? null }
}

/** Lines in the order of their matters, and below which id one may go on where that is not the end. */
interface Sought {
  lines: Line[]
  reached?: string
}

type Seeking = Pick<Wanted, 'limit' | 'reader'> & { below: string }

async function fromHistory(
  tx: Transaction,
  asked: readonly string[],
  { limit, reader, below, isWhole, oldest, narrow }: Seeking & History,
): Promise<Sought> {
  const lines: Line[] = []
  let end = below
  let met = 0
  const most = isWhole ? limit + 1 : ofHistoryAtOnce
  for await (const { ids, reached } of findMatters(tx, asked, { below, now: reader.now, most })) {
    const narrowed = await narrow(ids)
    lines.push(
      ...(await knownTo(
        tx,
        ids.flatMap((id) => narrowed.get(id) ?? []),
        reader,
      )),
    )
    if (lines.length > limit || (oldest !== undefined && reached <= oldest)) return { lines }
    end = reached
    met += ids.length
    if (met >= mostAsked) break
  }
  return (await isOlderThere(tx, end)) ? { lines, reached: end } : { lines }
}

async function fromList(
  tx: Transaction,
  asked: readonly string[],
  { limit, reader, below, lines: all }: Seeking & { lines: readonly Line[] },
): Promise<Sought> {
  const older = all.filter(({ matter }) => matter < below).sort((one, other) => (one.matter < other.matter ? 1 : -1))
  const ids = [...new Set(older.map(({ matter }) => matter))]
  const found: Line[] = []
  let matters = 0
  for (let few = ids.slice(0, atOnce.first), at = 0; few.length > 0 && matters <= limit; ) {
    const holding = await findAmong(tx, asked, { ids: few, asUnit: reader.asUnit })
    const known = await knownTo(
      tx,
      older.filter(({ matter }) => holding.has(matter)),
      reader,
    )
    found.push(...known)
    matters += new Set(known.map(({ matter }) => matter)).size
    at += few.length
    few = ids.slice(at, at + atOnce.next)
  }
  return { lines: found }
}

/** Lines of matters, those that are closed as well. */
export async function linesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, Line>> {
  const open = new Map((await openLines(tx, ids)).map((line) => [line.matter, line]))
  return new Map(ids.map((id) => [id, open.get(id) ?? closedLine(id)]))
}
