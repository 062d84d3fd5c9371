import type { Instant } from 'core/calendar'
import type { Shelf } from '../../platform/database/queryable.ts'
import { lowestId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { lockMatterIfFree } from '../matters/index.ts'
import { cutMatter, doneSince } from './cut.ts'
import { type Ask, closedBefore, type Due, type Place, putOff, putOffBefore, spokenOfBefore } from './due-store.ts'

type Parts = Pick<Services, 'db'>

/** When it is done, and which months are gone through. */
export interface Round {
  now: Instant
  shelf: Shelf
}

/** Of closed matters: those closed since `from` are looked at, up to `before`. */
export interface ClosedRound extends Round {
  from: Instant
  before: Instant
}

/** What is gone through, from which moment on, and whether whatever is not cut is kept in mind. */
interface Source {
  select: (...asked: [Parameters<typeof closedBefore>[0], Ask]) => Promise<Due[]>
  from: Instant
  keeps: boolean
}

const pageSize = 200

/**
 * Cuts the matters of a shelf whose time is over by `before`: those that were put off, those closed since `from`, and those
 * spoken of after their cut. Each is a transaction of its own. Answers pages as it goes, by the number of matters cut.
 */
export async function cutClosed(
  parts: Parts,
  round: ClosedRound,
  onPage: (cut: number) => Promise<void>,
): Promise<void> {
  const sources: readonly Source[] = [
    { select: putOffBefore, from: 0, keeps: true },
    { select: closedBefore, from: round.from, keeps: true },
    { select: spokenOfBefore, from: 0, keeps: false },
  ]
  for (const source of sources) await cutPages(parts, { ...round, ...source }, onPage)
}

async function cutPages(
  { db }: Parts,
  { select, from, keeps, ...round }: ClosedRound & Source,
  onPage: (cut: number) => Promise<void>,
): Promise<void> {
  const { before, shelf } = round
  let after: Place = { id: lowestId, at: from }
  for (;;) {
    const page = await db.transaction((tx) => {
      tx.lookOn(shelf)
      return select(tx, { before, after, limit: pageSize })
    })
    const due = page.filter(({ isCut }) => !isCut)
    const left: Place[] = []
    for (const place of due) left.push(...(await leftOf({ db }, place, round)))
    if (keeps) await putOff(db, left)
    await onPage(due.length - left.length)
    if (page.length < pageSize) return
    after = page.at(-1)!
  }
}

/**
 * Cuts a matter, or answers from when on it is to be looked at again: what somebody holds just now or still needs in the next
 * run, what went into a matter that was closed later once that is as old.
 */
function leftOf({ db }: Parts, place: Place, { now, shelf, before }: Omit<ClosedRound, 'from'>): Promise<Place[]> {
  return db.transaction(async (tx) => {
    tx.readAs('centre')
    tx.lookOn(shelf)
    const stored = await lockMatterIfFree(tx, place.id)
    tx.lookOn('attached')
    const since = stored && (await doneSince(tx, stored.matter))
    if (!stored || since === undefined || since >= before) return [{ id: place.id, at: since ?? place.at }]
    await cutMatter(tx, stored.matter, { at: now, request: null, shelf })
    return []
  })
}
