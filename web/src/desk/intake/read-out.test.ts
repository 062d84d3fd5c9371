import { expect, it } from 'vitest'
import { calledOut } from './read-out.ts'

it.each([
  ['2026-03-02T23:58:00+08:00', '23:58'],
  ['2026-03-03T00:03:00+08:00', '2026-03-03 00:03'],
])('calls out %s just before midnight as %s', (at, words) => {
  expect(calledOut(at, Date.parse('2026-03-02T23:53:00+08:00'))).toBe(words)
})
