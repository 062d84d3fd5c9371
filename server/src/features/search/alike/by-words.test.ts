import { startOfDay } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, openApi } from '../../../../test/api.ts'
import { fillWords, placeOf } from '../../../../test/fill-words.ts'
import { pagesOf } from '../../../../test/plan.ts'
import { lowestIdAt } from '../../../platform/ids.ts'
import { sharingRareWords } from './by-words.ts'
import { monthsOf, spanOf } from './span.ts'

let api: Api

/** Some seven weeks in which two words that were thought to be rare stand together in every other matter. */
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  const shares = {
    here: [2, 0],
    there: [2, 0],
    once: [4_000, 17],
    twice: [2_000, 1],
    some: [36, 0],
    few: [1_000, 500],
  } as const
  await fillWords(api.test.services.db.url, 3_400, shares, { apart: 20 })
})
afterAll(() => api.close())

const about = { registeredAt: startOfDay('2026-03-20') }
const span = spanOf(about, startOfDay('2026-05-10'))
/** Those of March 2026 that `fillWords` made. */
const ofMarch = 31 * 24 * 3
const ways = [
  [
    { word: 'once', any: ['once'] },
    { word: 'twice', any: ['twice'] },
    { word: 'twice', any: ['once', 'twice'] },
  ],
  [{ word: 'here', other: 'there', any: ['here'] }],
]

describe('what may be alike', () => {
  it('is what the first ways find, each once, and of the last as much as there is room for', async () => {
    const found = await sharingRareWords(api.test.services.db, span, { ways, most: 100 })
    expect(found.map(({ id }) => placeOf(id))).toEqual(expect.arrayContaining([1, 17, 2_001]))
    expect(found).toHaveLength(100 - 2)
    expect(found.filter(({ id }) => placeOf(id) < ofMarch)).toHaveLength(3)
    expect(found.map(({ id }) => id)).toEqual(
      found
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    )
    const once = found.find(({ id }) => placeOf(id) === 17)!
    expect(once.words).toContain('once')
    expect(once.words).toHaveLength(61)
  })

  it('is, of one kind of ways, what all of them find in the newest month before anything older', async () => {
    const kinds = [
      [
        { word: 'some', any: ['some'] },
        { word: 'few', any: ['few'] },
      ],
    ]
    const found = await sharingRareWords(api.test.services.db, span, { ways: kinds, most: 50 })
    const places = found.map(({ id }) => placeOf(id))
    expect(places.filter((place) => place % 1_000 === 500)).toEqual([2_500])
    expect(places.filter((place) => place < ofMarch && place % 36 === 0)).not.toEqual([])
    expect(places).toHaveLength(50)
  })

  it('is looked at no farther than that, however much there is', async () => {
    const pages = await pagesOf(api.test.services.db.url, (on) => sharingRareWords(on, span, { ways, most: 100 }))
    expect(pages).toBeLessThan(250)
  })
})

it('the span of a matter begins a month before it, ends now, and lies in whole months, the newest first', () => {
  const untilNow = spanOf(about, startOfDay('2026-04-10'))
  const days = ['2026-02-01', '2026-02-18', '2026-03-01', '2026-04-01', '2026-05-01']
  const [february, from, march, april, may] = days.map((day) => lowestIdAt(startOfDay(day)))
  expect(untilNow).toMatchObject({ from, below: lowestIdAt(startOfDay('2026-04-10') + 1) })
  expect(monthsOf(untilNow)).toEqual([
    { from: april, below: may },
    { from: march, below: april },
    { from: february, below: march },
  ])
})

it('a span leaves out ten days of a month at most', () => {
  const begins = (day: string) => spanOf({ registeredAt: startOfDay(day) }, startOfDay('2026-06-30')).from
  expect(begins('2026-04-20')).toBe(lowestIdAt(startOfDay('2026-03-21')))
  expect(begins('2026-04-21')).toBe(lowestIdAt(startOfDay('2026-04-01')))
  expect(begins('2026-05-01')).toBe(lowestIdAt(startOfDay('2026-04-01')))
})
