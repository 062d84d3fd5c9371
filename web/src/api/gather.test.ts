import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gather } from './gather.ts'

/** How long showing takes, and when what was shown. */
let takes = 0
let shown: { at: number; heard: string[] }[] = []
let begun = 0

const make = () =>
  gather<string>(async (heard) => {
    if (takes > 0) await new Promise((settle) => setTimeout(settle, takes))
    shown.push({ at: Math.round(performance.now() - begun), heard })
  })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  takes = 0
  shown = []
  begun = performance.now()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('gather', () => {
  it('shows what comes at once together and soon', async () => {
    const { hear } = make()
    hear('one')
    hear('other')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(shown).toEqual([{ at: 200, heard: ['one', 'other'] }])
  })

  it('rests a moment after it has shown something, and then shows all that came meanwhile', async () => {
    const { hear } = make()
    hear('first')
    await vi.advanceTimersByTimeAsync(250)
    hear('second')
    await vi.advanceTimersByTimeAsync(300)
    hear('third')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(shown).toEqual([
      { at: 200, heard: ['first'] },
      { at: 1_000, heard: ['second', 'third'] },
    ])
  })

  it('rests ten times as long as showing took, but never longer than half a minute', async () => {
    const { hear } = make()
    for (const [slow, nextAt] of [
      [500, 5_700],
      [9_000, 39_200],
    ] as const) {
      takes = slow
      shown = []
      begun = performance.now()
      hear('first')
      await vi.advanceTimersByTimeAsync(200 + slow)
      takes = 0
      hear('second')
      await vi.advanceTimersByTimeAsync(60_000)
      expect(shown.map(({ at }) => at)).toEqual([200 + slow, nextAt])
    }
  })

  it('goes on after showing has failed', async () => {
    const show = vi.fn(async () => Promise.reject(new Error('no answer')))
    const { hear } = gather<string>(show)
    hear('one')
    await vi.advanceTimersByTimeAsync(300)
    hear('other')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(show).toHaveBeenCalledTimes(2)
  })

  it('shows nothing more once it is closed', async () => {
    const { hear, close } = make()
    hear('one')
    close()
    hear('other')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(shown).toEqual([])
  })
})
