import { startOfDay } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillWords } from '../../../test/fill-words.ts'
import { type TestServices, testServices } from '../../../test/services.ts'
import type { Queryable } from '../../platform/database/queryable.ts'
import { searchedAtOnce } from '../../platform/spans.ts'
import { findMatters } from './find.ts'
import { howFar } from './how-far.ts'

const at = startOfDay
const begin = at('2026-03-15')
/** A city's months, a year that lies by itself, and a month of which nobody knows yet how much it holds. */
const months = [
  { name: 'matter_words_2026_02', rows: 0 },
  { name: 'matter_words_2025', rows: 500_000 },
  { name: 'matter_words_2026_01', rows: 100_000 },
  { name: 'matter_words_2026_03', rows: 50_000 },
]
/** A city where the rarest of what is asked for is held by a share of matters; null where nobody knows of any word. */
const cityOf = (share: number | null) =>
  ({
    query: async ({ text }: { text: string }) => (text.includes('pg_stats') ? [{ share }] : months),
  }) as unknown as Queryable

describe('several words are looked for as far back', () => {
  it.each([
    ['as the month in which enough is reached begins', 0.2, '2026-03-15', '2026-03-01'],
    ['as further months take', 0.07, '2026-03-15', '2026-01-01'],
    ['as a year that lies by itself takes', 0.02, '2025-12-15', '2025-01-01'],
  ])('%s', async (_, share, day, from) => {
    const far = await howFar(cityOf(share), ['路灯', '培训'], { begin: at(day) })
    expect(far).toBe(at(day) - at(from))
  })

  it('as one word where that ends in a month that begins earlier', async () => {
    expect(await howFar(cityOf(0.02), ['路灯', '培训'], { begin })).toBe(searchedAtOnce)
  })

  it.each([
    ['of which one is rare', 0],
    ['of which there are never enough', 0.01],
    ['of which nobody knows how many hold them', null],
  ])('as one word %s', async (_, share) => {
    expect(await howFar(cityOf(share), ['路灯', '培训'], { begin })).toBe(searchedAtOnce)
  })

  it('as ever where it is one word', async () => {
    expect(await howFar(cityOf(0.9), ['路灯'], { begin })).toBe(searchedAtOnce)
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

  /** How many were found, and below which id nothing was looked at. */
  async function lookedFor(asked: string[], mostHolding?: number) {
    let [found, reached] = [0, '']
    const wish = { now, most: 51, ...(mostHolding && { mostHolding }) }
    for await (const some of findMatters(test.services.db, asked, wish)) {
      found += some.ids.length
      reached = some.reached
    }
    return { found, reached }
  }

  it('a page ends once enough was gone through', async () => {
    const [few, many, all] = [
      await lookedFor(['even', 'odd'], 20),
      await lookedFor(['even', 'odd'], 60),
      await lookedFor(['even', 'odd']),
    ]
    expect([few, many, all].map(({ found }) => found)).toEqual([0, 0, 0])
    expect(few.reached > many.reached).toBe(true)
    expect(many.reached > all.reached).toBe(true)
  })

  it('one that hardly any matter holds is looked for as far as one alone', async () => {
    const { found, reached } = await lookedFor(['early', 'even'], 20)
    expect(found).toBe(1)
    expect(reached).toBe((await lookedFor(['early'], 20)).reached)
  })
})
