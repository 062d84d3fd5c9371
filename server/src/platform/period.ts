import { addDays, type Day } from 'core/calendar'
import { Problem } from './problem.ts'

/**
 * A period of days in Asia/Shanghai, both counted, as a reader asks for it. Throws `time-out-of-range` where it ends
 * before it begins or is longer than `mostDays`.
 */
export function checkPeriod({ from, to }: { from: Day; to: Day }, mostDays: number): void {
  const refuse = (what: 'beforeFrom' | 'periodTooLong') =>
    new Problem('time-out-of-range', { errors: [{ path: '/to', what }] })
  if (to < from) throw refuse('beforeFrom')
  if (addDays(from, mostDays) <= to) throw refuse('periodTooLong')
}
