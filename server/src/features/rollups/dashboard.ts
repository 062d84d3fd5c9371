import type { DashboardQuery, DashboardView } from 'contract/dashboard'
import { addDays } from 'core/calendar'
import type { Queryable } from '../../platform/database/pool.ts'
import { Problem } from '../../platform/problem.ts'
import type { Services } from '../../platform/services.ts'
import { cityDays, cityRows, findBehind, type Period, type Sum, unitSums } from './dashboard-report.ts'
import { figuresOf, rowsOf, totalsOf } from './figures.ts'

/** The longest period, in days: a year, whichever. */
const mostDays = 366

type Parts = Pick<DashboardView, 'totals' | 'days' | 'districts' | 'categories' | 'organizers'>

/**
 * The counts of days `from` to `to`, of the city or of one unit, all from one moment. Throws `time-out-of-range` for a
 * period that is none or too long.
 */
export async function dashboardOf(
  { db }: Pick<Services, 'db'>,
  { from, to }: DashboardQuery,
  organizer: string | null,
): Promise<DashboardView> {
  if (to < from || addDays(from, mostDays) <= to)
    throw new Problem('time-out-of-range', { errors: [{ path: '/to', what: 'other' }] })
  return db.transaction(async (tx) => {
    await tx.snapshot()
    tx.readAs(organizer === null ? 'centre' : `unit:${organizer}`)
    const behind = await findBehind(tx)
    const period = { from, to }
    const parts = organizer === null ? await partsOfCity(tx, period) : await partsOfUnit(tx, period, organizer)
    return { from, to, organizer, behind, ...parts }
  })
}

const keyOf = ({ key }: Sum): string => key

async function partsOfCity(tx: Queryable, period: Period): Promise<Parts> {
  const days = await cityDays(tx, period)
  return {
    totals: totalsOf(days),
    days: rowsOf(days, keyOf),
    districts: await cityRows(tx, 'district', period),
    categories: await cityRows(tx, 'category', period),
    organizers: await cityRows(tx, 'organizer', period),
  }
}

async function partsOfUnit(tx: Queryable, period: Period, organizer: string): Promise<Parts> {
  const sums = await unitSums(tx, period, organizer)
  const rows = (wanted: string) =>
    rowsOf(
      sums.filter(({ part }) => part === wanted),
      keyOf,
    )
  const days = sums.filter(({ part }) => part === 'day')
  return {
    totals: totalsOf(days),
    days: rowsOf(days, keyOf),
    districts: rows('district'),
    categories: rows('category'),
    organizers: days.length > 0 ? [{ key: organizer, ...figuresOf(days) }] : [],
  }
}
