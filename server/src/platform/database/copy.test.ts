import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { copyIn, copyLines } from './copy.ts'
import type { Columns } from './rows.ts'

const columns: Columns = { id: 'integer', words: 'text', body: 'jsonb', bytes: 'bytea', at: 'timestamptz' }
const table = { table: 'copied', columns }

let fresh: FreshDatabase
let client: pg.Client
beforeAll(async () => {
  fresh = await freshDatabase()
  client = new pg.Client({ connectionString: fresh.url })
  await client.connect()
  await client.query('create temp table copied (id integer, words text, body jsonb, bytes bytea, at timestamptz)')
})
afterAll(async () => {
  await client.end()
  await fresh.drop()
})

/** PostgreSQL holds any letter but NUL. */
const words = fc
  .string({ unit: fc.constantFrom('\\', '\t', '\n', '\r', '"', "'", 'N', '.', '回', '😀', ' ') })
  .map((text) => text.slice(0, 20))

describe('rows loaded by COPY', () => {
  it('come back as they were', async () => {
    const rows = fc.sample(
      fc.record({
        words: fc.option(words),
        body: fc.option(fc.record({ words, list: fc.array(words, { maxLength: 3 }) })),
        bytes: fc.option(fc.uint8Array({ maxLength: 9 })),
        at: fc.option(fc.constantFrom('2026-02-16T08:00:00.123Z')),
      }),
      200,
    )
    const line = copyLines(columns)
    const lines = rows.map(({ bytes, ...row }, id) =>
      line({ id, ...row, bytes: bytes && `\\x${Buffer.from(bytes).toString('hex')}` }),
    )
    const whole = Buffer.from(lines.join(''))
    // Within lines and within letters.
    const starts = Array.from({ length: Math.ceil(whole.length / 7) }, (_, n) => n * 7)
    await copyIn(
      client,
      table,
      starts.map((start) => whole.subarray(start, start + 7)),
    )
    const { rows: found } = await client.query(
      `select words, body, bytes, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from copied order by id`,
    )
    expect(found.map(({ bytes, ...row }) => ({ ...row, bytes: bytes && new Uint8Array(bytes) }))).toEqual(rows)
  })

  it('that do not fit are an error, after which the connection goes on without them', async () => {
    const count = async () => (await client.query('select count(*)::int as n from copied')).rows[0].n
    const before = await count()
    await client.query('begin')
    const line = copyLines(columns)
    const pieces = [line({ id: 1 }), 'one field alone\n', line({ id: 2 })].map((text) => Buffer.from(text))
    await expect(copyIn(client, table, pieces)).rejects.toThrow(/invalid input syntax|missing data/)
    await client.query('rollback')
    expect(await count()).toBe(before)
  })
})
