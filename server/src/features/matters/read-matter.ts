import type { EventView, MatterView } from 'contract/views'
import type { Actor } from 'core/access'
import type { Instant } from 'core/calendar'
import { sightOf } from 'core/matter'
import { Problem } from '../../platform/problem.ts'
import type { Language, Services } from '../../platform/services.ts'
import { historyOf, textIdsIn } from './history.ts'
import { readAs } from './reading.ts'
import { eventsOf, findMatter, type Stored } from './store.ts'
import { textIdsOf, viewOf } from './view.ts'
import { contextFor } from './work.ts'

interface Reader {
  actor: Actor
  language: Language
}

/** A matter the actor may open. Throws `not-found` also where he may not: whether it exists is told to nobody else. */
export async function openMatter(
  { db, city }: Pick<Services, 'db' | 'city'>,
  no: string,
  { actor }: Pick<Reader, 'actor'>,
): Promise<Stored> {
  const stored = await findMatter(db, no)
  if (!stored || sightOf(actor, stored.matter, city.organizers) === 'none') throw new Problem('not-found')
  return stored
}

/** A matter as the reader may see it now. */
export async function readMatter(services: Services, no: string, reader: Reader): Promise<MatterView> {
  const { matter } = await openMatter(services, no, reader)
  const now: Instant = Math.max(await services.clock.now(), matter.lastAt)
  return services.db.transaction(async (tx) => {
    const seen = await readAs(services, tx, { actor: reader.actor, matter, texts: textIdsOf(matter) })
    const context = contextFor(services, { matter, actor: reader.actor, now })
    return viewOf(matter, { seen, context, city: services.city, language: reader.language })
  })
}

/** What happened to a matter, as the reader may see it. */
export async function readHistory(services: Services, no: string, reader: Reader): Promise<EventView[]> {
  const { matter } = await openMatter(services, no, reader)
  const events = await eventsOf(services.db, matter.id)
  return services.db.transaction(async (tx) =>
    historyOf(
      events,
      await readAs(services, tx, { actor: reader.actor, matter, texts: textIdsIn(events) }),
      reader.actor,
    ),
  )
}
