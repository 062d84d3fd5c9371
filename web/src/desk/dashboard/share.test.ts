import { expect, it } from 'vitest'
import { share } from './share.ts'

it.each([
  [39, 1, '97.5 % (39/40)'],
  [0, 3, '0.0 % (0/3)'],
  [2, 0, '100.0 % (2/2)'],
  [109_188, 16_943, '86.6 % (109,188/126,131)'],
  [0, 0, '—'],
])('tells %i beside %i with its denominator', (part, rest, words) => {
  expect(share(part, rest)).toBe(words)
})
