import { describe, expect, it, vi } from 'vitest'
import { guangzhou } from '../../test/city.ts'
import { drawMatter } from '../demo/index.ts'
import { seeded } from '../demo/random.ts'
import { cutterOf } from '../features/search/index.ts'
import { knowingClauses } from './known-clauses.ts'

const cutter = cutterOf(guangzhou())

describe('a cutter that knows clauses', () => {
  it('cuts all that is drawn as one that knows none, in the same order, and seldom cuts anything', () => {
    const wordsIn = vi.fn(cutter.wordsIn)
    const knowing = knowingClauses({ wordsIn })
    const random = seeded(7)
    const texts = Array.from({ length: 2_000 }, (_, n) => drawMatter(random, n, {})).flatMap(
      ({ title, content, publicReply, answerText }) => [`${title}\n${content}`, publicReply, answerText],
    )
    for (const text of texts) expect(knowing.wordsIn(text)).toEqual(cutter.wordsIn(text))
    expect(wordsIn.mock.calls.length).toBeLessThan(texts.length)
  })

  it('knows no words in nothing, and keeps a number with its signs', () => {
    const knowing = knowingClauses(cutter)
    expect(knowing.wordsIn('')).toEqual([])
    const text = '电话138-1234 5678，车牌粤A12345：停了3.5小时！'
    expect(knowing.wordsIn(text)).toEqual(cutter.wordsIn(text))
  })
})
