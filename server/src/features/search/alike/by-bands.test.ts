import { startOfDay } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, openApi } from '../../../../test/api.ts'
import { commonBand, fillWords, placeOf } from '../../../../test/fill-words.ts'
import { pagesOf } from '../../../../test/plan.ts'
import type { Bands } from '../bands.ts'
import { wordedLike } from './by-bands.ts'
import { spanOf } from './span.ts'

let api: Api

/** Some seven weeks in which some are worded like each other on one place, and more anywhere. */
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  const shares = { apart: 20, here: [100, 3], anywhere: [20, 3] } as const
  await fillWords(api.test.services.db.url, 3_400, { common: [2, 0] }, shares)
})
afterAll(() => api.close())

const span = spanOf({ registeredAt: startOfDay('2026-03-20') }, startOfDay('2026-05-10'))
/** Those of March 2026 that `fillWords` made. */
const ofMarch = 31 * 24 * 3
const both: Bands = { here: [-5, commonBand], anywhere: [commonBand, -6] }
const look = (bands: Bands, most: number) => wordedLike(api.test.services.db, span, { bands, most })
const places = async (bands: Bands, most: number) => (await look(bands, most)).map(({ id }) => placeOf(id))

describe('what is worded alike', () => {
  it('is what shares a band: all on the same place first, then of the newest month, the newest first', async () => {
    const found = await places(both, 60)
    expect(found).toEqual(found.toSorted((one, other) => other - one))
    const here = Array.from({ length: 34 }, (_, n) => n * 100 + 3)
    expect(found).toEqual(expect.arrayContaining(here))
    const others = found.filter((place) => !here.includes(place))
    expect(others.length).toBeGreaterThan(0)
    for (const place of others) expect([place % 20, place > ofMarch]).toEqual([3, true])
  })

  it('comes once, in however many bands, with all its words', async () => {
    const found = await look(both, 1_000)
    expect(found).toHaveLength(170)
    expect(found[0]!.words).toHaveLength(60)
  })

  it('is anywhere alone where there is no place, and nothing where there are no words', async () => {
    expect(await places({ here: [], anywhere: [commonBand] }, 1_000)).toHaveLength(170)
    expect(await places({ here: [], anywhere: [] }, 1_000)).toEqual([])
    expect(await places({ here: [-5], anywhere: [-6] }, 1_000)).toEqual([])
  })

  it('is looked up, without going through what is not alike', async () => {
    const rare = { here: [1_230, -5], anywhere: [4_561, -6] }
    expect(await places(rare, 150)).toEqual([456, 123])
    const pages = await pagesOf(api.test.services.db.url, (on) => wordedLike(on, span, { bands: rare, most: 150 }))
    expect(pages).toBeLessThan(60)
  })
})
