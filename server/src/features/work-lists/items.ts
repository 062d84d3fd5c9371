import type { MatterItem } from 'contract/matter-items'
import { isWithin, type Staff } from 'core/access'
import { type Instant, lightOf, toIso } from 'core/calendar'
import type { Transaction } from '../../platform/database/queryable.ts'
import { type City, type Language, labelOf } from '../../platform/services.ts'
import { plainTextsOf } from '../matters/index.ts'
import { type Described, describe } from './described/store.ts'
import { isStillDue, type Line, never } from './store.ts'

/** Who reads a list, as a unit or as the centre, when and in which language. */
export interface Reader {
  actor: Staff
  asUnit: boolean
  city: City
  language: Language
  now: Instant
}

/** True when a matter is about the reader's unit or one above it: he never learns of it. */
export function isAbout({ actor, city }: Pick<Reader, 'actor' | 'city'>, about: readonly string[]): boolean {
  const { organizer } = actor
  return organizer !== null && about.some((unit) => isWithin(city.organizers, organizer, unit))
}

/** Lines of whose matters a reader may know, and these matters by their ids. */
export interface Known {
  lines: readonly Line[]
  matters: ReadonlyMap<string, Described>
}

/** True for a reader from whom no matter is hidden. */
export const knowsAll = ({ actor: { organizer, recused } }: Reader): boolean => organizer === null && !recused?.length

/** Those of the lines of whose matters the reader may know. For whoever counts lines before they are told. */
export async function knownTo(tx: Transaction, lines: readonly Line[], reader: Reader): Promise<Known> {
  if (lines.length === 0) return { lines, matters: new Map() }
  const found = await describe(tx, [...new Set(lines.map(({ matter }) => matter))])
  const matters = new Map(found.filter((matter) => isKnown(matter, reader)).map((matter) => [matter.id, matter]))
  return { lines: lines.filter(({ matter }) => matters.has(matter)), matters }
}

const isKnown = ({ no, about }: Described, reader: Reader): boolean =>
  !isAbout(reader, about) && !reader.actor.recused?.includes(no)

/** The lines as the reader may see them. Lines of matters about his unit are left out. */
export const tell = async (tx: Transaction, lines: readonly Line[], reader: Reader): Promise<MatterItem[]> =>
  tellKnown(tx, await knownTo(tx, lines, reader), reader)

/** Lines of which it is known already that the reader may see them, as he sees them. */
export async function tellKnown(tx: Transaction, { lines, matters }: Known, reader: Reader): Promise<MatterItem[]> {
  if (lines.length === 0) return []
  tx.readAs(reader.asUnit ? `unit:${reader.actor.organizer}` : 'centre')
  const told = lines.map((line) => ({ line, matter: matters.get(line.matter)! }))
  const shown = [...new Set(told.map(({ matter }) => matter))]
  const titles = await plainTextsOf(
    tx,
    shown.map(({ id }) => id),
    shown.flatMap((matter) => titleOf(matter, reader) ?? []),
  )
  return told.map(({ line, matter }) => itemOf(line, matter, { reader, titles }))
}

/** The text that is the title: units read of a report or confidential matter the one that was written for them. */
const titleOf = ({ sealed, title, titleForUnits }: Described, { asUnit }: Reader): string | null =>
  asUnit && sealed ? titleForUnits : title

interface Telling {
  reader: Reader
  titles: ReadonlyMap<string, string>
}

/** Each field by its name: copying all but some of a matter's costs ten times as much, fifty times a page. */
function itemOf(line: Line, matter: Described, { reader, titles }: Telling): MatterItem {
  const { city, language, now } = reader
  const { no, state, closing, type, category, urgency, district, confidential } = matter
  const label = category === null ? '' : labelOf(city, 'categories', category, language)
  const { dueAt, warnAt, assignment, assignmentState, organizer } = line
  const hasDue = dueAt !== null && dueAt < never
  const isLit = hasDue && warnAt !== null && isStillDue(assignmentState)
  return {
    no,
    title: titles.get(titleOf(matter, reader) ?? '') ?? label,
    state,
    closing,
    type,
    category,
    urgency,
    district,
    organizer: organizer ?? matter.lead,
    assignment,
    assignmentState,
    confidential,
    registeredAt: toIso(matter.registeredAt),
    dueAt: hasDue ? toIso(dueAt) : null,
    light: isLit ? runningLight({ dueAt, warnAt }, now) : null,
  }
}

/** Lists hold what is still owed, so its light is never that of something met. */
function runningLight(due: { dueAt: Instant; warnAt: Instant }, now: Instant): 'green' | 'yellow' | 'red' {
  const light = lightOf(due, now)
  return light === 'green' || light === 'yellow' ? light : 'red'
}
