import { describe, expect, it } from 'vitest'
import { type Bands, bandsOf } from './bands.ts'

const wordsFrom = (from: number, count: number): string[] => Array.from({ length: count }, (_, n) => `w${from + n}`)
const from = (place: string | undefined, sealed = false) => ({ place, sealed })
const open = from('@here')
const meet = (one: readonly number[], other: readonly number[]): boolean => one.some((band) => other.includes(band))
/** The share of 400 pairs of texts that have a band in common, where so many of 40 words between them are in both. */
function found(common: number, kind: keyof Bands): number {
  const pairs = Array.from({ length: 400 }, (_, n) => n * 40)
  const met = pairs.filter((from) => {
    const half = (40 - common) / 2
    const [one, other] = [wordsFrom(from, half + common), wordsFrom(from + half, half + common)]
    return meet(bandsOf(one, open)[kind], bandsOf(other, open)[kind])
  })
  return met.length / pairs.length
}

describe('the bands of two texts', () => {
  it('are the same for the same words in any order', () => {
    const words = ['井盖', '丢失', '巷口', '夜里']
    expect(bandsOf(words.toReversed(), open)).toEqual(bandsOf(words, open))
  })

  it('have none in common where they have no word in common', () => {
    expect([found(0, 'here'), found(0, 'anywhere')]).toEqual([0, 0])
  })

  it.each([
    [4, 'here', 10, 2],
    [8, 'here', 10, 2],
    [14, 'here', 10, 2],
    [20, 'here', 10, 2],
    [8, 'anywhere', 6, 3],
    [20, 'anywhere', 6, 3],
    [32, 'anywhere', 6, 3],
  ] as const)('with %i of 40 words in common meet %s as often as chance has it', (common, kind, bands, values) => {
    const expected = 1 - (1 - (common / 40) ** values) ** bands
    expect(Math.abs(found(common, kind) - expected)).toBeLessThan(0.07)
  })

  it('meet on another place by no more than chance, and without a place anywhere alone', () => {
    const words = wordsFrom(0, 20)
    const [here, there, nowhere] = ['@here', '@there', undefined].map((place) => bandsOf(words, from(place))) as [
      Bands,
      Bands,
      Bands,
    ]
    expect(meet(here.here, there.here)).toBe(false)
    expect(nowhere).toEqual({ here: [], anywhere: here.anywhere })
    expect(there.anywhere).toEqual(here.anywhere)
  })

  it('never meet where one is sealed to units and the other is not, and do where both are', () => {
    const words = wordsFrom(0, 20)
    const [sealed, other] = [bandsOf(words, from('@here', true)), bandsOf(words, open)]
    expect([meet(sealed.here, other.here), meet(sealed.anywhere, other.anywhere)]).toEqual([false, false])
    expect(meet(sealed.anywhere, bandsOf(words, from('@there', true)).anywhere)).toBe(true)
  })

  it('are none without a word', () => {
    expect(bandsOf([], open)).toEqual({ here: [], anywhere: [] })
  })

  it('stay what they are stored as', () => {
    expect(bandsOf(['井盖', '丢失'], from('@440113101')).here.slice(0, 2)).toEqual([-1422654968, -5986098])
  })
})
