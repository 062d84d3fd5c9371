import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { archivedMonth, archivedTables, bytesOf, openPast, putOnShelf, shelvedSpans, shelveEmpty } from './archive.ts'
import { asOwner } from './migrate.ts'
import { ensurePartitions, makeMissing, type Span, spanNamed } from './partitions.ts'

const at = (text: string): number => Date.parse(`${text}T00:00:00+08:00`)
const tables = Object.keys(archivedTables)
const span = spanNamed('2024_03') as Span

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await asOwner(database.url, (client) => makeMissing(client, [span]))
})
afterAll(() => database.drop())

const rows = (text: string, values?: unknown[]): Promise<Record<string, unknown>[]> =>
  asOwner(database.url, async (client) => (await client.query(text, values)).rows)
const put = (shelf: 'attached' | 'archive', check?: () => Promise<void>) =>
  asOwner(database.url, (client) => putOnShelf(client, span, check ? { shelf, check } : { shelf }))

/** On which shelf each of the month's tables lies. */
const places = async (): Promise<unknown[]> =>
  (
    await rows(
      `select p.relnamespace::regnamespace::text || '.' || p.relname as place from pg_inherits i
       join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
       where p.relkind = 'p' and c.relname = any($1) order by 1`,
      [tables.map((table) => `${table}_2024_03`)],
    )
  ).map(({ place }) => place)
const allOn = (schema: string) => tables.map((table) => `${schema}.${table}`).sort()

describe('the tables of the archive', () => {
  const forms: [what: string, query: string][] = [
    [
      'columns',
      `select attname, format_type(atttypid, atttypmod), attnotnull, attnum from pg_attribute
       where attrelid = $1::regclass and attnum > 0 order by attnum`,
    ],
    [
      'checks and keys',
      `select contype, pg_get_constraintdef(oid) as text from pg_constraint where conrelid = $1::regclass order by 1, 2`,
    ],
    [
      'indexes',
      `select regexp_replace(pg_get_indexdef(indexrelid), '^.* USING', '') as text from pg_index
       where indrelid = $1::regclass order by 1`,
    ],
  ]
  it.each(forms)('have the %s of those whose months they take', async (_, query) => {
    for (const table of tables)
      expect(await rows(query, [`archive.${table}`]), table).toEqual(await rows(query, [`public.${table}`]))
  })

  it('show no text to anybody but the centre, and let nobody change what has happened', async () => {
    const asServing = (sql: string) =>
      asOwner(database.url, async (client) => {
        await client.query('set role huixiang_app')
        return client.query(sql)
      })
    await rows('insert into public.texts values ($1, $2, $3, true, true, $4, null, $5, now())', [
      '018e0000-0000-7000-8000-000000000001',
      '018e0000-0000-7000-8000-000000000002',
      'register.title',
      '路灯不亮',
      Buffer.from('salt'),
    ])
    await put('archive')
    expect((await rows('select plain from archive.texts'))[0]).toEqual({ plain: '路灯不亮' })
    expect((await asServing('select plain from archive.texts')).rows).toEqual([])
    for (const change of [
      'delete from archive.texts',
      'update archive.events set outcome = outcome',
      'insert into archive.events default values',
      'select * from archive.texts_2024_03',
      'drop table archive.matters',
    ])
      await expect(asServing(change), change).rejects.toThrow(/permission denied|must be owner/)
    await put('attached')
    expect(await rows('select plain from public.texts')).toEqual([{ plain: '路灯不亮' }])
    await rows('delete from public.texts')
  })
})

describe('a month', () => {
  it('goes to the archive and back, whole, as often as one likes', async () => {
    for (const _ of [1, 2]) {
      await put('archive')
      expect(await places()).toEqual(allOn('archive'))
      await put('attached')
      expect(await places()).toEqual(allOn('public'))
    }
    const left = await rows(`select from pg_constraint where conname = 'lies_within'`)
    expect(left).toEqual([])
  })

  it('stays where it is when somebody holds one of its tables', async () => {
    await asOwner(database.url, async (reader) => {
      await reader.query('begin')
      await reader.query('select from contacts')
      await expect(put('archive')).rejects.toMatchObject({ code: '55P03' })
      expect(await places()).toEqual(allOn('public'))
      await reader.query('commit')
    })
    await put('archive')
    await put('attached')
  })

  it('stays where it is when the check finds a reason, and when the process dies in the middle', async () => {
    await expect(
      put('archive', async () => {
        throw new Error('not ripe')
      }),
    ).rejects.toThrow('not ripe')
    expect(await places()).toEqual(allOn('public'))

    const dies = asOwner(database.url, async (client) => {
      client.on('error', () => undefined)
      const { rows: own } = await client.query('select pg_backend_pid() as pid')
      const check = async () => void (await rows('select pg_terminate_backend($1)', [own[0].pid]))
      await putOnShelf(client, span, { shelf: 'archive', check })
    })
    await expect(dies).rejects.toThrow()
    expect(await places()).toEqual(allOn('public'))
    await put('archive')
    expect(await places()).toEqual(allOn('archive'))
    await put('attached')
  })

  it('is not made a second time while it lies in the archive, and nothing can be written there', async () => {
    await put('archive')
    await asOwner(database.url, async (client) => {
      await ensurePartitions(client, at('2024-02-01'), at('2024-04-01'))
      expect(await archivedMonth(client, at('2024-01-01'), at('2024-03-01'))).toBe('2024-03')
      expect(await archivedMonth(client, at('2024-04-01'), at('2024-04-01'))).toBeUndefined()
      await expect(openPast(client, at('2024-02-01'), at('2024-03-05'))).rejects.toThrow('archive -- get 2024-03')
      await openPast(client, at('2024-04-01'), at('2024-04-05'))
    })
    expect(await places()).toEqual(allOn('archive'))
    await put('attached')
  })

  it('is told with what it takes on disk, and a year as a whole', async () => {
    await asOwner(database.url, async (client) => {
      await ensurePartitions(client, at('2011-05-01'), at('2011-05-01'))
      await shelveEmpty(client, { attached: [], archive: [spanNamed('2011') as Span] })
      const spans = await shelvedSpans(client)
      expect(spans[0]).toMatchObject({ name: '2011', shelf: 'archive' })
      expect(spans.find(({ name }) => name === '2024_03')).toMatchObject({ shelf: 'attached', from: at('2024-03-01') })
      for (const one of spans) expect(await bytesOf(client, one)).toBeGreaterThan(10_000)
    })
    expect([spanNamed('2024_13'), spanNamed('events'), spanNamed('2024-03')]).toEqual([undefined, undefined, undefined])
  })
})
