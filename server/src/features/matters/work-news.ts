import { dayOf, type Instant } from 'core/calendar'
import { countsMoved } from 'core/counts'
import { type Matter, noticesOf } from 'core/matter'
import { satisfiedFrom } from 'core/rules'
import { countedContact, type MatterNews } from '../../platform/outbox.ts'
import type { City } from '../../platform/services.ts'
import type { ChainedEvent } from './chain.ts'
import { listsOf, unitsOf } from './lists.ts'
import { isReworded } from './worded.ts'

/** What one commit did to a matter. */
interface Done {
  /** The matter before it; undefined where it was made by it. */
  before: Matter | undefined
  /** The matter after each of its events. */
  afters: readonly Matter[]
  /** Its events with their links, one at least. */
  chained: readonly ChainedEvent[]
  recordedAt: Instant
  /** A past that is brought in: it is anchored like everything, and told to nobody. */
  isPast: boolean
  /** Rows of contacts that were written with it, and kinds of its texts. */
  contacts: readonly Record<string, unknown>[]
  kinds: readonly string[]
}

/** What the relay is told of a commit. */
export function newsOf(
  { profile }: Pick<City, 'profile'>,
  { before, afters, chained, recordedAt, isPast, contacts, kinds }: Done,
): MatterNews {
  const events = chained.map(({ event }) => event)
  const matter = afters.at(-1)!
  const sides = isPast ? [] : before ? [before, matter] : [matter]
  const notices = isPast
    ? []
    : events.flatMap((event) =>
        noticesOf(event, matter).map((notice) => ({ ...notice, event: event.id, at: event.at })),
      )
  const counts = countsMoved(before, afters, satisfiedFrom(profile))
  return {
    no: matter.no,
    matter: matter.id,
    seq: events[0]!.seq,
    hashes: chained.map(({ hash }) => hash.toString('hex')),
    day: dayOf(recordedAt),
    lists: [...new Set(sides.flatMap(listsOf))],
    units: [...new Set(sides.flatMap(unitsOf))],
    hidden: matter.about,
    ...(notices.length > 0 && { notices }),
    ...(contacts.length > 0 && { contacts: contacts.map(countedContact) }),
    ...(counts && { counts }),
    reworded: isReworded(before, matter, kinds),
  }
}
