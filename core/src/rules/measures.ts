import type { Limit } from '../calendar/index.ts'
import type { CountKey, LimitKey } from './types.ts'

/** A bound that the Measures set: a limit must end within it, or a notice must be given at least so early. */
export interface MeasuresBound {
  bound: 'atMost' | 'atLeast'
  limit: Limit
}

const within = (workingDays: number): MeasuresBound => ({
  bound: 'atMost',
  limit: { value: workingDays, unit: 'workingDay' },
})

/** What the Measures fix of the limits: anything looser needs its reason in the file. */
const bounds: Partial<Record<LimitKey, MeasuresBound>> = {
  'dispatch.general': within(1),
  'dispatch.urgent': within(1),
  'dispatch.critical': within(1),
  'legal.finalReport': within(3),
  'staffChange.report': within(10),
  'leader.notice': { bound: 'atLeast', limit: { value: 2, unit: 'naturalDay' } },
}

/** Counts that the Measures fix as the least there must be. A count is never below 1, so none can be set looser. */
const leastCounts: Partial<Record<CountKey, number>> = {
  'leader.sessionsPerMonth': 1,
  'jointMeeting.plenaryPerYear': 1,
}

/** How much of each unit surely ends no later than one working day, whenever it begins. */
const perDay: Record<Limit['unit'], number> = { workingDay: 1, naturalDay: 1, hour: 24, minute: 1440 }

/** The bound that the Measures set for a limit; undefined where the city is free. */
export const measuresBound = (key: LimitKey): MeasuresBound | undefined => bounds[key]

/** True for a rule whose value the Measures fix, limit or count. */
export const isFixedByMeasures = (key: LimitKey | CountKey): boolean => key in bounds || key in leastCounts

/** Whether a limit is looser than the Measures allow. In doubt, as between days of different kinds, the worst case counts. */
export function isLooserThanMeasures(key: LimitKey, { value, unit }: Limit): boolean {
  const fixed = bounds[key]
  if (!fixed) return false
  const allowed = fixed.limit.value * perDay[unit]
  return fixed.bound === 'atMost' ? value > allowed : value < allowed
}
