import { describe, expect, it } from 'vitest'
import { asOwner } from '../src/platform/database/migrate.ts'
import { freshDatabase } from './fresh-db.ts'

const numberOf = (url: string, sql: string): Promise<number> =>
  asOwner(url, async (client) => (await client.query<{ n: number }>(sql)).rows[0]!.n)

describe('freshDatabase', () => {
  it('hands out migrated databases that know nothing of each other', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
    expect(await numberOf(one.url, 'select count(*)::int as n from migrations')).toBeGreaterThan(0)

    await asOwner(one.url, (client) => client.query('create table only_here ()'))
    const tables = `select count(*)::int as n from pg_class where relname = 'only_here'`
    expect([await numberOf(one.url, tables), await numberOf(other.url, tables)]).toEqual([1, 0])
    await Promise.all([one.drop(), other.drop()])
  })

  it('takes a database away although somebody is still connected', async () => {
    const { url, drop } = await freshDatabase()
    await asOwner(url, async (client) => {
      client.on('error', () => undefined)
      await drop()
    })
    await expect(numberOf(url, 'select 1 as n')).rejects.toThrow('does not exist')
  })
})
