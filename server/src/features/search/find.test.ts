import { startOfDay } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, openApi } from '../../../test/api.ts'
import { fillWords, placeOf } from '../../../test/fill-words.ts'
import { pagesOf } from '../../../test/plan.ts'
import type { Queryable } from '../../platform/database/queryable.ts'
import { findMatters, unitFinds } from './find.ts'

let api: Api
let url: string

const shares = {
  common: [1, 0],
  often: [5, 0],
  some: [40, 3],
  seldom: [250, 7],
  other: [50, 1],
  rare: [1_500, 11],
} as const
const matters = 4_000
const now = startOfDay('2026-03-31')

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  url = api.test.services.db.url
  await fillWords(url, matters, shares)
})
afterAll(() => api.close())

/** All that is found, as the places of the matters in their order of time. */
async function placesOf(on: Queryable, asked: string[], { most, enough }: { most: number; enough: number }) {
  const places: number[] = []
  for await (const { ids } of findMatters(on, asked, { now, most })) {
    places.push(...ids.map(placeOf))
    if (places.length >= enough) break
  }
  return places
}

/** How often an index is asked for words of which no matter holds all. */
async function asksFor(...asked: string[]): Promise<number> {
  const { db } = api.test.services
  let asks = 0
  const counted: Queryable = {
    query: (statement, values) => {
      if (statement.text.includes('with found')) asks += 1
      return db.query(statement, values)
    },
  }
  expect(await placesOf(counted, asked, { most: 51, enough: 51 })).toEqual([])
  return asks
}

describe('matters by their words', () => {
  it.each(Object.keys(shares) as (keyof typeof shares)[])(
    'are found each once, the newest first (%s)',
    async (word) => {
      const [every, from] = shares[word]
      const all = Array.from({ length: matters }, (_, at) => matters - at).filter((place) => place % every === from)
      for (const most of [7, 51, 4_000])
        expect(await placesOf(api.test.services.db, [word], { most, enough: matters }), `${most}`).toEqual(all)
    },
  )

  const pages = (...asked: string[]) => pagesOf(url, (on) => placesOf(on, asked, { most: 51, enough: 51 }))

  it('are met among few of the newest where many hold the words', async () => {
    expect(await pages('common')).toBeLessThan(300)
  })

  it('are not looked for one by one where hardly any of the newest hold them', async () => {
    expect(await pages('rare')).toBeLessThan(400)
    expect(await pages('some', 'other')).toBeLessThan(400)
    expect(await pages('nowhere')).toBeLessThan(400)
  })

  it('are looked for in few spans where a span held none: the first, and the last with all between them', async () => {
    expect(await asksFor('nowhere')).toBe(2)
    expect(await asksFor('rare', 'seldom')).toBe(2)
  })
})

it.each([
  ['open', { words: ['it'], forUnits: [] }, true],
  ['open', { words: [], forUnits: ['it'] }, false],
  ['sealed', { words: ['it'], forUnits: [] }, false],
  ['sealed', { words: ['it'], forUnits: ['it'] }, true],
])('what is %s to units is found by one as the matter itself says: %o', (sealed, { words, forUnits }, isFound) => {
  const held = { words: new Set(words), forUnits: new Set(forUnits) }
  expect(unitFinds(held, { id: 'it', sealed: sealed === 'sealed' })).toBe(isFound)
})
