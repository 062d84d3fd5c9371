import type { Actor } from 'core/access'
import type { Instant } from 'core/calendar'
import { isUnitSight, type Matter, type Sight, sightOf } from 'core/matter'
import type { Transaction } from '../../platform/database/pool.ts'
import type { KeyRing } from '../../platform/keys.ts'
import type { Services } from '../../platform/services.ts'
import { type Identity, personContext } from './persons.ts'
import { personsOf, type StoredPerson, type StoredText, textsOf } from './store.ts'
import { textContext } from './work-rows.ts'

/** What a reader may see of a matter beside its aggregate: texts and persons by their ids. */
export interface Seen {
  sight: Sight
  texts: ReadonlyMap<string, string>
  persons: ReadonlyMap<string, Identity>
  /** What the demander has added to his request, in order. */
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

/** Reads the texts of the given ids and the persons of a matter as the actor may. */
export async function readAs(
  { keys, city }: Pick<Services, 'keys' | 'city'>,
  tx: Transaction,
  { actor, matter, texts }: { actor: Actor; matter: Matter; texts: readonly string[] },
): Promise<Seen> {
  const sight = sightOf(actor, matter, city.organizers)
  tx.readAs(readerOf(actor, sight))
  const [rows, stored] = await Promise.all([
    sight === 'none' ? [] : textsOf(tx, matter.id, texts),
    seesPersons.includes(sight) ? personsOf(tx, matter.id) : [],
  ])
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
