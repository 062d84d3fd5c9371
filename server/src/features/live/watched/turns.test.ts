import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRepeated, createTurns } from './turns.ts'

const rests = { usual: 100, failed: 1_000 }
/** Work that a test ends by hand, and whether it could be done. */
let underWay: ((done: boolean) => void)[] = []
const work = vi.fn(() => new Promise<boolean>((settle) => underWay.push(settle)))
const end = async (done = true) => {
  underWay.shift()!(done)
  await vi.advanceTimersByTimeAsync(0)
}
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  underWay = []
  work.mockClear()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('repeated work', () => {
  it('begins at once, and is done again for whoever wants it while it is done', async () => {
    const { want } = createRepeated(createTurns(3), rests, work)
    want()
    expect(work).toHaveBeenCalledTimes(1)
    want()
    want()
    expect(work).toHaveBeenCalledTimes(1)
    await end()
    await pass(99)
    expect(work).toHaveBeenCalledTimes(1)
    await pass(1)
    expect(work).toHaveBeenCalledTimes(2)
    await end()
    await pass(10_000)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('is done once for all who want it while it rests', async () => {
    const { want } = createRepeated(createTurns(3), rests, work)
    want()
    await end()
    want()
    want()
    await pass(100)
    await end()
    await pass(10_000)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('is tried again by itself after it failed, later', async () => {
    const { want } = createRepeated(createTurns(3), rests, work)
    want()
    await end(false)
    await pass(999)
    expect(work).toHaveBeenCalledTimes(1)
    await pass(1)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('begins no more once it is closed', async () => {
    const turns = createTurns(1)
    const [one, other] = [createRepeated(turns, rests, work), createRepeated(turns, rests, work)]
    one.want()
    other.want()
    one.want()
    for (const each of [one, other]) each.close()
    await end()
    await pass(10_000)
    expect(work).toHaveBeenCalledTimes(1)
  })
})

it('so many pieces of work are under way at once, the others in the order in which they asked', async () => {
  const turns = createTurns(2)
  const begun: number[] = []
  const ends: (() => void)[] = []
  for (const n of [1, 2, 3, 4])
    turns.take(() => {
      begun.push(n)
      return new Promise((settle) => ends.push(settle))
    })
  expect(begun).toEqual([1, 2])
  ends.shift()!()
  await vi.advanceTimersByTimeAsync(0)
  expect(begun).toEqual([1, 2, 3])
  for (const each of ends.splice(0)) each()
  await vi.advanceTimersByTimeAsync(0)
  expect(begun).toEqual([1, 2, 3, 4])
})
