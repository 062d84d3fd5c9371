import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { shelve } from '../../../test/archived.ts'
import { moment } from '../../../test/services.ts'
import { drawPasts } from '../../demo/index.ts'
import { play } from '../../demo/play.ts'
import { findMatter } from '../matters/index.ts'
import { cutByTime } from '../retention/index.ts'
import { rebuildWords } from './index.ts'
import { wordsRow } from './row.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  for (const past of drawPasts(5, 40, moment('2026-03-02 10:00')))
    await play(api.test.services, past, moment('2026-03-02 10:00'))
  await api.runDue()
})
afterAll(() => api.close())

interface Kept {
  no: string
  words: string
  units: string | null
}
const kept = () =>
  api.rows<Kept>(
    `select m.no, w.words::text as words, w.for_units::text as units from matter_words w join matters m on m.id = w.matter_id
     union all select m.no, w.words::text, w.for_units::text from archive.matter_words w join archive.matters m on m.id = w.matter_id
     order by no`,
  )
/** By which words a matter is found now, by the centre and, where that is less, by units. */
async function wordsOf({ no }: Pick<Made, 'no'>): Promise<Pick<Kept, 'words' | 'units'>> {
  await api.runDue()
  const found = (await kept()).find((one) => one.no === no)
  return { words: found?.words ?? '', units: found?.units ?? null }
}
const doAs = async (account: string, made: Made, command: Parameters<Api['public']['do']>[1], body: object) =>
  (await api.as(account)).do(made.no, command, body as never)

/** Signs all over the block, hardly any pair of them twice. */
const manySigns = (count: number, seed: number): string =>
  Array.from({ length: count }, (_, n) =>
    String.fromCharCode(0x4e00 + (((n + seed) * 7919 + ((n * n) % 20_011)) % 20_900)),
  ).join('')

it('a matter with more words than a row can hold is found by the first of them', async () => {
  const { no } = await aMatter(api)
  const { db, city } = api.test.services
  const { matter } = (await findMatter(db, no))!
  const texts = Array.from({ length: 40 }, (_, n) => n).map((n) => ({
    id: String(n),
    kind: 'supplement.text',
    plain: `${n === 0 ? '井盖' : ''}${manySigns(10_000, n * 10_000)}`,
    for_units: n % 2 === 0,
  }))
  const row = wordsRow(city, matter, texts)!
  const [read] = await api.rows<{ words: boolean; units: boolean; most: number }>(
    `select $1::text::tsvector @@ '井盖' as words, $2::text::tsvector @@ '井盖' as units, octet_length($1::text) as most`,
    [row.words, row.for_units],
  )
  expect(read).toMatchObject({ words: true, units: true })
  expect(read!.most).toBeGreaterThan(400_000)
})

describe('the words that the relay keeps', () => {
  it('follow what is written, corrected and told', async () => {
    const made = await aMatter(api, {
      state: 'handling',
      request: { title: '井盖丢失', content: '巷口的井盖不见了。' },
    })
    expect((await wordsOf(made)).words).toMatch(/'井盖'/)
    expect(await wordsOf(made)).toMatchObject({ units: null })
    await doAs('dispatcher', made, 'correct', { field: 'titleForUnits', value: '下水道口', why: '写清楚' })
    expect((await wordsOf(made)).words).toMatch(/'下水道'/)
    await doAs('dispatcher', made, 'correct', { field: 'titleForUnits', value: '窨井', why: '更准' })
    const { words } = await wordsOf(made)
    expect([words.includes('下水道'), words.includes('窨井')]).toEqual([false, true])
    const told = await aMatter(api, { state: 'callback', request: { title: '井盖丢失' } })
    expect((await wordsOf(told)).words).toMatch(/'修好'/)
    const unheard = await aMatter(api, { state: 'auditing', request: { title: '井盖丢失' } })
    expect((await wordsOf(unheard)).words).not.toMatch(/'修好'/)
  })

  it('follow what its demander adds, and where and what it is found to be', async () => {
    const asked = await aMatter(api, { state: 'supplementing', request: { title: '路灯不亮' } })
    await api.runDue()
    await (await api.demander(asked)).do(asked.no, 'supplement', { text: '第三根灯杆，靠近菜场。' })
    expect((await wordsOf(asked)).words).toMatch(/'灯杆'/)
    const made = await aMatter(api, { state: 'handling' })
    await api.runDue()
    await doAs('dispatcher', made, 'correct', { field: 'category', value: '0104', why: '归错了类' })
    await doAs('dispatcher', made, 'correct', { field: 'street', value: '440113008', why: '记错了街' })
    const { words } = await wordsOf(made)
    expect(words).toMatch(/'#0104'.*'@440113008'/)
    expect(words).not.toMatch(/'@440113007'/)
  })

  it('hold the place of the city’s list, not the address, nor who asked', async () => {
    const { words } = await wordsOf(await aMatter(api, { state: 'dispatching' }))
    expect(words).toContain("'@440113007'")
    expect(words).toMatch(/市桥/)
    expect(words).not.toMatch(/东环|黎小满|小满|13800138000/)
  })

  it('are the units’ own once the matter is sealed to them, and no more when that ends', async () => {
    const request = { title: '邻居夜间装修', content: '九楼每晚敲墙。' }
    const made = await aMatter(api, { state: 'handling', request, dispatch: { contentForUnits: '某处夜间施工。' } })
    expect((await wordsOf(made)).units).toBeNull()
    await doAs('centre_manager', made, 'setConfidential', { confidential: true, reason: '怕报复' })
    const sealed = await wordsOf(made)
    expect(sealed.units).toMatch(/'施工'/)
    expect(sealed.units).not.toMatch(/装修|敲|邻居/)
    expect(sealed.words).toMatch(/'装修'/)
    await (await api.demander(made)).do(made.no, 'setConfidential', { confidential: false, reason: '不怕了' })
    expect((await wordsOf(made)).units).toBeNull()
  })

  it('are the same when they are made again, on both shelves, and when there were none', async () => {
    await api.runDue()
    const before = await kept()
    expect(before.length).toBeGreaterThan(40)
    expect(await rebuildWords(api.test.services)).toBe(before.length)
    expect(await kept()).toEqual(before)
    await shelve(api, '2026_02', 'archive')
    await api.rows('delete from matter_words')
    await api.rows('delete from archive.matter_words')
    await rebuildWords(api.test.services)
    expect(await kept()).toEqual(before)
    await shelve(api, '2026_02', 'attached')
  })

  it('lose what belongs to no matter when they are made again', async () => {
    const before = await kept()
    await api.rows(
      `insert into matter_words select overlay(matter_id::text placing 'ffff' from 33)::uuid, words, for_units
       from matter_words limit 1`,
    )
    await rebuildWords(api.test.services)
    expect((await api.rows('select from matter_words')).length).toBe(before.length)
  })
})

it('the words of a matter go at once when it is cut, and do not come back', async () => {
  const made = await aMatter(api, { state: 'closed', request: { title: '窗外霓虹刺眼' } })
  expect((await wordsOf(made)).words).toMatch(/'霓虹'/)
  await shelve(api, '2026_03', 'archive')
  const cut = await cutByTime(api.test.services, { now: moment('2036-03-02 10:00') })
  expect(cut?.matters).toBeGreaterThan(0)
  const found = (await kept()).map(({ words }) => words)
  expect(found.filter((words) => words.includes('霓虹'))).toEqual([])
  await shelve(api, '2026_03', 'attached')
  await api.runDue()
  await rebuildWords(api.test.services)
  expect((await wordsOf(made)).words).toBe('')
})
