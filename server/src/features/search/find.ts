import type { Instant } from 'core/calendar'
import { type Queryable, type Statement, statement } from '../../platform/database/queryable.ts'
import { highestId, lowestIdAt, momentOf, spanOfIds } from '../../platform/ids.ts'
import { firstSpan, month, spansBack } from '../../platform/spans.ts'
import { amongNewest, type Found } from './among-newest.ts'
import { type Asked, queryOf } from './asked.ts'
import { howFar } from './how-far.ts'

/**
 * Gathered first and sorted then: in the order of ids the database might go through a whole month for two words that never meet.
 * Each word is a condition of its own, at which an index gets from one to the next sooner than within one condition of several.
 */
const byIndex = (asked: Asked) =>
  statement(
    '',
    `with found as materialized (
       select matter_id from matter_words
       where matter_id >= $1 and matter_id < $2 and ${asked.map((_, at) => `words @@ $${at + 4}::tsquery`).join(' and ')})
     select matter_id as id from found order by matter_id desc limit $3`,
  )
/** These carry no name: planned with their very values they touch the months they need, planned once they would lock all. */
const hasOlder = statement('', 'select exists (select from matter_words where matter_id < $1) as found')

/** From below which id on is looked, now, how many are wanted at a time, and for how many that hold the rarest word, see `howFar`. */
interface Wish {
  below?: string | undefined
  now: Instant
  most: number
  mostHolding?: number
}

/**
 * Matters with all the words asked for, the newest first, as the centre finds them. What it costs does not grow with the past: words of
 * many matters are met among the newest, and of others there are few in a span. It ends some 13 months back, in a city sooner
 * where each of several words is common and hardly any matter has all, or when nobody asks on.
 */
export async function* findMatters(
  on: Queryable,
  asked: Asked,
  { below = highestId, now, most, mostHolding }: Wish,
): AsyncGenerator<Found> {
  const indexed = byIndex(asked)
  const from = lowestIdAt(Math.min(now, momentOf(below)) - month)
  let until = below
  let first = month
  for await (const found of amongNewest(on, asked, { from, below, most })) {
    until = found.reached
    first = firstSpan(found.looked, { from: until, to: found.newest })
    yield found
  }
  const longest = await howFar(on, asked, { begin: Math.min(now, momentOf(until)), most: mostHolding })
  const spans = [...spansBack(until, { now, first, longest })]
  for (let at = 0; at < spans.length; ) {
    const lower = spans[at]!
    let isAny = false
    while (until > lower) {
      const found = await on.query<{ id: string }>(indexed, [lower, until, most, ...asked])
      isAny ||= found.length > 0
      until = found.length < most ? lower : found.at(-1)!.id
      yield { ids: found.map(({ id }) => id), reached: until }
    }
    at = nextSpan(at, { isAny, last: spans.length - 1 })
  }
}

/**
 * Where a span held nothing, one step is left out: an index is gone through for a whole month however little of the month a span
 * has, and in a city the first ones all lie within one or two. A town's whole past is little.
 */
const nextSpan = (at: number, { isAny, last }: { isAny: boolean; last: number }): number =>
  isAny || at >= last ? at + 1 : Math.min(at + 2, last)

/** Whether there is anything older to look at. */
export const isOlderThere = async (on: Queryable, below: string): Promise<boolean> =>
  (await on.query<{ found: boolean }>(hasOlder, [below]))[0]!.found

const amongWords = (column: 'words' | 'for_units') =>
  statement(
    '',
    `select matter_id as id from matter_words
     where matter_id = any($1::uuid[]) and matter_id >= $2 and matter_id < $3 and ${column} @@ $4::tsquery`,
  )
const among = amongWords('words')
const amongForUnits = amongWords('for_units')

/** Ids of matters that have all the words asked for, by those that the centre reads and, where it was asked, by those for units. */
export interface Held {
  words: ReadonlySet<string>
  forUnits: ReadonlySet<string>
}

/** Which of some matters have all the words asked for. `sealed`: those of them that may be sealed to the unit that asks. */
export async function findAmong(
  on: Queryable,
  asked: Asked,
  { ids, sealed }: { ids: readonly string[]; sealed: readonly string[] },
): Promise<Held> {
  const idsOf = async (one: Statement, some: readonly string[]) => {
    if (some.length === 0) return new Set<string>()
    const found = await on.query<{ id: string }>(one, [some, ...spanOfIds(some), queryOf(asked)])
    return new Set(found.map(({ id }) => id))
  }
  const [words, forUnits] = await Promise.all([idsOf(among, ids), idsOf(amongForUnits, sealed)])
  return { words, forUnits }
}

/** A matter that may be found; `sealed` as the matter itself says, which is never late, asked for after its words. */
type Seen = Readonly<{ id: string; sealed: boolean }>

/** Whether a unit finds a matter: what is sealed only by what it may read. */
export const unitFinds = ({ words, forUnits }: Held, { id, sealed }: Seen): boolean =>
  (sealed ? forUnits : words).has(id)
