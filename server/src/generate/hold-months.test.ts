import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-db.ts'
import { asOwner } from '../platform/database/migrate.ts'
import { ensurePartitions } from '../platform/database/partitions.ts'
import { monthHold } from './hold-months.ts'

const at = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await asOwner(database.url, (client) => ensurePartitions(client, at('2025-01-01'), at('2025-03-01')))
})
afterAll(() => database.drop())

/** Samples a month as the database does by itself, which leaves out what somebody holds. True where it was sampled. */
async function sample(client: pg.Client, month: string): Promise<boolean> {
  const tuples = async () =>
    (await client.query(`select reltuples from pg_class where relname = 'matters_${month}'`)).rows[0].reltuples
  expect(await tuples()).toBe(-1)
  await client.query(`analyze (skip_locked) matters_${month}`)
  return (await tuples()) !== -1
}

describe('the hold on months', () => {
  it('keeps the month that is written from being sampled, until the next is begun', async () => {
    const { url } = database
    await asOwner(url, async (client) => {
      await asOwner(url, async (holder) => {
        const hold = monthHold(holder)
        await hold('2025-01-30')
        await hold('2025-01-31')
        expect([await sample(client, '2025_01'), await sample(client, '2025_02')]).toEqual([false, true])
        await hold('2025-03-01')
        expect([await sample(client, '2025_01'), await sample(client, '2025_03')]).toEqual([true, false])
      })
      expect(await sample(client, '2025_03')).toBe(true)
    })
  })

  it('leaves writing and reading alone', async () => {
    const { url } = database
    await asOwner(url, async (holder) => {
      await monthHold(holder)('2025-06-10')
      await asOwner(url, async (client) => {
        await client.query('begin')
        await client.query('lock table matters_2025_06 in row exclusive mode nowait')
        await client.query('rollback')
      })
    })
  })
})
