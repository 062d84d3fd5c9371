import { addDays, dayOf, type Instant, startOfDay } from 'core/calendar'
import type { Matter } from 'core/matter'
import { type LimitKey, ruleSetAt } from 'core/rules'
import { accessRow } from '../../platform/audit.ts'
import { alone, whileShelvesRest } from '../../platform/database/alone.ts'
import { advisoryLocks } from '../../platform/database/locks.ts'
import { type Shelf, shelves, type Transaction } from '../../platform/database/pool.ts'
import { lowestId } from '../../platform/ids.ts'
import { appendOutbox } from '../../platform/outbox.ts'
import type { Services } from '../../platform/services.ts'
import { lockMatterIfFree } from '../matters/index.ts'
import { areDone, cutMatter, isDone } from './cut.ts'
import { closedBefore, cutContacts, type Place, spokenOfBefore, takeOldContacts } from './store.ts'

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
 * `now`, what was said of it since it was cut once that is as old, and of contacts without a matter older than `retention.contact`, in the archive as well. Each matter is a transaction of its own, so a
 * run that was cut short is simply run again. Undefined while another process is at it.
 */
export async function cutByTime(
  parts: Parts,
  { now, onPage }: { now: Instant; onPage?: (cut: Cut) => void },
): Promise<Cut | undefined> {
  const done = await alone(parts.db, advisoryLocks.retention, () =>
    whileShelvesRest(parts.db, async () => {
      const cut: Cut = { matters: 0, contacts: 0 }
      const add = (page: Partial<Cut>) => {
        cut.matters += page.matters ?? 0
        cut.contacts += page.contacts ?? 0
        onPage?.({ ...cut })
      }
      for (const shelf of shelves) {
        await cutClosed(parts, { now, shelf }, (matters) => add({ matters }))
        await cutOldContacts(parts, { now, shelf }, (contacts) => add({ contacts }))
      }
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

/** When it is done, and which months are gone through. */
interface Round {
  now: Instant
  shelf: Shelf
}

async function cutClosed(parts: Parts, { now, shelf }: Round, onPage: (matters: number) => void): Promise<void> {
  const before = keptFrom(parts, now, 'retention.matter')
  const isOver = (matter: Matter): boolean => isDone(matter) && matter.closedAt !== null && matter.closedAt < before
  for (const select of [closedBefore, spokenOfBefore])
    await cutPages(parts, { now, shelf, before, isOver, select }, onPage)
}

interface Pages extends Round {
  before: Instant
  isOver: (matter: Matter) => boolean
  select: typeof closedBefore
}

async function cutPages(
  parts: Parts,
  { now, shelf, before, isOver, select }: Pages,
  onPage: (matters: number) => void,
): Promise<void> {
  const { db } = parts
  let after: Place = { id: lowestId, at: 0 }
  for (;;) {
    const page = await db.transaction((tx) => {
      tx.lookOn(shelf)
      return select(tx, { before, after, limit: pageSize })
    })
    const cut: string[] = []
    for (const { id } of page) if (await cutIfOver(parts, id, { now, shelf, isOver })) cut.push(id)
    await enterPage(db.transaction, { matters: cut.length }, before)
    onPage(cut.length)
    if (page.length < pageSize) return
    after = page.at(-1)!
  }
}

/** A matter that somebody holds just now is left for the next run. */
function cutIfOver(
  { db }: Parts,
  id: string,
  { now, shelf, isOver }: Round & { isOver: (matter: Matter) => boolean },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    tx.readAs('centre')
    tx.lookOn(shelf)
    const stored = await lockMatterIfFree(tx, id)
    tx.lookOn('attached')
    if (!stored || !(await areDone(tx, stored.matter, isOver))) return false
    await cutMatter(tx, stored.matter, { at: now, request: null, shelf })
    return true
  })
}

async function cutOldContacts(parts: Parts, { now, shelf }: Round, onPage: (contacts: number) => void): Promise<void> {
  const before = keptFrom(parts, now, 'retention.contact')
  for (;;) {
    const contacts = await parts.db.transaction(async (tx) => {
      tx.readAs('centre')
      tx.lookOn(shelf)
      const old = await takeOldContacts(tx, before, pageSize)
      await cutContacts(tx, old, now)
      return old.length
    })
    await enterPage(parts.db.transaction, { contacts }, before)
    onPage(contacts)
    if (contacts < pageSize) return
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
