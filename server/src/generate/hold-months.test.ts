import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-db.ts'
import { asOwner } from '../platform/database/migrate.ts'
import { ensurePartitions, spansFor } from '../platform/database/partitions.ts'
import { monthHold } from './hold-months.ts'

/** A year ago: months by themselves, that nobody has written to. */
const then = Date.now() - 365 * 86_400_000
const [first, second, third, fourth] = spansFor(then, then, Date.now()).map(({ name }) => name) as [
  string,
  string,
  string,
  string,
]
const dayIn = (month: string, date: string) => `${month.replace('_', '-')}-${date}`

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await asOwner(database.url, (client) => ensurePartitions(client, then, then))
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
        await hold(dayIn(first, '27'))
        await hold(dayIn(first, '28'))
        expect([await sample(client, first), await sample(client, second)]).toEqual([false, true])
        await hold(dayIn(third, '01'))
        expect([await sample(client, first), await sample(client, third)]).toEqual([true, false])
      })
      expect(await sample(client, third)).toBe(true)
    })
  })

  it('leaves writing and reading alone, and goes without where somebody else sweeps', async () => {
    const { url } = database
    await asOwner(url, async (holder) => {
      await monthHold(holder)(dayIn(fourth, '10'))
      await asOwner(url, async (client) => {
        await client.query('begin')
        await client.query(`lock table matters_${fourth} in row exclusive mode nowait`)
        await client.query('rollback')
        const other = monthHold(client, 10)
        await other(dayIn(fourth, '10'))
        await other(dayIn(second, '10'))
      })
    })
  })
})
