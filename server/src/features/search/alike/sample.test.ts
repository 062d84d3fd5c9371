import { startOfDay } from 'core/calendar'
import { expect, it } from 'vitest'
import type { Queryable } from '../../../platform/database/queryable.ts'
import { lowestIdAt } from '../../../platform/ids.ts'
import { sampler, sampleSize } from './sample.ts'
import { near, spanOf } from './span.ts'

const now = startOfDay('2026-03-20')
const minute = 60_000

/** A city with so many matters, a minute from one to the next, that counts how often it is asked. */
function aCity(count: number) {
  const asked: unknown[][] = []
  const rows = Array.from({ length: Math.min(count, sampleSize) }, (_, at) => ({
    id: lowestIdAt(now - (at + 1) * minute),
    words: "'here' 'there'",
  }))
  const on: Queryable = {
    query: async (_, values = []) => {
      asked.push([...values])
      return rows as never[]
    },
  }
  return { on, asked }
}
const spanAt = (at: number, registeredAt = now) => spanOf({ registeredAt }, at)

it('a full sample is kept for a minute, for all whose span ends now', async () => {
  const { on, asked } = aCity(1_000)
  const sample = sampler()
  const first = await sample(on, spanAt(now), now)
  expect(first).toHaveLength(sampleSize)
  expect(first[0]!.words).toEqual(new Set(['here', 'there']))
  expect(await sample(on, spanAt(now + minute - 1, now - near / 2), now + minute - 1)).toEqual(first)
  expect(asked).toHaveLength(1)
  await sample(on, spanAt(now + minute), now + minute)
  expect(asked).toHaveLength(2)
  await sample(on, spanAt(now), now)
  expect(asked, 'the clock went back').toHaveLength(3)
})

it('of what is kept only the span itself is told', async () => {
  const { on } = aCity(1_000)
  const sample = sampler()
  const registeredAt = now + near - 100 * minute
  expect(await sample(on, spanAt(now, registeredAt), now)).toHaveLength(100)
})

it('what there is little of is asked for each time, and so is another time', async () => {
  const few = aCity(sampleSize - 1)
  const sample = sampler()
  for (let time = 1; time <= 2; time++) await sample(few.on, spanAt(now), now)
  expect(few.asked).toHaveLength(2)
  const many = aCity(1_000)
  const older = spanOf({ registeredAt: now - 2 * near }, now)
  for (let time = 1; time <= 2; time++) await sample(many.on, older, now)
  expect(many.asked).toEqual([1, 2].map(() => [older.from, older.below, sampleSize]))
})
