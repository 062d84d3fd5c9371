import { hash } from 'node:crypto'
import type { Staff } from 'core/access'
import type { Instant } from 'core/calendar'
import type { Count, CountedContact } from 'core/counts'
import type { Matter } from 'core/matter'
import type { DemoMatter } from '../demo/index.ts'
import { playSteps } from '../demo/play.ts'
import { type Random, seeded } from '../demo/random.ts'
import { contactRowsOf } from '../features/contacts/index.ts'
import { countsOf } from '../features/rollups/index.ts'
import { type WordedText, wordsRow } from '../features/search/index.ts'
import { matterNo } from '../platform/numbers.ts'
import { countedContact, type OutboxRow } from '../platform/outbox.ts'
import type { Services } from '../platform/services.ts'
import { callBack } from './call-backs.ts'
import { type DrawnContact, drawContact, type Linkable } from './draw-contact.ts'
import { drawLife } from './life.ts'
import { momentIn } from './rhythm.ts'
import { type Sheet, Sheets } from './sheets.ts'
import type { Slice } from './slices.ts'
import { liftSupervisions } from './supervision.ts'

/** What is to be made: a part of a day, with the first of its serials, up to the moment at which the past ends. */
export interface SliceOrder {
  slice: Slice
  firstSerial: number
  until: Instant
}

/** What was made. The digest is over what tells one drawn thing from another and what became of each: the same seed gives the same. */
export interface SliceMade {
  index: number
  matters: number
  contacts: number
  events: number
  /** Texts of contacts, of which a matter has its own. */
  contactTexts: number
  /** Matters of which the rules did not allow a step: they went on without it. */
  refused: number
  digest: Buffer
}

/** Everything that is written with a slice. */
export interface SliceRows {
  made: SliceMade
  sheets: Sheet[]
  counts: Count[]
  news: OutboxRow[]
}

const operator: Staff = { kind: 'staff', account: 'operator', roles: ['operator'], organizer: null }
/** More than the contacts of any slice: numbers of two slices never meet. */
const numbersPerSlice = 10_000

/** Makes the rows of one slice as the product itself would have, without a database. */
export async function makeSlice(services: Services, order: SliceOrder): Promise<SliceRows> {
  const random = seeded(order.slice.seed)
  const told: string[] = []
  const sheets = new Sheets()
  const { played, matters, news, counted, events, refused } = await makeMatters(services, order, {
    random,
    told,
    sheets,
  })
  const { slice } = order
  const others = Array.from({ length: slice.contacts - slice.matters }, (_, n) =>
    drawContact(random, { ...slice, n: slice.index * numbersPerSlice + n, matters }),
  )
  let contactTexts = 0
  // Their rows come in the order of their ids, as they do where contacts come one after another.
  for (const drawn of others.sort((one, other) => one.endedAt - other.endedAt)) {
    told.push(traceOfContact(drawn))
    const added = addContact(services, drawn, { played, order, random, sheets })
    counted.push(added.counted)
    contactTexts += added.texts
  }
  // Whatever was drawn otherwise took other numbers, so that the next one is another.
  told.push(String(random()))
  return {
    made: {
      index: slice.index,
      matters: played.length,
      contacts: slice.contacts,
      events,
      contactTexts,
      refused,
      digest: hash('sha256', told.join('\n'), 'buffer'),
    },
    sheets: sheets.all(),
    counts: countsOf(news, counted),
    news,
  }
}

/** What tells a drawn matter from another one. */
const traceOfMatter = ({ type, category, channel, lead, demander, title, content }: DemoMatter): string =>
  `${type} ${category} ${channel} ${lead} ${demander?.phone} ${title} ${content}`

/** What tells a drawn contact from another one. */
const traceOfContact = ({ body, startedAt, endedAt, about }: DrawnContact): string =>
  `${startedAt} ${endedAt} ${about} ${body.channel} ${body.outcome} ${body.phone} ${body.answer?.text}`

interface Making {
  random: Random
  /** What the digest is over, in order. */
  told: string[]
  sheets: Sheets
}

async function makeMatters(services: Services, { slice, firstSerial, until }: SliceOrder, making: Making) {
  const { random, told, sheets } = making
  const { day, part, storm } = slice
  let serial = firstSerial
  const numbered: Services = { ...services, numbers: async () => matterNo(day, serial++) }
  const played: Matter[] = []
  const matters: Linkable[] = []
  const news: OutboxRow[] = []
  const counted: CountedContact[] = []
  let events = 0
  let refused = 0
  const births = Array.from({ length: slice.matters }, () => momentIn(day, part, random)).sort(
    (one, other) => one - other,
  )
  for (const [index, at] of births.entries()) {
    const { matter, steps } = drawLife(random, { at, n: slice.index * numbersPerSlice + index, storm })
    const past = steps.filter((step) => step.at < until)
    const outcome = await playSteps(numbered, { matter, steps: past, now: until, imported: true })
    const { work } = outcome
    if (outcome.refused) refused++
    liftSupervisions(work, random, until)
    const rows = work.rows()
    sheets.add(rows)
    sheets.add({ words: [wordsRow(services.city, work.matter, rows.texts as unknown as WordedText[])!] })
    news.push(...(rows.outbox as unknown as OutboxRow[]))
    counted.push(...rows.contacts.map(countedContact))
    // The matter alone stays: what was written of it is in the sheets.
    played.push(work.matter)
    events += work.events.length
    const { registeredAt, closedAt } = work.matter
    matters.push({ phone: matter.demander?.phone, from: registeredAt, to: Math.min(closedAt ?? until, until) })
    told.push(traceOfMatter(matter), ...work.events.map(({ at, command, outcome }) => `${at} ${command} ${outcome}`))
  }
  return { played, matters, news, counted, events, refused }
}

interface Adding {
  played: readonly Matter[]
  order: SliceOrder
  random: Random
  sheets: Sheets
}

/** Adds the rows of one contact, and answers what it counts as and how many texts it has. */
function addContact(services: Services, drawn: DrawnContact, { played, order, random, sheets }: Adding) {
  const { body, startedAt, endedAt, about } = drawn
  const matter = about === null ? undefined : played[about]
  const { keys, city } = services
  const times = { startedAt, endedAt }
  const rows = contactRowsOf(body, { keys, city, actor: operator, repetition: undefined, now: endedAt, times, matter })
  const { contacts, texts, ratings } = rows
  sheets.add({ contacts, texts, ratings })
  for (const row of rows.tasks) {
    const { task, tries } = callBack(random, row, { missedAt: endedAt, until: order.until })
    sheets.add({ tasks: [task], tries })
  }
  return { counted: countedContact(contacts[0]), texts: texts.length }
}
