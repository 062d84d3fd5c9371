import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { countsFromScratch, keptCounts } from '../../../test/counted.ts'
import { begin, isOwed } from '../../platform/database/owed.ts'
import type { Transaction } from '../../platform/database/queryable.ts'
import { rebuildRollups } from './index.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

const isCountingOwed = () => isOwed(api.test.services.db, 'counts')
const right = async () => expect(await keptCounts(api.rows)).toEqual(await countsFromScratch(api.rows))

it('counts that are made again beside what waits in the outbox are right once that is added', async () => {
  await aMatter(api, { state: 'handling' })
  await api.runDue()
  await aMatter(api, { state: 'auditing' })
  await rebuildRollups(api.test.services)
  await api.runDue()
  await right()
})

it('and beside a node that takes requests meanwhile', async () => {
  const { services } = api.test
  let asked = 0
  const db = {
    ...services.db,
    transaction: <Result>(run: (tx: Transaction) => Promise<Result>) =>
      services.db.transaction((tx) =>
        run({
          ...tx,
          query: async (one, values) => {
            if (asked < 6) await aMatter(api, { state: asked++ % 2 ? 'handling' : 'closed' })
            return tx.query(one, values)
          },
        }),
      ),
  }
  await rebuildRollups({ ...services, db })
  expect(asked).toBe(6)
  await api.runDue()
  await right()
})

it('what the relay adds meanwhile is in what is taken over, and a dashboard tells that all is counted anew', async () => {
  const told: unknown[] = []
  await rebuildRollups(api.test.services, async () => {
    await aMatter(api, { state: told.length % 2 ? 'closed' : 'auditing' })
    await api.runDue()
    const { body } = await (await api.as('leader')).send({ url: '/api/dashboard?from=2026-03-01&to=2026-03-31' })
    told.push((body.behind as { recounting: boolean }).recounting)
    await right()
  })
  // Matters, contacts, and each day that was taken over.
  expect(told.length).toBeGreaterThan(2)
  expect(new Set(told)).toEqual(new Set([true]))
  await right()
  expect(await isCountingOwed()).toBe(false)
  expect(await api.rows('select from rollups_beside union all select from rollup_days_beside')).toEqual([])
})

it('puts wrong counts right, and leaves what was right', async () => {
  const kept = () => keptCounts(api.rows)
  const before = await kept()
  await api.rows(`update rollups set count = count + 7 where measure = 'registered'`)
  await api.rows(`insert into rollup_days values ('2019-01-02', 'closed', 'resolved', 3, 'water', 'day')`)
  await api.rows(`update rollup_days set count = count + 1 where span = 'month'`)
  await api.rows(`update rollup_margins set late = 5, closed = 0 where by in ('district', 'total')`)
  expect(await kept()).not.toEqual(before)
  await rebuildRollups(api.test.services)
  expect(await kept()).toEqual(before)
})

it('is done by one at a time, and stays owed when it is cut short, while the counts stay as they are', async () => {
  const { services } = api.test
  let second: unknown = 'not asked'
  const cut = rebuildRollups(services, async () => {
    second = await rebuildRollups(services)
    throw new Error('cut short')
  })
  await expect(cut).rejects.toThrow('cut short')
  expect([second, await isCountingOwed()]).toEqual([undefined, true])
  await aMatter(api, { state: 'handling' })
  await api.runDue()
  await right()
  expect(await rebuildRollups(services)).toBeGreaterThan(0)
  await right()
  expect(await isCountingOwed()).toBe(false)
})

it('writes nothing any more once somebody else has begun', async () => {
  const { services } = api.test
  const before = await keptCounts(api.rows)
  let asked = 0
  const late = rebuildRollups(services, async () => {
    if (asked++ === 0) await begin(services.db, 'counts')
  })
  await expect(late).rejects.toThrow('begun')
  expect(await keptCounts(api.rows)).toEqual(before)
  expect(await isCountingOwed()).toBe(true)
  await rebuildRollups(services)
  expect(await keptCounts(api.rows)).toEqual(before)
})
