import { addDays, firstOfMonth, nextMonth } from 'core/calendar'

/** Days, both counted. */
export interface Period {
  from: string
  to: string
}

/** Whether anything was counted in the months of a period on days before and after it. */
export interface Outside {
  before: boolean
  after: boolean
}

/** The days of its first and of its last month that a period leaves out: from the first of these to before the second of each. */
export const outsideOf = ({ from, to }: Period) =>
  ({ before: [firstOfMonth(from), from], after: [addDays(to, 1), nextMonth(to)] }) as const

/** A period with the days of its first and last month on which nothing was counted, so that these can be whole months of it. */
export const widened = (period: Period, { before, after }: Outside): Period => ({
  from: before ? period.from : firstOfMonth(period.from),
  to: after ? period.to : addDays(nextMonth(period.to), -1),
})

/**
 * The whole months of a period: from the first of one month to before the first of another. Where it holds none, both are the
 * same day and lie in the period or right after it, so that what is before and after them is still all of it.
 */
export function wholeMonths({ from, to }: Period): { firstMonth: string; afterMonths: string } {
  const after = addDays(to, 1)
  const firstMonth = from === firstOfMonth(from) ? from : nextMonth(from)
  const afterMonths = firstOfMonth(after)
  return firstMonth <= afterMonths ? { firstMonth, afterMonths } : { firstMonth: after, afterMonths: after }
}
