import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { openDatabase } from './pool.ts'
import { statement } from './queryable.ts'
import { slowStatements } from './slow.ts'

const one = statement('some-list', 'select no from open_matters where district = $1')

/** A log that can be read back line by line. */
function logOf() {
  const lines: string[] = []
  return { lines, log: pino({}, { write: (line: string) => void lines.push(line) }) }
}

describe('slowStatements', () => {
  it('tells of what reaches the bound, once a minute for each statement', async () => {
    const { lines, log } = logOf()
    const watch = slowStatements({ from: 100, log, planOf: async () => ['Seq Scan'] })
    await watch(one, 99.9)
    expect(lines).toEqual([])
    await watch(one, 100)
    await watch(one, 500)
    await watch(statement('', 'select 1'), 200)
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(told).toMatchObject([
      { statement: 'some-list', milliseconds: 100, plan: ['Seq Scan'], msg: 'slow statement' },
      { statement: 'unnamed', milliseconds: 200 },
    ])
  })

  it('tells without a plan where there is none', async () => {
    const { lines, log } = logOf()
    await slowStatements({ from: 0, log, planOf: () => Promise.reject(new Error('none')) })(one, 1)
    expect(JSON.parse(lines[0]!)).toMatchObject({ plan: [] })
  })
})

describe('a database that tells of slow statements', () => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase()
  })
  afterAll(() => fresh.drop())

  it('gives the plan with placeholders and never the values, and answers as ever', async () => {
    const { lines, log } = logOf()
    const db = openDatabase(fresh.url, { slow: { from: 0, log } })
    try {
      expect(await db.query(one, ['天河区的秘密'])).toEqual([])
      await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 30_000 })
      expect(JSON.parse(lines[0]!)).toMatchObject({ statement: 'some-list' })
      expect(lines[0]).toContain('$1')
      expect(lines[0]).toMatch(/open_matters/)
      expect(lines.join('')).not.toContain('秘密')
      const cut = db.query(statement('', 'select no from matters where id = ($1::text)::uuid'), ['not an id'])
      await expect(cut).rejects.toThrow()
      await vi.waitFor(() => expect(lines).toHaveLength(2), { timeout: 30_000 })
    } finally {
      await db.close()
    }
  })
})
