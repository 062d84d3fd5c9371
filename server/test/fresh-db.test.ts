import { describe, expect, it } from 'vitest'
import { asOwner } from '../src/platform/database/migrate.ts'
import { freshDatabase, migrated } from './fresh-db.ts'

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

  it('fills a template once, on top of another, whoever asks for it', async () => {
    let filled = 0
    const fill = async (url: string) => {
      filled += 1
      await asOwner(url, (client) => client.query('create table filled ()'))
    }
    const template = { name: `huixiang_once_${process.pid}`, from: migrated, fill }
    const clones = await Promise.all([freshDatabase(template), freshDatabase(template)])
    const sql = `select count(*)::int as n from pg_class where relname in ('filled', 'migrations')`
    expect(await Promise.all(clones.map(({ url }) => numberOf(url, sql)))).toEqual([2, 2])
    expect(filled).toBe(1)
    await Promise.all(clones.map(({ drop }) => drop()))
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
