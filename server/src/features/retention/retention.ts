import { addDays, dayOf, type Instant, startOfDay } from 'core/calendar'
import { type LimitKey, ruleSetAt } from 'core/rules'
import { accessRow } from '../../platform/audit.ts'
import { alone, whileShelvesRest } from '../../platform/database/alone.ts'
import { advisoryLocks } from '../../platform/database/locks.ts'
import { shelves, type Transaction } from '../../platform/database/queryable.ts'
import { lowestId } from '../../platform/ids.ts'
import { appendOutbox } from '../../platform/outbox.ts'
import type { Services } from '../../platform/services.ts'
import { cutClosed, type Round } from './cut-closed.ts'
import type { Place } from './due-store.ts'
import { beginReach, endReach } from './reach-store.ts'
import { cutContacts, takeOldContacts } from './store.ts'

type Parts = Pick<Services, 'db' | 'city'>

/** How many matters and how many contacts without one were cut. */
export interface Cut {
  matters: number
  contacts: number
}

const pageSize = 200

/** The account under which the access log enters what no person has decided. */
export const byTime = 'system'

/**
 * Cuts the persons and texts of every matter that was closed longer ago than `retention.matter` of the rules in force at
 * `now`, what was said of it since it was cut once that is as old, and of contacts without a matter older than
 * `retention.contact`, in the archive as well. It looks at what became due since the last run, and at what that one passed
 * over. Each matter is a transaction of its own, so a run that was cut short is simply run again. Undefined while another
 * process is at it.
 */
export async function cutByTime(
  parts: Parts,
  { now, onPage }: { now: Instant; onPage?: (cut: Cut) => void },
): Promise<Cut | undefined> {
  const done = await alone(parts.db, advisoryLocks.retention, () =>
    whileShelvesRest(parts.db, async () => {
      const cut: Cut = { matters: 0, contacts: 0 }
      const add = async (page: Partial<Cut>, before: Instant) => {
        await enterPage(parts.db.transaction, page, before)
        cut.matters += page.matters ?? 0
        cut.contacts += page.contacts ?? 0
        onPage?.({ ...cut })
      }
      const before = keptFrom(parts, now, 'retention.matter')
      const reach = await beginReach(parts.db, before)
      for (const shelf of shelves)
        await cutClosed(parts, { now, shelf, before, from: reach.from }, (matters) => add({ matters }, before))
      await endReach(parts.db, reach)
      const recent = keptFrom(parts, now, 'retention.contact')
      for (const shelf of shelves)
        await cutOldContacts(parts, { now, shelf, before: recent }, (contacts) => add({ contacts }, recent))
      return cut
    }),
  )
  return done?.result
}

/** The start of the first day that is still kept. */
function keptFrom({ city }: Parts, now: Instant, key: Extract<LimitKey, `retention.${string}`>): Instant {
  const { value } = ruleSetAt(city.profile, now).limits[key].limit
  return startOfDay(addDays(dayOf(now), -value))
}

async function cutOldContacts(
  { db }: Parts,
  { now, shelf, before }: Round & { before: Instant },
  onPage: (contacts: number) => Promise<void>,
): Promise<void> {
  let after: Place = { id: lowestId, at: 0 }
  for (;;) {
    const page = await db.transaction(async (tx) => {
      tx.readAs('centre')
      tx.lookOn(shelf)
      const old = await takeOldContacts(tx, { before, after, limit: pageSize })
      const ids = old.map(({ id }) => id)
      await cutContacts(tx, ids, now)
      return old
    })
    await onPage(page.length)
    if (page.length < pageSize) return
    after = page.at(-1)!
  }
}

/** One entry a page: each matter's own cut is kept beside it. */
async function enterPage(
  transaction: Services['db']['transaction'],
  counts: Partial<Cut>,
  before: Instant,
): Promise<void> {
  if (Object.values(counts).every((count) => count === 0)) return
  const facts = { what: 'by-time', ...counts, before: dayOf(before) }
  await transaction((tx: Transaction) => appendOutbox(tx, [accessRow({ account: byTime, kind: 'cut', facts })]))
}
