import { describe, expect, it } from 'vitest'
import { freshBytes } from './fresh-bytes.ts'

describe('fresh bytes', () => {
  it('are as many as asked for and never the same twice, also across many stores', () => {
    const all = Array.from({ length: 5_000 }, () => freshBytes(16))
    expect(all.every(({ length }) => length === 16)).toBe(true)
    expect(new Set(all.map((bytes) => bytes.toString('hex'))).size).toBe(5_000)
  })

  it('stay what they are once they are handed out', () => {
    const first = freshBytes(12)
    const text = first.toString('hex')
    for (let n = 0; n < 3_000; n++) freshBytes(16)
    expect(first.toString('hex')).toBe(text)
  })

  it('are of any number', () => {
    expect(freshBytes(100_000)).toHaveLength(100_000)
    expect(freshBytes(0)).toHaveLength(0)
  })
})
