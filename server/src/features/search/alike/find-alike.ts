import type { AlikeMatters } from 'contract/alike'
import type { Staff } from 'core/access'
import { toIso } from 'core/calendar'
import { isSealed } from 'core/matter'
import type { Transaction } from '../../../platform/database/queryable.ts'
import type { Services } from '../../../platform/services.ts'
import { openMatter, plainTextsOf } from '../../matters/index.ts'
import type { Bands } from '../bands.ts'
import { wordsOfMatter } from '../keep.ts'
import { wordsOfPlace } from '../row.ts'
import { wordedLike } from './by-bands.ts'
import { sharingRareWords } from './by-words.ts'
import { compare, mostAlike } from './compare.ts'
import type { Found } from './found.ts'
import type { Way } from './likeness.ts'
import { likestOf } from './likest.ts'
import { lookedFor } from './looked-for.ts'
import type { Sampler } from './sample.ts'
import { near, type Span, spanOf } from './span.ts'
import { type Candidate, standing } from './store.ts'

const leastConfidence = 0.25
/** At how many that are worded alike is looked. With so many there are likelier ones among them than rare words would find. */
const mostWorded = 100
/** At how many finds of rare words is looked; some are the same, found in several ways. */
const mostSharing = 150

type Parts = Pick<Services, 'db' | 'gathered' | 'city' | 'clock'> & { sample: Sampler }
const isOwnWord = (word: string): boolean => !/^[@#]/.test(word)

/**
 * Up to five matters that may be about the same thing as one: open or closed within a month, near it in time, worded
 * like it or with rare words in common, on its street or anywhere, see `lookedThrough`. Throws `not-found`
 * and `archived` like the matter's page.
 */
export async function findAlike(parts: Parts, no: string, actor: Staff): Promise<AlikeMatters> {
  const { db, city, clock, sample } = parts
  const { matter } = await openMatter(parts, no, { actor })
  const now = await clock.now()
  return db.transaction(async (tx) => {
    tx.readAs('centre')
    const row = await wordsOfMatter(tx, city, matter)
    const ofPlace = new Set(wordsOfPlace(city, matter))
    const own = (all: readonly string[]) => all.filter((word) => isOwnWord(word) && !ofPlace.has(word))
    const words = own((row?.words ?? '').split(' '))
    const span = spanOf(matter, now)
    const { weights, ways } = lookedFor(matter, words, await sample(tx, span, now))
    const bands = { here: row?.bands_here ?? [], anywhere: row?.bands_anywhere ?? [] }
    const found = await lookedThrough(tx, span, { bands, ways })
    const compared = found
      .filter(({ id }) => id !== matter.id)
      .map(({ id, words: all }) => {
        const theirs = own(all)
        return { id, words: theirs, most: mostAlike(matter, id, { weights, own: theirs, all }) }
      })
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

/** What is worded like it, and only where that is not enough what has rare words in common with it. */
async function lookedThrough(
  tx: Transaction,
  span: Span,
  { bands, ways }: { bands: Bands; ways: readonly Way[][] },
): Promise<Found[]> {
  const worded = await wordedLike(tx, span, { bands, most: mostWorded })
  if (worded.length >= mostWorded || ways.length === 0) return worded
  const rare = await sharingRareWords(tx, span, { ways, most: mostSharing })
  return [...new Map([...worded, ...rare].map((one) => [one.id, one])).values()]
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
