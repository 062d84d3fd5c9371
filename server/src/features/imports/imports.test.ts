import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Actor } from 'core/access'
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServices, testServices } from '../../../test/services.ts'
import { putOnShelf } from '../../platform/database/archive.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { makeMissing, type Span, spanNamed } from '../../platform/database/partitions.ts'
import { statement } from '../../platform/database/queryable.ts'
import { verifyMatters } from '../integrity/index.ts'
import { readMatter } from '../matters/index.ts'
import { importMessages } from './index.ts'
import { columns } from './message-row.ts'

let test: TestServices
beforeAll(async () => {
  test = await testServices()
  await test.at('2026-11-24 12:00')
})
afterAll(() => test.close())

const header = Object.values(columns)
const rows = [
  ['1', 'A0001', '路灯不亮', '2019/2/28 11:25:05', '\n\t路灯不亮\n三天了', '已修好', '2019/3/1 9:00:00'],
  ['2', 'A0002', '噪音', '2019-04-08 08:37:20', '夜里"施工"，吵', '已处理\n谢谢', '2019-06-08 08:37:20'],
  ['3', 'A0003', '公交', '2020/1/2 10:00:00', '  ', '已答复', '2020/1/3'],
  ['4', 'A0004', '公交', '2020/1/2 10:00:00', '等得太久', '已加车', '2020/1/2'],
]

const write = async (name: string, text: string | Buffer): Promise<string> => {
  const file = join(test.services.config.dataDir, name)
  await writeFile(file, text)
  return file
}
const run = (file: string) => importMessages(test.services, file, () => undefined)
const numberOf = async (row: string): Promise<string> => {
  const one = statement('', 'select matter_no as no from imports where row_no = $1')
  return (await test.services.db.query<{ no: string }>(one, [row]))[0]!.no
}
const auditor: Actor = { kind: 'staff', account: 'auditor', roles: ['auditor'], organizer: null }

describe('a message board', () => {
  it('comes in at its own times, once, and the rows that cannot are told', async () => {
    const file = await write('board.csv', stringify([header, ...rows], { bom: true }))
    const first = await run(file)
    expect(first).toMatchObject({ rows: 4, added: 3, known: 0, late: 1 })
    expect(first.refused).toEqual([{ line: 7, number: '3', reason: `${columns.body} is empty` }])
    expect(await run(file)).toMatchObject({ rows: 4, added: 0, known: 3 })

    const view = await readMatter(test.services, await numberOf('1'), { actor: auditor, language: 'zh-CN' })
    expect(view).toMatchObject({
      state: 'closed',
      closing: 'answered',
      content: '路灯不亮\n三天了',
      answer: '已修好',
      registeredAt: '2019-02-28T11:25:05.000+08:00',
      closedAt: '2019-03-01T09:00:00.000+08:00',
    })
    expect((await verifyMatters(test.services, () => undefined)).findings).toEqual([])
  })

  it('goes on where it was cut short', async () => {
    const file = await write('more.csv', stringify([header, rows[0]!, ['9', ...rows[3]!.slice(1)]]))
    expect(await run(file)).toMatchObject({ rows: 2, added: 1, known: 1 })
  })

  it('finds room in every month of a year, but not in one that is put away', async () => {
    const row = (no: string, day: string) => [
      no,
      'A',
      '路灯不亮',
      `${day} 10:00:00`,
      '不亮',
      '已修好',
      `${day} 12:00:00`,
    ]
    // A year that was begun by months goes on so, however long ago it is.
    await asOwner(test.services.db.url, (client) => makeMissing(client, [spanNamed('2025_08') as Span]))
    const both = await write('months.csv', stringify([header, row('20', '2025/8/5'), row('21', '2025/2/5')]))
    expect(await run(both)).toMatchObject({ rows: 2, added: 2, refused: [] })
    const february = spanNamed('2025_02') as Span
    await asOwner(test.services.db.url, (client) => putOnShelf(client, february, { shelf: 'archive' }))
    const more = await write('away.csv', stringify([header, row('22', '2025/3/5'), row('23', '2025/2/6')]))
    await expect(run(more)).rejects.toThrow('archive -- get 2025-02')
    await asOwner(test.services.db.url, (client) => putOnShelf(client, february, { shelf: 'attached' }))
    expect(await run(more)).toMatchObject({ rows: 2, known: 1, added: 1 })
  })

  it('ends with the failure of a row that could not be written, and goes on from there', async () => {
    const url = test.services.db.url
    const refuse = `create function refuse() returns trigger language plpgsql as $$ begin
        if new.row_no = '92' then raise exception 'no room' using errcode = '53100'; end if; return new; end $$;
      create trigger refuse before insert on imports for each row execute function refuse()`
    await asOwner(url, (client) => client.query(refuse))
    // The third opens a month, and meanwhile nobody waits for the second.
    const days = { '91': '2026/3/5', '92': '2026/3/5', '93': '2023/3/5', '94': '2022/3/5' }
    const made = Object.entries(days).map(([no, day]) => [
      no,
      'A',
      '路灯',
      `${day} 10:00:00`,
      '不亮',
      '已修',
      `${day} 12:00:00`,
    ])
    const file = await write('broken.csv', stringify([header, ...made]))
    await expect(run(file)).rejects.toThrow('no room')
    await asOwner(url, (client) => client.query('drop function refuse cascade'))
    const before = await asOwner(url, (client) =>
      client.query(`select from imports where row_no in ('91', '93', '94')`),
    )
    expect((await run(file)).added).toBe(4 - before.rowCount!)
    expect(await run(file)).toMatchObject({ rows: 4, added: 0, known: 4 })
  })

  it('tells a row that does not fit the header', async () => {
    const file = await write('short.csv', stringify([header, ['10', 'A', 'B']]))
    expect((await run(file)).refused).toEqual([
      { line: 2, number: '10', reason: 'has 3 values where the header has 7' },
    ])
  })

  it.each([
    ['is not there', 'gone.csv', null, 'is not there'],
    ['is empty', 'empty.csv', '', 'is empty'],
    ['lacks a column', 'other.csv', 'a,b\n1,2\n', `lacks the columns ${columns.number}`],
    ['is not UTF-8', 'gbk.csv', Buffer.from([0xc1, 0xf4, 0xd1, 0xd4, 0x2c, 0x0a]), 'is not UTF-8'],
    ['never closes a quote', 'quote.csv', `${header.join(',')}\n1,"A,B`, 'cannot be read as CSV'],
  ])('refuses a file that %s', async (_, name, content, message) => {
    const file = content === null ? join(test.services.config.dataDir, name) : await write(name, content)
    await expect(run(file)).rejects.toThrow(message)
  })
})

const real = fileURLToPath(new URL('../../../../../shared/data/messages/citizen-messages.csv', import.meta.url))

describe.skipIf(!existsSync(real))('the real message board (skipped where its file is absent)', () => {
  it('comes in whole', async () => {
    expect(await run(real)).toMatchObject({ rows: 1403, refused: [] })
    expect((await verifyMatters(test.services, () => undefined)).findings).toEqual([])
  })
})
