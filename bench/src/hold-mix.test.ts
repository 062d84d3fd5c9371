import { expect, it } from 'vitest'
import { hundred } from './hold-mix.ts'

it('is a hundred requests, seventy of which read, spread evenly', () => {
  const kinds = hundred()
  const isRead = (kind: string) => /^(read|follow)/.test(kind)
  expect(kinds).toHaveLength(100)
  expect(kinds.filter(isRead)).toHaveLength(70)
  const tens = Array.from({ length: 10 }, (_, at) => kinds.slice(at * 10, at * 10 + 10).filter(isRead).length)
  expect(Math.min(...tens)).toBeGreaterThanOrEqual(6)
  expect(Math.max(...tens)).toBeLessThanOrEqual(8)
})
