import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { lowestIdAt } from '../ids.ts'
import { putOnShelf } from './archive.ts'
import { asOwner, readMigrations } from './migrate.ts'
import { ensurePartitions, partitionedTables, spanNamed, spansFor } from './partitions.ts'

const at = (text: string): number => Date.parse(`${text}T00:00:00+08:00`)
const names = (from: string, to: string, today: string): string[] =>
  spansFor(at(from), at(to), at(today)).map(({ name }) => name)

describe('the spans of a time', () => {
  it('are its months and three ahead', () =>
    expect(names('2026-11-05', '2026-11-24', '2026-11-24')).toEqual(['2026_11', '2026_12', '2027_01', '2027_02']))

  it('are years where the time is long past', () =>
    expect(names('2019-03-01', '2021-02-01', '2026-11-24')).toEqual(['2019', '2020', '2021']))
})

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

/** Whether a row of that moment would find its partition, in every table. */
async function holds(day: string): Promise<boolean> {
  return asOwner(database.url, async (client) => {
    for (const table of partitionedTables) {
      const { rows } = await client.query(
        `select exists (select from pg_inherits i join pg_class c on c.oid = i.inhrelid
           join pg_class p on p.oid = i.inhparent
         where p.relname = $1 and (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \\(''([^'']+)'))[1]::uuid <= $2
           and (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \\(''([^'']+)'))[1]::uuid > $2) as there`,
        [table, lowestIdAt(at(day))],
      )
      if (!rows[0].there) return false
    }
    return true
  })
}

/** Not long past, whenever the test runs: its partitions are months. */
const last = new Date().getFullYear() - 1

describe('ensurePartitions', () => {
  it('makes those of the other tables where one is out of order, and says so', async () => {
    const rows = (text: string) => asOwner(database.url, async (client) => (await client.query(text)).rows)
    await rows('create table matters_2030_05 (wrong text)')
    const made = () => asOwner(database.url, (client) => ensurePartitions(client, at('2030-05-01'), at('2030-05-01')))
    await expect(made()).rejects.toThrow('column "no" does not exist')
    const [{ there }] = await rows(`select count(*) as there from pg_class c join pg_inherits i on i.inhrelid = c.oid
      where c.relkind = 'r' and c.relname like '%\\_2030\\_05'`)
    expect(Number(there)).toBe(partitionedTables.length - 1)
    await rows('drop table matters_2030_05')
    await made()
    expect(await holds('2030-05-10')).toBe(true)
  })

  it('makes what is missing, once', async () => {
    expect(await holds(`${last}-03-10`)).toBe(false)
    for (const _ of [1, 2])
      await asOwner(database.url, (client) => ensurePartitions(client, at(`${last}-03-01`), at(`${last}-03-31`)))
    expect([await holds(`${last}-03-10`), await holds(`${last}-06-10`), await holds(`${last}-08-10`)]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('goes on by months with a year that was begun by months', async () => {
    await asOwner(database.url, (client) => ensurePartitions(client, at(`${last}-01-01`), at(`${last + 5}-01-01`)))
    expect([await holds(`${last}-01-10`), await holds(`${last}-08-10`), await holds(`${last + 4}-08-10`)]).toEqual([
      true,
      true,
      true,
    ])
  })

  it('takes in a whole past by the year', async () => {
    await asOwner(database.url, (client) => ensurePartitions(client, at('2011-05-01'), at('2011-05-01')))
    expect([await holds('2011-01-10'), await holds('2011-12-10')]).toEqual([true, true])
  })
})

describe('the months of matters', () => {
  const swept = (): Promise<string[]> =>
    asOwner(database.url, async (client) => {
      const { rows } = await client.query<{ swept: string }>(
        `select distinct coalesce(array_to_string(c.reloptions, ' '), 'seldom') as swept
         from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
         where p.relname = 'matters' and c.relkind = 'r'`,
      )
      return rows.map((row) => row.swept)
    })
  const often = ['autovacuum_vacuum_scale_factor=0.02 autovacuum_vacuum_threshold=1000']

  it('are swept more often than others', async () => expect(await swept()).toEqual(often))

  it('are so too where they were made before, in the archive as well', async () => {
    const { up, down } = (await readMigrations()).find(({ name }) => name.includes('vacuum-of-matters'))!
    await asOwner(database.url, async (client) => {
      await putOnShelf(client, spanNamed('2011')!, { shelf: 'archive' })
      await client.query(down)
    })
    expect(await swept()).toEqual(['seldom'])
    await asOwner(database.url, (client) => client.query(up))
    expect(await swept()).toEqual(often)
  })
})
