import { dayOf, startOfDay } from 'core/calendar'
import { expect, it } from 'vitest'
import { highestId, lowestIdAt, momentOf } from './ids.ts'
import { firstSpan, month, spansBack } from './spans.ts'

const day = 86_400_000
const now = startOfDay('2026-11-02')
const daysOf = (ids: Iterable<string>) => [...ids].map((id) => dayOf(momentOf(id)))

it('go back a first span, and then four times as far each time to where a month begins, as far as is asked', () => {
  const longest = 400 * day
  expect(daysOf(spansBack(highestId, { now, first: month, longest }))).toEqual([
    '2026-10-02',
    '2026-05-01',
    '2025-09-28',
  ])
  expect(daysOf(spansBack(highestId, { now, first: 2 * day, longest }))).toEqual([
    '2026-10-31',
    '2026-10-01',
    '2026-08-01',
    '2026-03-01',
    '2025-09-28',
  ])
  expect(daysOf(spansBack(highestId, { now, first: month, longest: 10 * day }))).toEqual(['2026-10-23'])
})

it('begin at an id of before, never after now', () => {
  const before = lowestIdAt(startOfDay('2026-07-25'))
  expect(daysOf(spansBack(before, { now, first: month, longest: 90 * day }))).toEqual(['2026-06-24', '2026-04-26'])
})

it('end in the year 2000', () => {
  const last = [...spansBack(highestId, { now, first: month, longest: Number.POSITIVE_INFINITY })].at(-1)!
  expect(momentOf(last)).toBe(startOfDay('2000-01-01'))
})

it.each([
  ['a city', 200, 90 * 60_000, 5_000 * ((90 * 60_000) / 200)],
  ['a town', 200, 2.4 * day, month],
  ['a storm', 200, 60_000, day],
  ['nothing', 0, month, month],
  ['a busy town', 1_500, 1.5 * day + 1, 5 * day + 3],
])('the first span of %s has room for many, and is a day at least and a month at most', (_, looked, took, span) => {
  expect(firstSpan(looked, { from: lowestIdAt(now - took), to: lowestIdAt(now) })).toBe(span)
})
