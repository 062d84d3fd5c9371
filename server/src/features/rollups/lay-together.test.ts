import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { pagesOf } from '../../../test/plan.ts'
import { orderOfCounts, scatterCounts } from '../../../test/scattered-counts.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { statement } from '../../platform/database/queryable.ts'
import { dayRows } from './dashboard-report.ts'
import { layTogether } from './lay-together.ts'

let database: FreshDatabase
let url: string
beforeEach(async () => {
  database = await freshDatabase()
  url = database.url
})
afterEach(() => database.drop())

const lay = () => asOwner(url, (client) => layTogether(client))
const year = { from: '2026-01-01', to: '2026-12-31' }
const asCentre = statement('', `select set_config('huixiang.reader', 'centre', false)`)
const both = ['rollup_days', 'rollup_margins']

/** On how many pages the year of one of forty units lies, in both tables, and how many rows there are. */
const found = () =>
  asOwner(url, async (client) => {
    const of = (table: string) =>
      `select '${table}' as table, count(*)::int as rows,
         (count(distinct (ctid::text::point)[0]) filter (where organizer = 'u7'))::int as pages from ${table}`
    const { rows } = await client.query<{ rows: number; pages: number }>(both.map(of).join(' union all '))
    return {
      rows: rows.reduce((sum, one) => sum + one.rows, 0),
      pages: rows.reduce((sum, one) => sum + one.pages, 0),
    }
  })

describe('rows of counts', () => {
  it('that have come to lie apart are laid together once, and are all there', async () => {
    await scatterCounts(url)
    const before = await found()
    expect((await lay()).sort()).toEqual(both)
    const after = await found()
    expect(after.rows).toBe(before.rows)
    expect(after.pages).toBeLessThan(before.pages / 4)
    expect(await orderOfCounts(url)).toEqual([1, 1])
    expect(await lay()).toEqual([])
  })

  it('are so read of a unit on few pages: the totals of a year lie next to each other', async () => {
    await scatterCounts(url)
    await lay()
    let rows = 0
    const pages = await pagesOf(url, async (on) => {
      await on.query(asCentre)
      rows = (await dayRows(on, 'u7', year)).length
    })
    expect(rows).toBe(365)
    expect(pages).toBeLessThan(30)
  })

  it('are left as they are where there are few, and where the last days alone lie apart', async () => {
    await scatterCounts(url, { from: 0, days: 25 })
    expect(await lay()).toEqual([])
    await scatterCounts(url, { from: 25, days: 325 })
    expect((await lay()).sort()).toEqual(both)
    await scatterCounts(url, { from: 350, days: 7 })
    expect(await lay()).toEqual([])
    await scatterCounts(url, { from: 357, days: 60 })
    expect((await lay()).sort()).toEqual(both)
  })

  it('are not waited for where a table is in use: the other is laid, and this one the next time', async () => {
    await scatterCounts(url)
    await asOwner(url, async (holder) => {
      await holder.query('begin; select from rollup_days')
      await expect(lay()).rejects.toMatchObject({ code: '55P03' })
    })
    expect(await lay()).toEqual(['rollup_days'])
  })
})
