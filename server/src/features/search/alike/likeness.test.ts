import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likenessOf, tellingWords, waysToLook, weightOf } from './likeness.ts'

const weights = new Map([
  ['井盖', 5],
  ['丢失', 3],
  ['门口', 1],
])
const same = { weights, words: ['井盖', '丢失', '门口'], place: 'street', days: 0 } as const

describe('how alike two matters are', () => {
  it('is all where the words, the street and the day are the same', () => {
    expect(likenessOf(same)).toEqual({ confidence: 1, shared: ['井盖', '丢失', '门口'] })
  })

  it.each([
    ['a rare word is shared', { words: ['井盖', '甲', '乙'] }, 0.44],
    ['a common word is shared', { words: ['门口', '甲', '乙'] }, 0.22],
    ['the district alone is the same', { place: 'district' as const }, 0.8],
    ['the place is another', { place: null }, 0.6],
    ['a month lies between them', { days: 30 }, 0.7],
    ['more than a month does', { days: 300 }, 0.7],
    ['nothing is shared', { words: ['甲'] }, 0],
    ['the other has no words', { words: [] }, 0],
  ])('where %s', (_, other, confidence) => expect(likenessOf({ ...same, ...other }).confidence).toBe(confidence))

  it('lies between nothing and all, and never grows with time or distance', () => {
    const word = fc.constantFrom('甲', '乙', '丙', '丁', '戊')
    const given = fc.record({
      weights: fc.uniqueArray(fc.tuple(word, fc.double({ min: 0, max: 9, noNaN: true })), { selector: ([one]) => one }),
      words: fc.uniqueArray(word),
      days: fc.nat({ max: 90 }),
    })
    fc.assert(
      fc.property(given, ({ weights: pairs, words, days }) => {
        const at = (more: object) =>
          likenessOf({ weights: new Map(pairs), words, days, place: 'street', ...more }).confidence
        expect(at({})).toBeGreaterThanOrEqual(0)
        expect(at({})).toBeLessThanOrEqual(1)
        expect(at({ days: days + 1 })).toBeLessThanOrEqual(at({}))
        expect(at({ place: null })).toBeLessThanOrEqual(at({}))
      }),
    )
  })
})

it('telling words are the rarest, and none that more than one in twenty holds', () => {
  const counted = new Map([
    ['常', weightOf(100, 500)],
    ['稀', weightOf(3, 500)],
    ['唯', weightOf(0, 500)],
  ])
  expect(tellingWords(counted, 8)).toEqual(['唯', '稀'])
  expect(tellingWords(counted, 1)).toEqual(['唯'])
})

describe('the ways to look for others', () => {
  it('are two telling words nearby, two anywhere, then one nearby; a word is paired with those after it', () => {
    expect(waysToLook({ telling: ['罕', '稀', '常'], here: '@440105' })).toEqual([
      [
        { word: '罕', other: '@440105', any: ['稀', '常'] },
        { word: '稀', other: '@440105', any: ['常'] },
      ],
      [
        { word: '罕', any: ['稀', '常'] },
        { word: '稀', any: ['常'] },
      ],
      [{ word: '@440105', any: ['罕', '稀', '常'] }],
    ])
  })

  it('pair the rarest four nearby and five anywhere, and ask for one of all', () => {
    const telling = ['一', '二', '三', '四', '五', '六']
    const nearby = [['二', '三', '四'], ['三', '四'], ['四']]
    const anywhere = [['二', '三', '四', '五'], ['三', '四', '五'], ['四', '五'], ['五']]
    const asked = waysToLook({ telling, here: '@440105' }).map((ways) => ways.map(({ any }) => any))
    expect(asked).toEqual([nearby, anywhere, [telling]])
  })

  it('are none without two words where it is not known where the matter is, and none without any', () => {
    expect(waysToLook({ telling: ['一', '二'], here: undefined })).toEqual([[{ word: '一', any: ['二'] }]])
    expect(waysToLook({ telling: ['一'], here: undefined })).toEqual([])
    expect(waysToLook({ telling: ['一'], here: '@440105' })).toEqual([[{ word: '@440105', any: ['一'] }]])
    expect(waysToLook({ telling: [], here: '@440105' })).toEqual([])
  })
})
