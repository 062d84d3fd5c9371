import type { CallerView } from 'contract/contacts'
import { maskName, type Staff } from 'core/access'
import { computeDue, type Instant, toIso } from 'core/calendar'
import { isOpen, type Matter, sightOf } from 'core/matter'
import { ruleSetAt } from 'core/rules'
import type { Audit } from '../../../platform/audit.ts'
import { phoneHashes } from '../../../platform/phones.ts'
import { type Language, labelOf, type Services } from '../../../platform/services.ts'
import { personContext, plainTextsOf } from '../../matters/index.ts'
import { openTaskOf } from '../callbacks/store.ts'
import { type FoundPerson, mattersOf, personsOfPhone } from './store.ts'

type Parts = Pick<Services, 'db' | 'keys' | 'clock' | 'city'> & { audit: Audit }

/** Demanders looked at, of all matters and of open ones each: more than anybody has open. */
const mostFound = 50

interface Reader {
  actor: Staff
  language: Language
}

/**
 * The matters of a number that a new call may be about: open ones, and those closed so lately that the same may be meant
 * (`merge.window`). Found by keyed hash; names are masked, and what the reader may not open is left out. The search is
 * entered in the access log before it is answered, without the number.
 */
export async function findMatters(parts: Parts, phone: string, reader: Reader): Promise<CallerView> {
  const { db, keys, clock, audit } = parts
  const hashes = phoneHashes(keys, phone)
  const now = await clock.now()
  const card = await db.transaction(async (tx) => {
    tx.readAs('centre')
    const [persons, task] = await Promise.all([personsOfPhone(tx, hashes, mostFound), openTaskOf(tx, hashes)])
    const found = await mattersOf(tx, [...new Set(persons.map(({ matter }) => matter))])
    const matters = found.filter((matter) => concerns(parts, matter, { persons, now, reader }))
    const ids = matters.map(({ id }) => id)
    const ofTitles = matters.flatMap(({ texts }) => texts.title ?? [])
    const titles = await tx.last(() => plainTextsOf(tx, ids, ofTitles))
    const items = matters.map((matter) => itemOf(parts, matter, { persons, titles, language: reader.language }))
    return { items, callback: task !== undefined }
  })
  const facts = { call: 'findCaller', found: card.items.map(({ no }) => no) }
  await audit.note({ account: reader.actor.account, kind: 'search', facts })
  return card
}

const isPresent = (matter: Matter, { id }: FoundPerson): boolean =>
  matter.participants.some((one) => one.id === id && one.leftAt === null)

function concerns(
  { city }: Pick<Parts, 'city'>,
  matter: Matter,
  { persons, now, reader }: { persons: readonly FoundPerson[]; now: Instant; reader: Reader },
): boolean {
  if (sightOf(reader.actor, matter, city.organizers) === 'none') return false
  if (!persons.some((person) => isPresent(matter, person))) return false
  if (isOpen(matter) || matter.closedAt === null) return true
  const { limit } = ruleSetAt(city.profile, now).limits['merge.window']
  return now < computeDue(city.calendar, { start: matter.closedAt, limit }).dueAt
}

interface Known {
  persons: readonly FoundPerson[]
  titles: ReadonlyMap<string, string>
  language: Language
}

function itemOf(
  { keys, city }: Pick<Parts, 'keys' | 'city'>,
  matter: Matter,
  known: Known,
): CallerView['items'][number] {
  const { persons, titles, language } = known
  const title = matter.texts.title === null ? undefined : titles.get(matter.texts.title)
  const person = persons.find((one) => isPresent(matter, one))
  const name = person && (JSON.parse(keys.decrypt(person.data, personContext(person.id))) as { name: string }).name
  const place = matter.place.street ?? matter.place.district
  return {
    no: matter.no,
    state: matter.state,
    closing: matter.closing,
    type: matter.type,
    ...(matter.category && { categoryLabel: labelOf(city, 'categories', matter.category, language) }),
    ...(title && { title }),
    ...(name && { name: maskName(name) }),
    ...(place && { placeLabel: labelOf(city, 'places', place, language) }),
    registeredAt: toIso(matter.registeredAt),
    closedAt: matter.closedAt === null ? null : toIso(matter.closedAt),
  }
}
