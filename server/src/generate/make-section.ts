import type { Hash } from 'node:crypto'
import type { Staff } from 'core/access'
import type { Instant } from 'core/calendar'
import type { Count, CountedContact } from 'core/counts'
import type { Matter } from 'core/matter'
import type { DemoMatter } from '../demo/index.ts'
import { playSteps } from '../demo/play.ts'
import type { Random } from '../demo/random.ts'
import { type Head, headsOf } from '../features/background/index.ts'
import { contactRowsOf } from '../features/contacts/index.ts'
import { countsOf } from '../features/rollups/index.ts'
import { type TextCutter, type WordedText, wordsRow } from '../features/search/index.ts'
import { matterNo } from '../platform/numbers.ts'
import { countedContact, type OutboxRow } from '../platform/outbox.ts'
import type { Services } from '../platform/services.ts'
import { callBack } from './call-backs.ts'
import { type DrawnContact, drawContact, type Linkable } from './draw-contact.ts'
import { drawLife } from './life.ts'
import { momentIn } from './rhythm.ts'
import type { Sheets } from './sheets.ts'
import type { Section, Slice } from './slices.ts'
import { liftSupervisions } from './supervision.ts'

/** What is to be made: a stretch of a slice, with the first of its serials, up to the moment at which the past ends. */
export interface SectionOrder {
  slice: Slice
  section: Section
  firstSerial: number
  until: Instant
}

/** What the stretches of a slice share: the numbers that are drawn, the city's cutter, the lines that are written, and the digest of the slice. */
export interface Making {
  random: Random
  cutter: TextCutter
  sheets: Sheets
  digest: Hash
}

/** What came of a stretch beside its lines. */
export interface SectionMade {
  events: number
  contactTexts: number
  refused: number
  counts: Count[]
  heads: Head[]
}

const operator: Staff = { kind: 'staff', account: 'operator', roles: ['operator'], organizer: null }
/** More than the contacts of any slice: numbers of two slices never meet. */
const numbersPerSlice = 10_000

/** Makes the matters of a stretch and then its other contacts, some of them about these matters, and writes their lines. */
export async function makeSection(services: Services, order: SectionOrder, making: Making): Promise<SectionMade> {
  const { random, digest } = making
  const { slice, section } = order
  const { played, matters, traces, news, counted, events, refused } = await makeMatters(services, order, making)
  const first = slice.index * numbersPerSlice + section.before.others
  const others = Array.from({ length: section.others }, (_, n) =>
    drawContact(random, { day: slice.day, part: section.part, n: first + n, matters }),
  )
  let contactTexts = 0
  // Within a stretch their rows come in the order of their ids, as they do where contacts come one after another.
  for (const drawn of others.sort((one, other) => one.endedAt - other.endedAt)) {
    traces.push(traceOfContact(drawn))
    const added = addContact(services, drawn, { played, order, making })
    counted.push(added.counted)
    contactTexts += added.texts
  }
  // Whatever was drawn otherwise took other numbers, so that the next one is another.
  traces.push(String(random()))
  digest.update(traces.join('\n'))
  return { events, contactTexts, refused, counts: countsOf(news, counted), heads: headsOf(news) }
}

/** What tells a drawn matter from another one. */
const traceOfMatter = ({ type, category, channel, lead, demander, title, content }: DemoMatter): string =>
  `${type} ${category} ${channel} ${lead} ${demander?.phone} ${title} ${content}`

/** What tells a drawn contact from another one. */
const traceOfContact = ({ body, startedAt, endedAt, about }: DrawnContact): string =>
  `${startedAt} ${endedAt} ${about} ${body.channel} ${body.outcome} ${body.phone} ${body.answer?.text}`

async function makeMatters(
  services: Services,
  { slice, section, firstSerial, until }: SectionOrder,
  { random, cutter, sheets }: Making,
) {
  let serial = firstSerial
  const numbered: Services = { ...services, numbers: async () => matterNo(slice.day, serial++) }
  const played: Matter[] = []
  const matters: Linkable[] = []
  const traces: string[] = []
  const news: OutboxRow[] = []
  const counted: CountedContact[] = []
  let events = 0
  let refused = 0
  const births = Array.from({ length: section.matters }, () => momentIn(slice.day, section.part, random)).sort(
    (one, other) => one - other,
  )
  const first = slice.index * numbersPerSlice + section.before.matters
  for (const [index, at] of births.entries()) {
    const { matter, steps } = drawLife(random, { at, n: first + index, storm: slice.storm })
    const past = steps.filter((step) => step.at < until)
    const outcome = await playSteps(numbered, { matter, steps: past, now: until, imported: true })
    const { work } = outcome
    if (outcome.refused) refused++
    liftSupervisions(work, random, until)
    const rows = work.rows()
    sheets.add(rows)
    const texts = rows.texts as unknown as WordedText[]
    sheets.add({ words: [wordsRow(services.city, work.matter, texts, cutter)!] })
    news.push(...(rows.outbox as unknown as OutboxRow[]))
    counted.push(...rows.contacts.map(countedContact))
    // The matter alone stays: what was written of it is in the sheets.
    played.push(work.matter)
    events += work.events.length
    const { registeredAt, closedAt } = work.matter
    matters.push({ phone: matter.demander?.phone, from: registeredAt, to: Math.min(closedAt ?? until, until) })
    traces.push(traceOfMatter(matter), ...work.events.map(({ at, command, outcome }) => `${at} ${command} ${outcome}`))
  }
  return { played, matters, traces, news, counted, events, refused }
}

interface Adding {
  played: readonly Matter[]
  order: SectionOrder
  making: Making
}

/** Adds the rows of one contact, and answers what it counts as and how many texts it has. */
function addContact(services: Services, drawn: DrawnContact, { played, order, making: { random, sheets } }: Adding) {
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
