import type { EventView, MatterView } from 'contract/views'
import type { Actor } from 'core/access'
import type { Instant } from 'core/calendar'
import { type Matter, momentFor, sightOf } from 'core/matter'
import type { Queryable } from '../../platform/database/queryable.ts'
import { Problem } from '../../platform/problem.ts'
import { type City, type Language, labelOf, type Services } from '../../platform/services.ts'
import { namesOf } from '../people/index.ts'
import { refuseArchived } from './archived/refuse.ts'
import { concerns } from './concerned.ts'
import { textIdsIn } from './facts.ts'
import { accountsIn, historyOf } from './history.ts'
import { type Reading, readTogether, type Seen } from './reading.ts'
import { isFirst } from './shown.ts'
import { eventsOf, gatherMatter, type Stored } from './store.ts'
import { textIdsOf, viewOf } from './view.ts'
import { contextFor } from './work.ts'

interface Reader {
  actor: Actor
  language: Language
}

/**
 * A matter the actor may open. Throws `archived` where its month is put away, and `not-found` also where he may not open it:
 * whether it exists is told to nobody else.
 */
export async function openMatter(
  { db, gathered, city }: Pick<Services, 'db' | 'gathered' | 'city'>,
  no: string,
  { actor }: Pick<Reader, 'actor'>,
): Promise<Stored> {
  return knownMatter(db, await gatherMatter(gathered, no), { no, actor, city })
}

/** A matter that was looked up, where the actor may know of it. Throws like `openMatter`. */
export async function knownMatter(
  on: Queryable,
  stored: Stored | undefined,
  { no, actor, city }: { no: string; actor: Actor; city: Pick<City, 'organizers'> },
): Promise<Stored> {
  if (!stored) await refuseArchived(on, no, { actor, city })
  if (!stored || isHidden(city, actor, stored)) throw new Problem('not-found')
  return stored
}

/** True when the actor may not know that the matter is there. */
export const isHidden = (city: Pick<City, 'organizers'>, actor: Actor, { matter }: Stored): boolean =>
  sightOf(actor, matter, city.organizers) === 'none'

/** A matter as the reader may see it now. */
export async function readMatter(services: Services, no: string, reader: Reader): Promise<MatterView> {
  return readOpened(services, await openMatter(services, no, reader), reader)
}

/** The same of a matter that was looked up, and that the reader may open. */
export async function readOpened(
  services: Services,
  { matter }: Pick<Stored, 'matter'>,
  reader: Reader,
): Promise<MatterView> {
  const now = await services.clock.now()
  return viewBy((asked) => readTogether(services, asked), services, { ...reader, matter, now })
}

/** A matter as the reader may see it at a moment; `read` reads what lies beside it. */
export async function viewBy(
  read: (asked: Reading) => Promise<Seen>,
  { city }: Pick<Services, 'city'>,
  { matter, actor, language, now }: Reader & { matter: Matter; now: Instant },
): Promise<MatterView> {
  const seen = await read({ actor, matter, texts: textIdsOf(matter) })
  const context = contextFor({ city }, { matter, actor, now: momentFor(now, matter) })
  return viewOf(matter, { seen, context, city, language })
}

/** What happened to a matter, as the reader may see it. */
export async function readHistory(services: Services, no: string, reader: Reader): Promise<EventView[]> {
  const { db, city } = services
  const { actor, language } = reader
  const { matter } = await openMatter(services, no, reader)
  const events = await eventsOf(db, matter.id)
  const names = actor.kind === 'staff' ? await namesOf(db, accountsIn(events), language) : new Map<string, string>()
  return historyOf(events, await readTogether(services, { actor, matter, texts: textIdsIn(events) }), {
    actor,
    isFirst: isFirst(matter, actor),
    isConcerned: (event) => concerns(event, matter, actor),
    kindOf: (clock) => matter.clocks.find(({ id }) => id === clock)?.kind,
    nameOf: (account) => names.get(account),
    labelOf: (organizer) => labelOf(city, 'organizers', organizer, language),
  })
}
