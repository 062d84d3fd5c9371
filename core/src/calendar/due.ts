import { type DayNumber, dayOf, numberOf, startOfNumber, toDay } from './days.ts'
import type { Calendar, DayReason, Due, DueTerms, ExplainedDay, Instant, Pause } from './types.ts'
import { type WorkingDay, workingNumber } from './working-days.ts'

const unitLength = { hour: 3_600_000, minute: 60_000 } as const

interface ClosedPause {
  from: Instant
  to: Instant
}

/** An open pause has not moved the due time yet: it is left out until it ends. */
const closedPauses = (pauses: readonly Pause[] = []): ClosedPause[] =>
  pauses.filter((pause): pause is ClosedPause => pause.to !== null)

/** The limit with its extensions: a plain sum, counted from the same start. */
function total({ limit, extensions = [] }: DueTerms): number {
  const other = extensions.find(({ unit }) => unit !== limit.unit)
  if (other) throw new RangeError(`a limit in ${limit.unit}s cannot be extended by ${other.unit}s`)
  return extensions.reduce((sum, { value }) => sum + value, limit.value)
}

/** Natural days count every day after the event's, list or no list. */
const natural: Omit<WorkingDay, 'why'> & { why: DayReason } = { working: true, why: 'natural', known: true }

const touches = (number: DayNumber, { from, to }: ClosedPause): boolean =>
  from < startOfNumber(number + 1) && to > startOfNumber(number)

function dueByDays(calendar: Calendar, terms: DueTerms, days?: ExplainedDay[]): Due {
  const pauses = closedPauses(terms.pauses)
  const isNatural = terms.limit.unit === 'naturalDay'
  let number = numberOf(terms.start)
  let provisional = false
  days?.push({ day: toDay(number), counted: false, why: 'start' })
  for (let left = total(terms); left > 0; ) {
    number += 1
    const { working, why, name, known } = isNatural ? natural : workingNumber(calendar, number)
    const paused = pauses.some((pause) => touches(number, pause))
    const counted = working && !paused
    if (counted) left -= 1
    // A paused day does not count whether offices work or not, so a missing list decides nothing about it.
    if (!known && !paused) provisional = true
    days?.push({ day: toDay(number), counted, why: working && paused ? 'paused' : why, ...(name && { name }) })
  }
  return {
    dueAt: startOfNumber(number + 1),
    lastDay: toDay(number),
    warnAt: startOfNumber(number),
    provisional,
    calendar: calendar.version,
  }
}

/**
 * The moment by which `length` has run since `start`, with time standing still in pauses. A pause that begins when it has
 * already run moves nothing, so that what was overdue once stays so; time under two pauses stands still once.
 */
function afterRunning(start: Instant, length: number, pauses: readonly ClosedPause[]): Instant {
  let at = start + length
  let reached = start
  for (const { from, to } of pauses) {
    if (from >= at) break
    at += Math.max(0, to - Math.max(from, reached))
    reached = Math.max(reached, to)
  }
  return at
}

function dueByClock(calendar: Calendar, terms: DueTerms, unit: 'hour' | 'minute'): Due {
  const length = total(terms) * unitLength[unit]
  const pauses = closedPauses(terms.pauses).sort((a, b) => a.from - b.from)
  const dueAt = afterRunning(terms.start, length, pauses)
  return {
    dueAt,
    lastDay: dayOf(dueAt - 1),
    warnAt: afterRunning(terms.start, (length * 4) / 5, pauses),
    provisional: false,
    calendar: calendar.version,
  }
}

/**
 * When a limit ends. Limits in days do not count the day they start on and end with the N-th counted day; a day that a
 * pause touches does not count. Limits in hours and minutes run round the clock and end later by exactly the pause.
 * A pause that still lasts changes nothing until it ends. Extensions are in the limit's own unit; any other unit is a
 * mistake of the caller and throws.
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
  endedAt?: Instant | null
}

/** The light of a clock at a moment. While it is paused, and once it is no longer owed, time stands still for it. */
export function lightOf({ dueAt, warnAt, metAt, pausedAt, endedAt }: Lit, now: Instant): Light {
  if (metAt !== undefined && metAt !== null) return metAt < dueAt ? 'met' : 'late'
  const at = pausedAt ?? endedAt ?? now
  if (at >= dueAt) return 'red'
  return at >= warnAt ? 'yellow' : 'green'
}
