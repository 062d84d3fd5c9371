import { availableParallelism } from 'node:os'
import { addDays, type Day, dayOf, type Instant, startOfDay } from 'core/calendar'
import { saveCity } from '../demo/seed.ts'
import { sumOfHashes } from '../features/background/index.ts'
import { lookAgain } from '../features/retention/index.ts'
import { canonical } from '../platform/canonical.ts'
import { openPast } from '../platform/database/archive.ts'
import { asOwner } from '../platform/database/migrate.ts'
import { type Span, spansFor } from '../platform/database/partitions.ts'
import type { Queryable } from '../platform/database/queryable.ts'
import { leaseSerials } from '../platform/numbers.ts'
import { StartRefusal } from '../platform/refusal.ts'
import type { Services } from '../platform/services.ts'
import { runCrew } from './crew.ts'
import { monthHold } from './hold-months.ts'
import type { SliceMade, SliceOrder } from './make-slice.ts'
import { planDays } from './rhythm.ts'
import { lotsOf, planSlices, type Slice } from './slices.ts'
import { beginPast, holdsMore, type Past, readPast } from './store.ts'
import { type Aside, layAside, mindAside } from './words-aside.ts'

/** Contacts that are written in one commit: a count that several slices add to is written once for all of them. */
const mostTogether = 40_000
/** Of a small past each thread gets so many lots at least, so that none waits for another. */
const leastLots = 8

/** What is to be generated. */
export interface Wish {
  seed: number
  contacts: number
  months: number
  /** The last day of the past; yesterday where it is left out. */
  to?: Day
  /** Writes also into a database that holds more than the demo city. */
  add?: boolean
  threads?: number
}

/** What has been made in this run; `digest` is over those of its slices. */
export interface Made {
  past: Past
  contacts: number
  matters: number
  events: number
  contactTexts: number
  /** Matters of which the rules did not allow a step: they went on without it. */
  refused: number
  /** Contacts that this run is to make in all. */
  wanted: number
  /** Parts that an earlier run had written. */
  known: number
  digest: Buffer
}

/**
 * Writes a past of the demo city, part by part, each in one commit. Cut short and asked for the same again it goes on
 * where it stopped; done once, it does nothing. Refuses another city's database, and one that holds more than the demo.
 * To be run while the product does not serve.
 */
export async function generate(services: Services, wish: Wish, onMade: (made: Made) => void): Promise<Made> {
  const { db, config, clock } = services
  if (!config.demo)
    throw new StartRefusal(
      'What is generated belongs to the demo city, with its accounts: set DEMO=1, never for a real city.',
    )
  const now = await clock.now()
  const past = pastOf(wish, now)
  const done = new Set(await startPast(db, past, wish.add === true))
  if (services.city.all('organizers').length === 0) await saveCity(db)
  const until = startOfDay(addDays(past.to, 1))
  await asOwner(db.url, (client) => openPast(client, startOfDay(past.from), until))
  // Also where it is cut short and never gone on with.
  await lookAgain(db)

  const slices = slicesOf(past)
  const left = slices.filter(({ index }) => !done.has(index))
  const made = nothingYet(past, left)
  made.known = slices.length - left.length
  if (left.length === 0) return made
  const threads = Math.min(wish.threads ?? availableParallelism(), left.length)
  const lots = lotsOf(left, Math.min(mostTogether, Math.ceil(made.wanted / threads / leastLots)))
  const aside = mindAside(db.url, await asOwner(db.url, (client) => layAside(client, monthsOver(past, now))), left)
  try {
    await asOwner(db.url, async (client) => {
      const orders = ordersFor({ db, until, hold: monthHold(client), aside }, lots)
      await runCrew({ config, url: db.url, threads }, orders, (parts) => {
        for (const part of parts) {
          addTo(made, part)
          aside.written(slices[part.index]!)
        }
        onMade(made)
      })
    })
  } finally {
    await aside.end()
  }
  await lookAgain(db)
  return made
}

const nothingYet = (past: Past, left: readonly Slice[]): Made => ({
  past,
  contacts: 0,
  matters: 0,
  events: 0,
  contactTexts: 0,
  refused: 0,
  wanted: left.reduce((sum, { contacts }) => sum + contacts, 0),
  known: 0,
  digest: Buffer.alloc(32),
})

function addTo(made: Made, { contacts, matters, events, contactTexts, refused, digest }: SliceMade): void {
  made.contacts += contacts
  made.matters += matters
  made.events += events
  made.contactTexts += contactTexts
  made.refused += refused
  made.digest = sumOfHashes([digest], made.digest)
}

/** The months of a past in which nothing comes in any more by itself. */
const monthsOver = ({ from, to }: Past, now: Instant): Span[] =>
  spansFor(startOfDay(from), startOfDay(to), now).filter((span) => span.to <= now)

/** A month is counted as such, backwards from the day after the last. */
function pastOf({ seed, contacts, months, to }: Wish, now: Instant): Past {
  const yesterday = addDays(dayOf(now), -1)
  const last = to ?? yesterday
  if (last > yesterday) throw new StartRefusal(`The past ends at the latest yesterday, ${yesterday}.`)
  return { seed, contacts, from: monthsBefore(addDays(last, 1), months), to: last }
}

function monthsBefore(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10)
  return addDays(first, date - 1)
}

export const daysOf = ({ from, to }: Pick<Past, 'from' | 'to'>): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / 86_400_000) + 1

const slicesOf = (past: Past): Slice[] =>
  planSlices(past.seed, planDays(past.seed, { from: past.from, days: daysOf(past), contacts: past.contacts }))

/** Begins a past, or finds what is done of it. Answers the parts that are written. */
async function startPast(db: Queryable, past: Past, add: boolean): Promise<number[]> {
  const known = await readPast(db)
  if (known && canonical(known.past) === canonical(past)) return known.done
  if (!add && (await holdsMore(db)))
    throw new StartRefusal(
      'The database holds more than the demo city. Take another data folder, or say --add to write a past beside what is there.',
    )
  await beginPast(db, past)
  return []
}

interface Ordering {
  db: Queryable
  until: Instant
  hold: (day: Day) => Promise<void>
  aside: Aside
}

/** Orders in the order of the parts, so that each has the same numbers whoever makes it. */
async function* ordersFor(
  { db, until, hold, aside }: Ordering,
  lots: readonly Slice[][],
): AsyncGenerator<SliceOrder[]> {
  for (const lot of lots) {
    await hold(lot.at(-1)!.day)
    const orders: SliceOrder[] = []
    for (const slice of lot) {
      const firstSerial = await leaseSerials(db, slice.day, slice.matters)
      orders.push({ slice, firstSerial, until, wordsInto: aside.tableFor(slice.day) })
    }
    yield orders
  }
}
