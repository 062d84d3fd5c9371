import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guangzhou } from '../../../test/city.ts'
import { cutterOf } from './words.ts'

const cutter = cutterOf(guangzhou())
const isFoundBy = (text: string, asked: string): boolean => {
  const words = new Set(cutter.wordsIn(text))
  const wanted = cutter.wordsAsked(asked)
  return wanted.length > 0 && wanted.every((word) => words.has(word))
}

const text = '番禺区市桥街道莲塘坑路口的路灯坏了三天，晚上很黑。就在福兴便利店旁边，A3栋ＢＵＳ站对面。'

describe('a text is found by', () => {
  it.each([
    ['a word', '路灯'],
    ['a place of the city', '市桥街道'],
    ['the place without its kind', '市桥'],
    ['a word inside a longer one', '番禺'],
    ['a name that no dictionary knows', '莲塘坑'],
    ['a shop', '福兴便利店'],
    ['several words, wherever they stand', '便利店 路灯'],
    ['a part of a sentence, grammar and all', '路灯坏了'],
    ['one sign that is a word', '黑'],
    ['letters, however they are written', 'bus'],
    ['letters and digits together', 'a3'],
  ])('%s', (_, asked) => expect(isFoundBy(text, asked)).toBe(true))
})

describe('a text is not found by', () => {
  it.each([
    ['a word it lacks', '井盖'],
    ['one word of two that it lacks', '路灯 井盖'],
    ['a name made of signs that stand apart in it', '莲坑'],
    ['marks of grammar alone', '的了'],
    ['punctuation', '，。！'],
    ['nothing', ' '],
  ])('%s', (_, asked) => expect(isFoundBy(text, asked)).toBe(false))
})

it.each(['13800138000', '138 0013 8000', '138-0013-8000', '１３８００１３８０００', '440106199001011234'])(
  'no number of a person is a word: %s',
  (number) => {
    expect(cutter.wordsIn(`请回电${number}。`)).toEqual(cutter.wordsIn('请回电。'))
    expect(cutter.wordsAsked(number)).toEqual([])
  },
)

it('the lists of the city are words, a unit and a category as well', () => {
  expect(cutter.wordsAsked('流动摆卖与占道')).toEqual(['流动摆卖与占道'])
  expect(cutter.wordsAsked('shiqiao 单位')).toContain('shiqiao')
})

describe('whatever is written', () => {
  const anything = fc.string({ unit: 'grapheme', maxLength: 80 })

  it('words are letters and digits alone, each once, so that none can change a query', () => {
    fc.assert(
      fc.property(anything, (written) => {
        const words = cutter.wordsIn(written)
        expect(words.filter((word) => !/^[\p{L}\p{N}]+$/u.test(word))).toEqual([])
        expect(new Set(words).size).toBe(words.length)
        expect(cutter.wordsAsked(written).filter((word) => !/^[\p{L}\p{N}]+$/u.test(word))).toEqual([])
      }),
    )
  })

  it('it is found by all of itself', () => {
    fc.assert(
      fc.property(anything, (written) => {
        const words = new Set(cutter.wordsIn(written))
        expect(cutter.wordsAsked(written).filter((word) => !words.has(word))).toEqual([])
      }),
    )
  })
})
