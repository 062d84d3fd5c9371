import { expect, it } from 'vitest'
import { holds, type Step } from './hold-figures.ts'

const quick = Array.from({ length: 990 }, () => 20)
const held = { seconds: 10, done: 1000, errors: 0, times: new Map([['a', quick]]), overrun: false }
const step: Step = { rate: 100, held, cpu: undefined, memory: [], lag: { outbox: 0, clocks: 0 } }

it('is held where nothing failed, all was done in time and nothing waits behind', () => {
  expect(holds(step)).toBe(true)
})

it.each<[string, Partial<Step>]>([
  ['something failed', { held: { ...held, errors: 1 } }],
  ['it was given up', { held: { ...held, overrun: true } }],
  ['it took longer than the requests came', { held: { ...held, seconds: 10.5 } }],
  [
    'one answer in fifty took a second',
    {
      held: {
        ...held,
        times: new Map([
          ['a', quick],
          ['b', Array(20).fill(1000)],
        ]),
      },
    },
  ],
  ['the outbox waits', { lag: { outbox: 6, clocks: 0 } }],
  ['clocks wait', { lag: { outbox: 0, clocks: 6 } }],
  ['memory goes on growing', { memory: Array.from({ length: 600 }, (_, second) => 300 + second) }],
])('is not held where %s', (_, change) => {
  expect(holds({ ...step, ...change })).toBe(false)
})

it.each([
  ['at the beginning alone', Array.from({ length: 600 }, (_, second) => Math.min(300 + 10 * second, 400))],
  ['too shortly to tell', Array.from({ length: 20 }, (_, second) => 300 + 10 * second)],
  ['and shrinks again', Array.from({ length: 600 }, (_, second) => 300 + 100 * (second % 2))],
])('is held where memory grows %s', (_, memory) => {
  expect(holds({ ...step, memory })).toBe(true)
})
