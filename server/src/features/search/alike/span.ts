import type { Instant } from 'core/calendar'
import type { Matter } from 'core/matter'
import { boundsOf, spansFor } from '../../../platform/database/partitions.ts'
import { lowestIdAt, momentOf } from '../../../platform/ids.ts'
import type { Bounds } from './store.ts'

/** Milliseconds before and after in which a matter may be the same one: a month. */
export const near = 30 * 86_400_000

/** Where matters lie that may be the same; `to` is the last moment of it. */
export interface Span extends Bounds {
  to: Instant
}

/** The span about a matter, up to now. */
export function spanOf({ registeredAt }: Pick<Matter, 'registeredAt'>, now: Instant): Span {
  const to = Math.min(now, registeredAt + near)
  return { from: lowestIdAt(registeredAt - near), below: lowestIdAt(to + 1), to }
}

/** A span by the months that matters lie in, the newest first. */
export function monthsOf({ from, below, to }: Span): Bounds[] {
  const months = spansFor(momentOf(from), to, to).map(boundsOf)
  return months
    .filter(([start]) => start < below)
    .map(([start, end]) => ({ from: start < from ? from : start, below: end < below ? end : below }))
    .reverse()
}
