import { afterAll, beforeAll, expect, it } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { comparable, fromScratch } from '../../../test/counted.ts'
import type { Transaction } from '../../platform/database/pool.ts'
import { rebuildRollups } from './index.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

const right = async () => expect(await comparable(api.rows)).toEqual(await fromScratch(api.rows))

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
