import { computeDue, type Instant } from 'core/calendar'
import type { LimitKey } from 'core/rules'
import { boundsOf, type Span } from '../../platform/database/partitions.ts'
import type { Queryable } from '../../platform/database/queryable.ts'
import type { City, Services } from '../../platform/services.ts'
import { findMatter } from '../matters/index.ts'
import { type GoingOn, goingOn, lastClosing, lastClosingOf, mattersElsewhere, mergedInto } from './store.ts'

/** Why a month must stay attached; `recent`: the time in which its matters, or those of its contacts, come back, with its end. */
export type Unripe = { why: keyof GoingOn | 'merged'; count: number } | { why: 'recent'; until: Instant }

/** Times that run from a matter's end and in which it is opened again, or taken for the one a new call is about. */
const comebacks: readonly LimitKey[] = ['supplement.reopen', 'review.applyWindow', 'longTerm.window', 'merge.window']

/** From when on nothing that ended at a moment comes back, under any rule set of the city. */
export const settledAt = ({ profile, calendar }: Pick<City, 'profile' | 'calendar'>, end: Instant): Instant =>
  Math.max(
    ...profile.versions.flatMap(({ limits }) =>
      comebacks.map((key) => computeDue(calendar, { start: end, limit: limits[key].limit }).dueAt),
    ),
  )

const firstOf = (counts: Partial<GoingOn>): Unripe | undefined => {
  const [why, count] = Object.entries(counts).find(([, n]) => n > 0) ?? []
  return why && count ? { why: why as keyof GoingOn, count } : undefined
}

/**
 * Why the attached month cannot be put away at `now`; undefined when it is ripe: it is over, nothing in it is open or asked
 * about, and what was closed or merged there, or what its contacts belong to, does not come back by its rules
 * (`lifecycle.md`, architecture §2).
 */
export async function unripe(
  { db, city }: Pick<Services, 'db' | 'city'>,
  span: Span,
  now: Instant,
): Promise<Unripe | undefined> {
  const bounds = boundsOf(span)
  const elsewhere = span.to > now ? [] : await mattersElsewhere(db, bounds)
  const going = span.to > now ? undefined : firstOf(await goingOn(db, bounds, elsewhere))
  if (going) return going
  const closings = [await lastClosing(db, bounds), await lastClosingOf(db, elsewhere)]
  const until = settledAt(city, Math.max(span.to, ...closings.map((at) => at ?? 0)))
  if (until > now) return { why: 'recent', until }
  const count = await unsettled({ db, city }, await mergedInto(db, bounds, elsewhere), now)
  return count > 0 ? { why: 'merged', count } : undefined
}

/**
 * Asks what may have begun since a month was found ripe, by open work alone. To be made before the month is moved: what its
 * contacts belong to is no more to be seen then.
 */
export async function askAgain(db: Queryable, span: Span): Promise<(on: Queryable) => Promise<Unripe | undefined>> {
  const bounds = boundsOf(span)
  const elsewhere = await mattersElsewhere(db, bounds)
  return async (on) => firstOf(await goingOn(on, bounds, elsewhere))
}

/** How many of the matters of these numbers are open or may come back. */
async function unsettled(
  { db, city }: Pick<Services, 'db' | 'city'>,
  numbers: readonly string[],
  now: Instant,
): Promise<number> {
  let count = 0
  for (const no of numbers) {
    const matter = (await findMatter(db, no))?.matter
    if (matter && (matter.state !== 'closed' || settledAt(city, matter.closedAt!) > now)) count += 1
  }
  return count
}
