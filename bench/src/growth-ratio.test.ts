import { expect, it } from 'vitest'
import { comparedWith, growthOf } from './growth-ratio.ts'

it.each([
  ['shows nothing to count', [null, null, null], 0],
  ['shows as much on both', [50, 50, 50], 0],
  ['is full on the busy one alone', [15, 50, 50], 1],
  ['shows more of a year', [402, 70, 437], 0],
  ['shows less than on the busy one', [1, 2, 1], 0],
  ['is full nowhere', [13, 15, 50], 1],
])('a screen that %s is compared with the small past that shows as much, or nearly', (_, lines, small) => {
  expect(comparedWith(lines)).toBe(small)
})

it.each([
  ['as dear', [2, 1, 2], [50, 50, 50], '1.0'],
  ['twice as dear', [1, 9, 2], [50, 50, 50], '**2.0**'],
  ['dearer than where it is not full', [1, 4, 5], [15, 50, 50], '1.3'],
  ['twice as dear for twice as much', [1, 1, 2], [10, 5, 20], '2.0, 1.0 a line'],
  ['four times as dear for twice as much', [1, 1, 4], [10, 5, 20], '**4.0, 2.0 a line**'],
  ['dearer where it shows nothing', [0, 0, 0.002], [null, null, null], '**2.0**'],
])('a screen that is %s is told so', (_, values, lines, told) => {
  expect(growthOf({ values, lines })).toBe(told)
})
