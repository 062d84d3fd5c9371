import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import type { Database } from '../../platform/database/queryable.ts'
import { gatherBeside, readBeside, type Wish } from './beside-store.ts'
import { findMatter, gatherMatter } from './store.ts'

let api: Api
let db: Database
/** Wishes of all readers for two matters, to which their demanders have added something. */
let wishes: Wish[]
let numbers: string[]

async function supplemented(name: string): Promise<string> {
  const made = await aMatter(api, { state: 'supplementing', request: { demander: { name, phone: '13800138000' } } })
  await (await api.demander(made)).do(made.no, 'supplement', { text: `${name}的补充` })
  const dispatcher = await api.as('dispatcher')
  await dispatcher.do(made.no, 'accept', { type: 'complaint', category: '0101', urgency: 'general' })
  await dispatcher.do(made.no, 'dispatch', { lead: 'panyu', contentForUnits: '某处路灯不亮。' })
  return made.no
}

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  db = api.test.services.db
  numbers = [await supplemented('甲'), await supplemented('乙')]
  const rows = await api.rows<{ matter: string; texts: string[] }>(
    'select owner_id as matter, array_agg(id) as texts from texts group by owner_id order by owner_id',
  )
  const [one, other] = rows.map(({ matter }) => matter)
  const readers = ['centre', 'unit:panyu', 'unit:water', `demander:${one}`, `demander:${other}`, '']
  wishes = readers.flatMap((reader) =>
    rows.flatMap(({ matter, texts }) => [
      { reader, matter, texts, persons: true },
      { reader, matter, texts: texts.slice(0, 1), persons: false },
    ]),
  )
})
afterAll(() => api.close())

const alone = (wish: Wish) => db.transaction((tx) => readBeside(tx, wish))
const countOf = ({ texts, persons }: { texts: readonly unknown[]; persons: readonly unknown[] }) =>
  [texts.length, persons.length] as const

describe('what lies beside matters', () => {
  it('is for each who asks at one moment what it is for him alone', async () => {
    const { gathered } = api.test.services
    const together = await Promise.all([...wishes, ...wishes].map((wish) => gatherBeside(gathered, wish)))
    for (const [index, wish] of [...wishes, ...wishes].entries())
      expect([wish, together[index]]).toEqual([wish, await alone(wish)])
  })

  it('is told of the matter that was asked for, to those whose it is, and nothing to others', async () => {
    for (const wish of wishes) {
      const beside = await alone(wish)
      expect(beside.texts.every(({ owner }) => owner === wish.matter)).toBe(true)
      expect(beside.persons.every(({ matter }) => matter === wish.matter)).toBe(true)
      const sees = ['centre', 'unit:panyu', `demander:${wish.matter}`].includes(wish.reader)
      expect([wish, countOf(beside)[1] > 0]).toEqual([wish, sees && wish.persons])
      if (wish.reader === '' || (wish.reader.startsWith('demander') && !sees)) expect(countOf(beside)).toEqual([0, 0])
    }
  })
})

it('matters that are looked for at one moment are each the one of its number, or none', async () => {
  const { gathered } = api.test.services
  const asked = [...numbers, '2603020999996', '9913020999996', ...numbers.toReversed(), '']
  const found = await Promise.all(asked.map((no) => gatherMatter(gathered, no)))
  expect(found.map((one) => one?.matter.no)).toEqual([
    ...numbers,
    undefined,
    undefined,
    ...numbers.toReversed(),
    undefined,
  ])
  expect(found[0]).toEqual(await findMatter(db, numbers[0]!))
})
