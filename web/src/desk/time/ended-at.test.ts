import { expect, it } from 'vitest'
import { endedAt } from './ended-at.ts'

const began = '2026-03-02T02:00:00.000Z'

it('is now, and never before the beginning', () => {
  expect(endedAt(began, Date.parse('2026-03-02T02:03:00Z'))).toBe('2026-03-02T02:03:00.000Z')
  expect(endedAt(began, Date.parse('2026-03-02T01:59:58Z'))).toBe(began)
})
