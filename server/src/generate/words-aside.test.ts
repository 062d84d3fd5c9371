import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-db.ts'
import { asOwner, migrate } from '../platform/database/migrate.ts'
import { boundsOf, ensurePartitions, type Span, spanNamed } from '../platform/database/partitions.ts'
import type { Slice } from './slices.ts'
import { layAside, mindAside } from './words-aside.ts'

/** Months by themselves, that nobody has written to. */
const year = new Date().getFullYear() - 1
const [first, second, third] = ['03', '04', '05'].map((month) => spanNamed(`${year}_${month}`)) as [Span, Span, Span]
const nameOf = ({ name }: Span) => `matter_words_${name}`
const dayIn = ({ name }: Span, date: string) => `${name.replace('_', '-')}-${date}`
const partOf = (span: Span, date: string) => ({ day: dayIn(span, date) }) as Slice

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await asOwner(database.url, async (client) => {
    await ensurePartitions(client, first.from, third.from)
    await client.query(`insert into matter_words (matter_id, words) values ('${boundsOf(third)[0]}', '井盖')`)
  })
})
afterAll(() => database.drop())

const rows = (text: string) => asOwner(database.url, async (client) => (await client.query(text)).rows)
/** Whether a month is a part of the table, and how many indexes it has, of which the table's are a part. */
const standing = async (span: Span) =>
  (
    await rows(`select relispartition as attached, (select count(*) from pg_index where indrelid = c.oid)::integer as indexes,
      (select count(*) from pg_index i join pg_inherits h on h.inhrelid = i.indexrelid where i.indrelid = c.oid)::integer as parts
      from pg_class c where relname = '${nameOf(span)}'`)
  )[0]
const attached = { attached: true, indexes: 3, parts: 3 }
const aside = { attached: false, indexes: 1, parts: 0 }

const lay = (...spans: Span[]) => asOwner(database.url, (client) => layAside(client, spans))
const write = (span: Span, table: string) =>
  rows(`insert into ${table} (matter_id, words, bands_here) values ('${boundsOf(span)[0]}', '井盖', '{7}')`)

describe('a month that is laid aside', () => {
  it('is one in which no words lie, and is taken back with its indexes once all its parts are written', async () => {
    const left = [partOf(first, '01'), partOf(first, '31'), partOf(second, '01'), partOf(third, '01')]
    const spans = await lay(first, second, third)
    expect(spans).toEqual([first, second])
    expect([await standing(first), await standing(second), await standing(third)]).toEqual([aside, aside, attached])

    const minded = mindAside(database.url, spans, left)
    expect(left.map(({ day }) => minded.tableFor(day))).toEqual([
      nameOf(first),
      nameOf(first),
      nameOf(second),
      'matter_words',
    ])
    await write(first, minded.tableFor(dayIn(first, '01')))
    for (const part of left.slice(0, 2)) minded.written(part)
    minded.written(left[3]!)
    await minded.end()
    expect([await standing(first), await standing(second)]).toEqual([attached, attached])
    expect(await rows(`select from matter_words where words @@ '井盖' and bands_here && '{7}'`)).toHaveLength(1)
  })

  it('is attached by the next start where nobody took it back, and by nobody twice', async () => {
    const spans = await lay(second)
    const minded = mindAside(database.url, spans, [])
    await write(second, minded.tableFor(dayIn(second, '01')))
    await migrate(database.url)
    expect(await standing(second)).toEqual(attached)
    await minded.end()
    expect(await standing(second)).toEqual(attached)
    expect(await rows(`select from matter_words where bands_here && '{7}'`)).toHaveLength(2)
  })

  it('is left alone by a start while somebody writes to it', async () => {
    await rows(`delete from matter_words where matter_id < '${boundsOf(second)[0]}'`)
    await lay(first)
    await asOwner(database.url, async (client) => {
      await client.query('begin')
      await client.query(`lock table ${nameOf(first)} in share update exclusive mode`)
      await migrate(database.url)
      expect(await standing(first)).toEqual(aside)
    })
    await migrate(database.url)
    expect(await standing(first)).toEqual(attached)
  })
})
