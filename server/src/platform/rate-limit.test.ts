import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-db.ts'
import { openDatabase } from './database/pool.ts'
import { type Database, statement } from './database/queryable.ts'
import { makeKeys } from './key-file.ts'
import { keyRing } from './keys.ts'
import type { Problem } from './problem.ts'
import { createLimits, type Limits } from './rate-limit.ts'

const keys = keyRing(makeKeys())
let fresh: FreshDatabase
let db: Database
let limits: Limits

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  limits = createLimits({ db, keys })
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
})

const takeOften = async (times: number, key: string, on = limits) => {
  for (let time = 0; time < times; time++) await on.take('sign-in', key)
}
const refusal = (taken: Promise<void>): Promise<Problem> =>
  taken.then(
    () => expect.fail('it was taken'),
    (it) => it,
  )

describe('limits', () => {
  it('refuse the one too many and say how long to wait', async () => {
    const key = randomUUID()
    await takeOften(5, key)
    const { code, facts } = await refusal(limits.take('sign-in', key))
    expect(code).toBe('account-locked')
    expect(facts.retryAfter).toBeGreaterThan(890)
    expect(facts.retryAfter).toBeLessThanOrEqual(900)
    await limits.take('sign-in', randomUUID())
    await limits.take('track', key)
  })

  it('are shared by nodes, also when asked at once', async () => {
    const key = randomUUID()
    const other = createLimits({ db, keys })
    const taken = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? limits : other).take('sign-in', key)),
    )
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })

  it('give one back, and no more', async () => {
    const key = randomUUID()
    await takeOften(5, key)
    await limits.giveBack('sign-in', key)
    await limits.take('sign-in', key)
    expect((await refusal(limits.take('sign-in', key))).code).toBe('account-locked')
  })

  it('are counted anew once forgotten', async () => {
    const key = randomUUID()
    await takeOften(5, key)
    await limits.forget('sign-in', key)
    await takeOften(5, key)
  })

  it('of one moment are counted together, each key by itself', async () => {
    let asked = 0
    const query: Database['query'] = (one, values) => {
      asked += 1
      return db.query(one, values)
    }
    const counted = createLimits({ db: { ...db, query }, keys })
    const [one, other] = [randomUUID(), randomUUID()]
    const takes = Array.from({ length: 16 }, (_, at) => counted.take('sign-in', at % 2 ? one : other))
    const taken = await Promise.allSettled(takes)
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    await Promise.all(Array.from({ length: 16 }, () => counted.take('register', randomUUID())))
    // Those who came too late are blocked by a statement each.
    expect(asked).toBeLessThanOrEqual(4 + 6)
  })

  it('store nothing that can be read', async () => {
    await limits.take('track', '13812345678')
    const rows = await db.query<{ key: string }>(statement('test-limits', 'select key from rate_limits'))
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('13812345678')
  })

  it('without a database refuse where guessing is at stake, and else count alone', async () => {
    const away = { ...db, query: () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })) }
    const alone = createLimits({ db: away, keys })
    await expect(alone.take('sign-in', 'x')).rejects.toThrow('away')
    for (let time = 0; time < 300; time++) await alone.take('register', 'x')
    expect((await refusal(alone.take('register', 'x'))).code).toBe('too-many-requests')
  })
})
