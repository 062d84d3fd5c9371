import { startOfDay } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, openApi } from '../../../../test/api.ts'
import { fillWords, placeOf } from '../../../../test/fill-words.ts'
import { pagesOf } from '../../../../test/plan.ts'
import { lowestIdAt } from '../../../platform/ids.ts'
import { monthsOf, spanOf } from './span.ts'
import { candidates } from './store.ts'

let api: Api

/** A month in which two words that were thought to be rare stand together in every other matter. */
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  await fillWords(api.test.services.db.url, 4_000, {
    here: [2, 0],
    there: [2, 0],
    once: [4_000, 17],
    twice: [2_000, 1],
  })
})
afterAll(() => api.close())

const span = spanOf({ registeredAt: startOfDay('2026-03-20') }, startOfDay('2026-04-10'))
const ways = [
  { word: 'once', any: ['once'] },
  { word: 'twice', any: ['twice'] },
  { word: 'twice', any: ['once', 'twice'] },
  { word: 'here', other: 'there', any: ['here'] },
]

describe('what may be alike', () => {
  it('is what the first ways find, each once, and of the last as much as there is room for', async () => {
    const found = await candidates(api.test.services.db, span, { ways, most: 100 })
    expect(found.map(({ id }) => placeOf(id))).toEqual(expect.arrayContaining([1, 17, 2_001]))
    expect(found).toHaveLength(100 - 2)
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

  it('is looked at no farther than that, however much there is', async () => {
    const pages = await pagesOf(api.test.services.db.url, (on) => candidates(on, span, { ways, most: 100 }))
    expect(pages).toBeLessThan(250)
  })
})

it('the span of a matter begins a month before it, ends now, and lies in whole months, the newest first', () => {
  const days = ['2026-02-01', '2026-02-18', '2026-03-01', '2026-04-01', '2026-05-01']
  const [february, from, march, april, may] = days.map((day) => lowestIdAt(startOfDay(day)))
  expect(span).toMatchObject({ from, below: lowestIdAt(startOfDay('2026-04-10') + 1) })
  expect(monthsOf(span)).toEqual([
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
