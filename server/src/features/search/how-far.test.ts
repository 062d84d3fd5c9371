import { startOfDay } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillWords } from '../../../test/fill-words.ts'
import { type TestServices, testServices } from '../../../test/services.ts'
import type { Queryable } from '../../platform/database/queryable.ts'
import { searchedAtOnce } from '../../platform/spans.ts'
import { findMatters } from './find.ts'
import { howFar } from './how-far.ts'

const at = startOfDay
/** A city's year, an older one that lies by itself, and a month of which nobody knows yet how much it holds. */
const months = [
  { name: '2026_02', matters: 0 },
  { name: '2025', matters: 500_000 },
  { name: '2026_01', matters: 100_000 },
  { name: '2026_03', matters: 50_000 },
]
const city = { query: async () => months } as unknown as Queryable
const begin = at('2026-03-15')

describe('several words are looked for as far back', () => {
  it.each([
    ['as the month in which enough is reached begins', { looked: 200, holding: 40 }, '2026-03-01'],
    ['as further months take', { looked: 200, holding: 15 }, '2026-01-01'],
    ['as a year that lies by itself takes', { looked: 200, holding: 4 }, '2025-01-01'],
  ])('%s', async (_, rarity, from) => {
    const most = searchedAtOnce
    expect(await howFar(city, rarity, { begin })).toBe(Math.min(most, begin - at(from)))
  })

  it.each([
    ['of which one is held by none that were looked at', { looked: 200, holding: 0 }],
    ['of which there are never enough', { looked: 200, holding: 1 }],
  ])('as one word %s', async (_, rarity) => {
    expect(await howFar(city, rarity, { begin })).toBe(searchedAtOnce)
  })
})

describe('of words that never meet', () => {
  let test: TestServices
  const now = at('2026-08-01')
  beforeAll(async () => {
    test = await testServices()
    await fillWords(test.services.db.url, 3_000, { even: [20, 0], odd: [20, 1], early: [3_000, 40] }, { apart: 60 })
  })
  afterAll(() => test.close())

  /** The place in the year up to which it was looked, by the month, and what was found. */
  async function lookedFor(asked: string[], mostHolding?: number) {
    const ids: string[] = []
    let reached = ''
    for await (const found of findMatters(test.services.db, asked, {
      now,
      most: 51,
      ...(mostHolding && { mostHolding }),
    })) {
      ids.push(...found.ids)
      reached = found.reached
    }
    return { found: ids.length, reached }
  }

  it('a page ends once enough was gone through, and sees nothing older', async () => {
    const few = await lookedFor(['even', 'odd'], 60)
    const many = await lookedFor(['even', 'odd'], 120)
    const all = await lookedFor(['even', 'odd'])
    expect([few, many, all].map(({ found }) => found)).toEqual([0, 0, 0])
    expect(few.reached > many.reached).toBe(true)
    expect(many.reached > all.reached).toBe(true)
  })

  it('one that hardly any matter holds is looked for as far as one alone', async () => {
    const { found, reached } = await lookedFor(['early', 'even'], 60)
    expect(found).toBe(1)
    expect(reached).toBe((await lookedFor(['early'], 60)).reached)
  })
})
