import type { Behind } from 'contract/behind'
import type { DashboardQuery, DashboardView } from 'contract/dashboard'
import type { Queryable } from '../../platform/database/queryable.ts'
import { groupBy } from '../../platform/group.ts'
import { checkPeriod } from '../../platform/period.ts'
import type { Services } from '../../platform/services.ts'
import { addUpByHash, dayRows, findBehind, findSummed, marginRows, outcomeCounts } from './dashboard-report.ts'
import { type Breakdown, type Counted, figuresOf, totalsOf } from './figures.ts'
import type { Period } from './months.ts'

/** The longest period, in days: a year, whichever. */
const mostDays = 366

type Parts = Pick<DashboardView, 'totals' | 'days' | 'districts' | 'categories' | 'organizers'>

/**
 * The counts of days `from` to `to`, of the city or of one unit, all from one moment. Throws `time-out-of-range` for a
 * period that is none or too long.
 */
export const dashboardOf = (
  { db }: Pick<Services, 'db'>,
  { from, to }: DashboardQuery,
  organizer: string | null,
): Promise<DashboardView> =>
  atOneMoment(db, { from, to }, organizer, async (tx, behind) => ({
    from,
    to,
    organizer,
    behind,
    ...(await partsOf(tx, { from, to }, organizer)),
  }))

/** All that was counted in the city on days of a period, and what is not counted yet, likewise. */
export const cityCounts = (db: Services['db'], period: Period): Promise<{ behind: Behind; counts: Counted[] }> =>
  atOneMoment(db, period, null, async (tx, behind) => ({
    behind,
    counts: await outcomeCounts(tx, await findSummed(tx, '', period)),
  }))

/** What is read of a period as the centre, or as a unit, from one moment, knowing what is not counted yet. */
async function atOneMoment<Found>(
  db: Services['db'],
  period: Period,
  organizer: string | null,
  read: (tx: Queryable, behind: Behind) => Promise<Found>,
): Promise<Found> {
  checkPeriod(period, mostDays)
  return db.transaction(async (tx) => {
    await tx.snapshot()
    tx.readAs(organizer === null ? 'centre' : `unit:${organizer}`)
    await addUpByHash(tx)
    return read(tx, await findBehind(tx))
  })
}

async function partsOf(tx: Queryable, period: Period, unit: string | null): Promise<Parts> {
  const organizer = unit ?? ''
  const summed = await findSummed(tx, organizer, period)
  const counts = await outcomeCounts(tx, summed)
  const margins = groupBy(await marginRows(tx, summed), ({ by }) => by)
  const rows = (by: Breakdown) => margins.get(by) ?? []
  const itself = unit !== null && counts.length > 0 ? [{ key: unit, ...figuresOf(counts) }] : []
  return {
    totals: totalsOf(counts),
    days: await dayRows(tx, organizer, period),
    districts: rows('district'),
    categories: rows('category'),
    organizers: unit === null ? rows('organizer') : itself,
  }
}
