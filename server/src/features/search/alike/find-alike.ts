import type { AlikeMatters } from 'contract/alike'
import type { Staff } from 'core/access'
import { type Instant, toIso } from 'core/calendar'
import { isSealed, type Matter } from 'core/matter'
import type { Queryable, Transaction } from '../../../platform/database/pool.ts'
import { lowestIdAt, momentOf } from '../../../platform/ids.ts'
import type { Services } from '../../../platform/services.ts'
import { openMatter, plainTextsOf } from '../../matters/index.ts'
import { wordsOf } from '../keep.ts'
import { isPlainCode, placeMark, wordsOfPlace } from '../row.ts'
import { likenessOf, tellingWords, type Weights, waysToLook, weightOf } from './likeness.ts'
import { likestOf } from './likest.ts'
import { type Candidate, candidates, type Queries, type Sampled, sampleOf, standing } from './store.ts'

const dayLength = 86_400_000
/** Days before and after in which a matter may be the same one. */
const near = 30 * dayLength
/** By how many of the newest matters it is told which words are rare, by how many words others are looked for, and at how many. */
const limits = { sample: 500, words: 8, candidates: 200 } as const
const leastConfidence = 0.25

type Parts = Pick<Services, 'db' | 'gathered' | 'city' | 'clock'>
const isOwnWord = (word: string): boolean => !/^[@#]/.test(word)

/**
 * Up to five matters that may be about the same thing as one: open or closed within a month, near it in time, with rare words
 * in common, on its street or anywhere. In a busier city rarer words are looked for, see `waysToLook`. Throws `not-found`
 * and `archived` like the matter's page.
 */
export async function findAlike(parts: Parts, no: string, actor: Staff): Promise<AlikeMatters> {
  const { db, city, clock } = parts
  const { matter } = await openMatter(parts, no, { actor })
  const now = await clock.now()
  return db.transaction(async (tx) => {
    tx.readAs('centre')
    const [row] = await wordsOf(tx, city, [matter.id])
    const ofPlace = new Set(wordsOfPlace(city, matter))
    const own = (all: readonly string[]) => all.filter((word) => isOwnWord(word) && !ofPlace.has(word))
    const words = own((row?.words ?? '').split(' '))
    const span = spanOf(matter, now)
    const { weights, queries } = await lookedFor(tx, { matter, words, span })
    if (!queries.nearby && !queries.anywhere) return { items: [] }
    const found = (await candidates(tx, span, { ...queries, most: limits.candidates })).filter(
      ({ id }) => id !== matter.id,
    )
    const compared = found
      .map(({ id, words: all }) => ({
        id,
        words: own(all),
        most: mostAlike(matter, id, { weights, own: own(all), all }),
      }))
      .filter(({ most }) => most >= leastConfidence)
    const asked = { sealed: isSealed(matter), closedAfter: toIso(now - near) }
    const likest = await likestOf(compared, async (some) => {
      const wordsById = new Map(some.map(({ id, words: theirs }) => [id, theirs]))
      return (await standing(tx, [...wordsById.keys()], asked))
        .filter(({ no: other }) => !actor.recused?.includes(other))
        .map((other) => ({ ...other, ...compare(matter, other, { weights, words: wordsById.get(other.id)! }) }))
        .filter(({ confidence }) => confidence >= leastConfidence)
    })
    return { items: await tell(tx, likest) }
  })
}

const spanOf = ({ registeredAt }: Matter, now: Instant) => ({
  from: lowestIdAt(registeredAt - near),
  below: lowestIdAt(Math.min(now, registeredAt + near) + 1),
})

type Span = ReturnType<typeof spanOf>

/** Each word with how telling it is, by the newest matters about that time, and what by that others are looked for with. */
async function lookedFor(
  tx: Queryable,
  { matter, words, span }: { matter: Matter; words: readonly string[]; span: Span },
): Promise<{ weights: Weights; queries: Queries }> {
  const here = markOf(matter)
  const sampled = await sampleOf(tx, span, { words: here ? [...words, here] : words, most: limits.sample })
  const sample = sampled.map(({ held }) => held)
  // Where there are few, few hold it: all are telling. The matter itself says nothing.
  const countOf = (word: string) => Math.max(0, sample.filter((held) => held.has(word)).length - 1)
  const weigh = (some: readonly string[]) => new Map(some.map((word) => [word, weightOf(countOf(word), limits.sample)]))
  const weights = weigh(words)
  const ground = {
    telling: tellingWords(weights, limits.words),
    here,
    weights: here ? new Map([...weights, ...weigh([here])]) : weights,
    sample,
    matters: countIn(span, sampled),
  }
  return { weights, queries: queriesFor(here, waysToLook(ground, limits.candidates)) }
}

/** Words need no quotes, which the cutter sees to; a mark does. */
function queriesFor(here: string | undefined, ways: readonly (readonly [string, string])[]): Queries {
  const near = ways.filter(([one]) => one === here).map(([, word]) => word)
  const pairs = ways.filter(([one]) => one !== here).map(([one, other]) => `(${one} & ${other})`)
  return { nearby: near.length > 0 ? `'${here}' & (${near.join(' | ')})` : '', anywhere: pairs.join(' | ') }
}

function markOf({ place }: Matter): string | undefined {
  const here = place.street ?? place.district
  return here !== null && isPlainCode(here) ? placeMark(here) : undefined
}

/** How many matters lie in a span, by how close the newest of them lie. */
function countIn({ from, below }: Span, sampled: readonly Sampled[]): number {
  const size = sampled.length
  if (size < limits.sample) return size
  const end = momentOf(below)
  return (size * (end - momentOf(from))) / Math.max(1, end - momentOf(sampled.at(-1)!.id))
}

/**
 * How alike another can be at most, by its words and marks alone: a place that has no mark may be the same. So it need
 * not be looked up what it is as a matter.
 */
function mostAlike(
  { place, registeredAt }: Matter,
  other: string,
  given: { weights: Weights; own: string[]; all: string[] },
) {
  const { weights, own: words, all } = given
  const maybe = (code: string | null) => code !== null && (!isPlainCode(code) || all.includes(placeMark(code)))
  const sameDistrict = maybe(place.district) ? 'district' : null
  const days = daysBetween(registeredAt, momentOf(other))
  return likenessOf({ weights, words, place: maybe(place.street) ? 'street' : sameDistrict, days }).confidence
}

const daysBetween = (one: Instant, other: Instant): number => Math.floor(Math.abs(one - other) / dayLength)

function compare(matter: Matter, other: Candidate, { weights, words }: { weights: Weights; words: readonly string[] }) {
  const { street, district } = matter.place
  const sameDistrict = district !== null && district === other.district ? 'district' : null
  const place = street !== null && street === other.street ? 'street' : sameDistrict
  const days = daysBetween(matter.registeredAt, other.registeredAt)
  const { confidence, shared } = likenessOf({ weights, words, place, days })
  const category = matter.category !== null && matter.category === other.category
  return { confidence, why: { words: shared, place, category, days } as const }
}

type Told = Candidate & Pick<AlikeMatters['items'][number], 'confidence' | 'why'>

async function tell(tx: Transaction, likest: readonly Told[]): Promise<AlikeMatters['items']> {
  const ids = likest.map(({ id }) => id)
  const ofTitles = likest.flatMap(({ title }) => title ?? [])
  const titles = await plainTextsOf(tx, ids, ofTitles)
  return likest.map(({ no, state, closing, registeredAt, title, confidence, why }) => ({
    no,
    title: titles.get(title ?? '') ?? '',
    state,
    closing,
    registeredAt: toIso(registeredAt),
    confidence,
    why,
  }))
}
