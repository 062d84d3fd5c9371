import { describe, expect, it, vi } from 'vitest'
import { type Gathering, gathered, type Lists, writing } from './gathered.ts'
import { type Queryable, statement } from './queryable.ts'

const insert = writing(statement('insert-things', 'insert …'))
const other = writing(statement('other', 'insert …'))

/** A database that answers when it is told to, and keeps what it was asked. */
function slowDatabase(refuse: (rows: Lists) => unknown = () => undefined, gathering: Gathering = {}) {
  const asked: Lists[] = []
  const open: (() => void)[] = []
  const on: Queryable = {
    query: (_, values) =>
      new Promise((resolve, reject) => {
        const rows = JSON.parse(String(values![0])) as Lists
        asked.push(rows)
        open.push(() => {
          const refused = refuse(rows)
          if (refused) reject(refused)
          else resolve([])
        })
      }),
  }
  /** Answers what is asked, and what is asked because of that, until nothing more is. */
  const answerAll = async () => {
    for (let answer = open.shift(); answer; answer = open.shift()) {
      answer()
      await new Promise(setImmediate)
    }
  }
  return { writes: gathered(on, gathering), asked, answerAll }
}

const thing = (n: number): Lists => ({ things: [n], texts: [] })
const failure = (code: string) => Object.assign(new Error('refused'), { code })

describe('rows that are written', () => {
  it('go at once when nothing else is being written', async () => {
    const { writes, asked, answerAll } = slowDatabase()
    const written = writes.ask(insert, thing(1))
    expect(asked).toEqual([thing(1)])
    await answerAll()
    await written
  })

  it('go together when they come meanwhile, and at once again later', async () => {
    const { writes, asked, answerAll } = slowDatabase()
    const all = [1, 2, 3].map((n) => writes.ask(insert, { ...thing(n), texts: [`text ${n}`] }))
    await answerAll()
    await Promise.all(all)
    const late = writes.ask(insert, thing(4))
    expect(asked.slice(1)).toEqual([{ things: [2, 3], texts: ['text 2', 'text 3'] }, thing(4)])
    await answerAll()
    await late
  })

  it('go by 16 callers at most, in their order', async () => {
    const { writes, asked, answerAll } = slowDatabase()
    const all = Array.from({ length: 40 }, (_, n) => writes.ask(insert, thing(n)))
    await answerAll()
    await Promise.all(all)
    expect(asked.map(({ things }) => things!.length)).toEqual([1, 16, 16, 7])
    expect(asked.flatMap(({ things }) => things)).toEqual(Array.from({ length: 40 }, (_, n) => n))
  })

  it('do not wait for those of another statement', async () => {
    const { writes, asked, answerAll } = slowDatabase()
    const all = [writes.ask(insert, thing(1)), writes.ask(other, thing(2))]
    expect(asked).toEqual([thing(1), thing(2)])
    await answerAll()
    await Promise.all(all)
  })

  it('go together when they come in the rest after the last ones', async () => {
    let endRest: () => void = () => undefined
    const rest = () => new Promise<void>((resolve) => (endRest = resolve))
    const { writes, asked, answerAll } = slowDatabase(undefined, { rest })
    const first = writes.ask(insert, thing(1))
    await answerAll()
    await first
    const all = [2, 3].map((n) => writes.ask(insert, thing(n)))
    expect(asked).toEqual([thing(1)])
    endRest()
    await new Promise(setImmediate)
    await answerAll()
    await Promise.all(all)
    expect(asked.slice(1)).toEqual([{ things: [2, 3], texts: [] }])
  })

  it('are refused with nothing done once they have waited for fifteen seconds', async () => {
    let now = 0
    const { writes, asked, answerAll } = slowDatabase(undefined, { now: () => now })
    const early = [1, 2].map((n) => writes.ask(insert, thing(n)))
    now = 15_001
    const outcomes = Promise.allSettled([...early, writes.ask(insert, thing(3))])
    await answerAll()
    expect(await outcomes).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'unavailable', facts: { retryAfter: 5 } } },
      { status: 'fulfilled' },
    ])
    expect(asked.map(({ things }) => things)).toEqual([[1], [3]])
  })

  it('are refused then also while those before them are still under way', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      let now = 0
      const { writes, asked, answerAll } = slowDatabase(undefined, { now: () => now })
      const [stuck, late] = [writes.ask(insert, thing(1)), writes.ask(insert, thing(2))]
      now = 10_000
      const later = writes.ask(insert, thing(3))
      now = 15_001
      const refused = expect(late).rejects.toMatchObject({ code: 'unavailable', facts: { retryAfter: 5 } })
      vi.advanceTimersByTime(1_000)
      await refused
      await answerAll()
      await Promise.all([stuck, later])
      expect(asked.map(({ things }) => things)).toEqual([[1], [3]])
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('are refused at once where two thousand wait', async () => {
    const { writes, asked, answerAll } = slowDatabase()
    const all = Array.from({ length: 2_001 }, (_, n) => writes.ask(insert, thing(n)))
    await expect(writes.ask(insert, thing(2_001))).rejects.toMatchObject({ code: 'unavailable' })
    await answerAll()
    await Promise.all(all)
    expect(asked.flatMap(({ things }) => things)).toHaveLength(2_001)
  })

  it.each([
    ['a duplicate', '23505'],
    ['a value that does not fit', '22P02'],
    ['a deadlock', '40P01'],
  ])('are refused alone, for %s', async (_, code) => {
    const { writes, asked, answerAll } = slowDatabase(({ things }) => things?.includes(3) && failure(code))
    const all = [1, 2, 3, 4].map((n) => writes.ask(insert, thing(n)))
    const outcomes = Promise.allSettled(all)
    await answerAll()
    expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(asked.map(({ things }) => things)).toEqual([[1], [2, 3, 4], [2], [3], [4]])
  })

  it.each([
    ['the connection is lost', undefined],
    ['time is up', '57014'],
    ['the disk is full', '53100'],
  ])('are not written a second time when %s', async (_, code) => {
    const { writes, asked, answerAll } = slowDatabase(({ things }) => things?.includes(2) && failure(code!))
    const outcomes = Promise.allSettled([1, 2, 3].map((n) => writes.ask(insert, thing(n))))
    await answerAll()
    expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(asked.map(({ things }) => things)).toEqual([[1], [2, 3]])
  })
})

it('each caller is answered with what is his', async () => {
  const doubling = { run: async (by: number, many: readonly number[]) => many.map((one) => one * by) }
  const { ask } = gathered(2)
  expect(await Promise.all([1, 2, 3].map((one) => ask(doubling, one)))).toEqual([2, 4, 6])
})
