import { addDays } from 'core/calendar'
import { monthOf } from './figures.ts'

/** Days, both counted. */
export interface Period {
  from: string
  to: string
}

const nextMonth = (month: string): string => monthOf(addDays(month, 31))

/**
 * The whole months of a period: from the first of one month to before the first of another. Where it holds none, both are the
 * same day and lie in the period or right after it, so that what is before and after them is still all of it.
 */
export function wholeMonths({ from, to }: Period): { firstMonth: string; afterMonths: string } {
  const after = addDays(to, 1)
  const firstMonth = from === monthOf(from) ? from : nextMonth(monthOf(from))
  const afterMonths = monthOf(after)
  return firstMonth <= afterMonths ? { firstMonth, afterMonths } : { firstMonth: after, afterMonths: after }
}
