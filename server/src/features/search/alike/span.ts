import { dayOf, type Instant, nextMonth, startOfDay } from 'core/calendar'
import type { Matter } from 'core/matter'
import { boundsOf, spansFor } from '../../../platform/database/partitions.ts'
import { lowestIdAt, momentOf } from '../../../platform/ids.ts'

/** Ids between which matters lie, the second exclusive. */
export interface Bounds {
  from: string
  below: string
}

/** Milliseconds before and after in which a matter may be the same one: a month. */
export const near = 30 * 86_400_000

/** Where matters lie that may be the same; `to` is the last moment of it. */
export interface Span extends Bounds {
  to: Instant
}

/** So much of the oldest month of the calendar is let go: its index would be gone through as a whole for that. */
const little = 10 * 86_400_000

/** The span about a matter, up to now. It begins a month before it, or up to ten days later where a month of Asia/Shanghai does. */
export function spanOf({ registeredAt }: Pick<Matter, 'registeredAt'>, now: Instant): Span {
  const [begin, to] = [registeredAt - near, Math.min(now, registeredAt + near)]
  const month = startOfDay(nextMonth(dayOf(begin)))
  return { from: lowestIdAt(month - begin > little ? begin : month), below: lowestIdAt(to + 1), to }
}

/** The months in which matters of a span lie, each whole, the newest first. */
export const monthsOf = ({ from, below, to }: Span): Bounds[] =>
  spansFor(momentOf(from), to, to)
    .map(boundsOf)
    .filter(([start]) => start < below)
    .map(([start, end]) => ({ from: start, below: end }))
    .reverse()
