import { startOfDay } from 'core/calendar'
import { expect, it } from 'vitest'
import { highestId, lowestIdAt, momentOf } from './ids.ts'
import { spansBack } from './spans.ts'

const day = 86_400_000
const now = startOfDay('2026-11-02')
const daysBack = (ids: Iterable<string>, from = now) => [...ids].map((id) => (from - momentOf(id)) / day)

it('go back a month, and then twice as far each time, until they reach far enough', () => {
  expect(daysBack(spansBack(highestId, { now, longest: 400 * day }))).toEqual([31, 93, 217, 465])
  expect(daysBack(spansBack(highestId, { now, longest: 31 * day }))).toEqual([31])
})

it('begin at an id of before, never after now', () => {
  const before = now - 100 * day
  expect(daysBack(spansBack(lowestIdAt(before), { now, longest: 90 * day }), before)).toEqual([31, 93])
})

it('end in the year 2000', () => {
  const last = momentOf([...spansBack(highestId, { now, longest: Number.POSITIVE_INFINITY })].at(-1)!)
  expect(last).toBeLessThanOrEqual(startOfDay('2000-01-01'))
})
