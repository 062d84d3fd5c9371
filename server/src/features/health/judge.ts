import { type HealthCheck, type HealthState, type HealthView, healthCheckNames, healthChecks } from 'contract/health'
import { type Calendar, dayOf, type Instant, startOfDay } from 'core/calendar'

const dayLength = 86_400_000

export type Readings = Record<HealthCheck, number>

/**
 * From which figure on something is to be looked after, and from which it stops something. A clock acts within seconds;
 * an entry that is refused stops no other; counting anew stops nothing, but figures are missing until it is done; work of a shut unit
 * has its limits, though maybe nobody there who looks; two months of partitions are made again within the hour; the State Council
 * publishes a year's list in November.
 */
const bounds: Readonly<Record<HealthCheck, { soon: number; bad?: number } | undefined>> = {
  clocks: { soon: 60, bad: 600 },
  outbox: { soon: 60, bad: 600 },
  refused: { soon: 1 },
  counts: { soon: 1 },
  shutUnits: { soon: 1 },
  connections: { soon: 1, bad: 50 },
  streams: { soon: 1_500, bad: 2_000 },
  room: { soon: 20, bad: 5 },
  partitions: { soon: 2, bad: 0 },
  calendar: { soon: 45, bad: 0 },
  log: { soon: 1 },
  database: undefined,
}

/** Each reading with its state, in the order of the contract. */
export function judge(readings: Readings): HealthView['checks'] {
  return healthCheckNames.map((check) => {
    const figure = readings[check]
    const { soon = null, bad = null } = bounds[check] ?? {}
    return { check, state: stateOf(check, figure), figure, soon, bad }
  })
}

function stateOf(check: HealthCheck, figure: number): HealthState {
  const bound = bounds[check]
  if (!bound) return 'good'
  const reaches = (limit: number) => (healthChecks[check].below ? figure <= limit : figure >= limit)
  if (bound.bad !== undefined && reaches(bound.bad)) return 'bad'
  return reaches(bound.soon) ? 'soon' : 'good'
}

/** Days from a moment to the end of the last year, without a gap, whose holiday list is there; 0 when its own is not. */
export function daysKnown({ years }: Calendar, now: Instant): number {
  const today = dayOf(now)
  let year = Number(today.slice(0, 4))
  while (years[year]) year++
  return Math.max(0, (startOfDay(`${year}-01-01`) - startOfDay(today)) / dayLength)
}

/** Whole months after that of a moment, without a gap, for which there are partitions, by the names of those of one table. */
export function monthsAhead(names: readonly string[], now: Instant): number {
  const months = new Set(names.flatMap(monthsIn))
  const day = dayOf(now)
  const current = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  let ahead = 0
  while (months.has(current + ahead + 1)) ahead++
  return ahead
}

function monthsIn(name: string): number[] {
  const [, year, month] = /_(\d{4})(?:_(\d{2}))?$/.exec(name) ?? []
  if (!year) return []
  return month ? [Number(year) * 12 + Number(month)] : Array.from({ length: 12 }, (_, at) => Number(year) * 12 + at + 1)
}
