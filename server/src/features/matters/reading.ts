import type { Actor } from 'core/access'
import type { Instant } from 'core/calendar'
import { isUnitSight, type Matter, type Sight, sightOf } from 'core/matter'
import type { Transaction } from '../../platform/database/queryable.ts'
import type { KeyRing } from '../../platform/keys.ts'
import type { Services } from '../../platform/services.ts'
import { type Beside, gatherBeside, readBeside, type StoredPerson, type StoredText, type Wish } from './beside-store.ts'
import { type Identity, personContext } from './persons.ts'
import { textContext } from './work-rows.ts'

/** What a reader may see of a matter beside its aggregate: texts and persons by their ids. */
export interface Seen {
  sight: Sight
  texts: ReadonlyMap<string, string>
  persons: ReadonlyMap<string, Identity>
  /** What was added to the request, in order; a demander sees what he has added himself. */
  supplements: readonly { at: Instant; text: string }[]
  /** When persons and texts of the matter were cut; null while they are there. */
  cutAt: Instant | null
}

/** As whom the database lets the actor read: a second guard beside the views, see the policies of the tables. */
export function readerOf(actor: Actor, sight: Sight): string {
  if (actor.kind === 'demander') return `demander:${actor.matter}`
  if (isUnitSight(sight) && actor.kind === 'staff') return `unit:${actor.organizer}`
  return sight === 'full' || sight === 'masked' ? 'centre' : ''
}

/** What is to be read of a matter, and who asks. */
export interface Reading {
  actor: Actor
  matter: Matter
  /** Ids of the texts. */
  texts: readonly string[]
}

type Parts = Pick<Services, 'keys' | 'city'>

/** Reads the texts of the given ids and the persons of a matter as the actor may, in a transaction. */
export const readAs = (parts: Parts, tx: Transaction, asked: Reading): Promise<Seen> =>
  readBy((wish) => readBeside(tx, wish), parts, asked)

/** The same, with what others read at this moment. */
export const readTogether = (parts: Parts & Pick<Services, 'gathered'>, asked: Reading): Promise<Seen> =>
  readBy((wish) => gatherBeside(parts.gathered, wish), parts, asked)

async function readBy(
  read: (wish: Wish) => Promise<Beside>,
  { keys, city }: Parts,
  { actor, matter, texts: ids }: Reading,
): Promise<Seen> {
  const sight = sightOf(actor, matter, city.organizers)
  const reader = readerOf(actor, sight)
  const wish = { reader, matter: matter.id, texts: ids, persons: seesPersons.includes(sight), ...onlyBy(actor, matter) }
  const { texts: rows, persons: stored } = sight === 'none' ? nothing : await read(wish)
  const persons = identitiesOf(keys, stored)
  const found = rows.map((row) => ({ ...row, text: plainOf(keys, row) }))
  const readable = found.flatMap(({ id, text }) => (text === null ? [] : [[id, text] as const]))
  const supplements = found.flatMap(({ kind, at, text }) =>
    kind === 'supplement.text' && text !== null ? [{ at, text }] : [],
  )
  const cuts = [...rows, ...stored].flatMap(({ cutAt }) => cutAt ?? [])
  const cutAt = cuts.length > 0 ? Math.max(...cuts) : null
  return { sight, persons, texts: new Map(readable), supplements, cutAt }
}

/** Of several demanders each reads what he has added himself. */
const onlyBy = (actor: Actor, { participants }: Matter): Pick<Wish, 'by'> =>
  actor.kind === 'demander' && participants.length > 1 ? { by: actor.participant } : {}

const nothing: Beside = { texts: [], persons: [] }
const seesPersons: readonly Sight[] = ['full', 'masked', 'unit', 'own']

const identitiesOf = (keys: KeyRing, rows: readonly StoredPerson[]): Map<string, Identity> =>
  new Map(
    rows.flatMap(({ id, data }) =>
      data ? [[id, JSON.parse(keys.decrypt(data, personContext(id))) as Identity] as const] : [],
    ),
  )

/** Null once retention has cut the text. */
function plainOf(keys: KeyRing, { id, plain, data }: StoredText): string | null {
  if (plain !== null) return plain
  return data ? keys.decrypt(data, textContext(id)) : null
}
