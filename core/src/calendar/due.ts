import { type DayNumber, dayOf, numberOf, startOfNumber, toDay } from './days.ts'
import type { Calendar, Due, DueTerms, ExplainedDay, Instant, Limit, Pause } from './types.ts'
import { workingNumber } from './working-days.ts'

const unitLength = { hour: 3_600_000, minute: 60_000 } as const

/** An open pause has not moved the due time yet: it is left out until it ends. */
const closedPauses = (pauses: readonly Pause[] = []): { from: Instant; to: Instant }[] =>
  pauses.filter((pause): pause is { from: Instant; to: Instant } => pause.to !== null)

/** The limit with its extensions: a plain sum, counted from the same start. */
const total = (terms: DueTerms): number =>
  terms.limit.value + (terms.extensions ?? []).reduce((sum, { value }) => sum + value, 0)

/** Decides of one day after the start whether it counts, and why. */
function judge(
  calendar: Calendar,
  number: DayNumber,
  pauses: readonly { from: Instant; to: Instant }[],
  unit: Limit['unit'],
) {
  const day = toDay(number)
  const start = startOfNumber(number)
  const end = startOfNumber(number + 1)
  const paused = pauses.some(({ from, to }) => from < end && to > start)
  if (unit === 'naturalDay') return { day, counted: !paused, why: paused ? 'paused' : 'natural', known: true } as const
  const { working, why, name, known } = workingNumber(calendar, number)
  const reason = working && paused ? 'paused' : why
  return { day, counted: working && !paused, why: reason, known, ...(name ? { name } : {}) } as const
}

function dueByDays(calendar: Calendar, terms: DueTerms, days?: ExplainedDay[]): Due {
  const pauses = closedPauses(terms.pauses)
  let number = numberOf(terms.start)
  let provisional = false
  days?.push({ day: toDay(number), counted: false, why: 'start' })
  for (let left = total(terms); left > 0; ) {
    number += 1
    const { known, ...judged } = judge(calendar, number, pauses, terms.limit.unit)
    days?.push(judged)
    if (!known) provisional = true
    if (judged.counted) left -= 1
  }
  return {
    dueAt: startOfNumber(number + 1),
    lastDay: toDay(number),
    warnAt: startOfNumber(number),
    provisional,
    calendar: calendar.version,
  }
}

function dueByClock(calendar: Calendar, terms: DueTerms, unit: 'hour' | 'minute'): Due {
  const length = total(terms) * unitLength[unit]
  const paused = closedPauses(terms.pauses).reduce((sum, { from, to }) => sum + (to - from), 0)
  const dueAt = terms.start + length + paused
  return {
    dueAt,
    lastDay: dayOf(dueAt),
    warnAt: dueAt - Math.floor(length / 5),
    provisional: false,
    calendar: calendar.version,
  }
}

/**
 * When a limit ends. Limits in days do not count the day they start on and end with the N-th counted day; a day that a
 * pause touches does not count. Limits in hours and minutes run round the clock and end later by exactly the pause.
 * Extensions are in the limit's own unit. A pause that still lasts changes nothing until it ends.
 */
export function computeDue(calendar: Calendar, terms: DueTerms): Due {
  const { unit } = terms.limit
  return unit === 'hour' || unit === 'minute' ? dueByClock(calendar, terms, unit) : dueByDays(calendar, terms)
}

/** The same, with every day from the start to the last and why it counts or not. Hours and minutes have no days. */
export function explainDue(calendar: Calendar, terms: DueTerms): Due & { days: ExplainedDay[] } {
  const days: ExplainedDay[] = []
  const { unit } = terms.limit
  const due =
    unit === 'hour' || unit === 'minute' ? dueByClock(calendar, terms, unit) : dueByDays(calendar, terms, days)
  return { ...due, days }
}

export type Light = 'green' | 'yellow' | 'red' | 'met' | 'late'

interface Lit {
  dueAt: Instant
  warnAt: Instant
  metAt?: Instant | null
  pausedAt?: Instant | null
}

/** The light of a clock at a moment. While it is paused, time stands still for it. */
export function lightOf({ dueAt, warnAt, metAt, pausedAt }: Lit, now: Instant): Light {
  if (metAt !== undefined && metAt !== null) return metAt < dueAt ? 'met' : 'late'
  const at = pausedAt ?? now
  if (at >= dueAt) return 'red'
  return at >= warnAt ? 'yellow' : 'green'
}
