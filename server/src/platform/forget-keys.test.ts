import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-db.ts'
import { type Asked, pagesAsked } from '../../test/plan.ts'
import { moment } from '../../test/services.ts'
import { asOwner } from './database/migrate.ts'
import { openDatabase } from './database/pool.ts'
import type { Database, Statement } from './database/queryable.ts'
import { forgetKeysBefore, forgetSecretsBefore } from './forget-keys.ts'

let fresh: FreshDatabase
let db: Database
beforeEach(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
})
afterEach(async () => {
  await db.close()
  await fresh.drop()
})

const rows = <Row>(text: string) =>
  asOwner(fresh.url, async (client) => (await client.query<Row & object>(text)).rows as Row[])
/** Keys of which three share each moment, the oldest a second apart from the next. */
const fill = (count: number) =>
  rows(`insert into idempotency_keys (scope, key, body_hash, secret, at)
    select 'public', n::text, '\\x', '\\x01', timestamptz '2026-03-01T00:00:00Z' + n / 3 * interval '1 s'
    from generate_series(1, ${count}) n`)
const left = async () =>
  (
    await rows<{ keys: number; secrets: number }>(
      'select count(*)::int as keys, count(secret)::int as secrets from idempotency_keys',
    )
  )[0]!
/** No statement may change more than some thousand rows. */
const boundEach = (event: 'delete' | 'update') =>
  rows(`create function refuse_many() returns trigger language plpgsql as $$ begin
      if (select count(*) from changed) > 5000 then raise exception 'too many at once'; end if; return null; end $$;
    create trigger refuse_many after ${event} on idempotency_keys
      referencing old table as changed for each statement execute function refuse_many()`)
const before = moment('2026-03-01 08:00') + 4_000_000

describe('keys after a pause of weeks', () => {
  it('are forgotten some thousand at a time, and those in time are kept', async () => {
    await fill(12_500)
    await boundEach('delete')
    await forgetKeysBefore(db, before)
    expect((await left()).keys).toBe(12_500 - 11_999)
    await forgetKeysBefore(db, before + 500_000)
    expect((await left()).keys).toBe(0)
  })

  it('lose their secrets likewise', async () => {
    await fill(12_500)
    await boundEach('update')
    await forgetSecretsBefore(db, before)
    expect(await left()).toEqual({ keys: 12_500, secrets: 12_500 - 11_999 })
  })

  it('that another process is forgetting are left to it', async () => {
    await fill(30)
    await asOwner(fresh.url, async (other) => {
      await other.query(`begin; delete from idempotency_keys where key::int <= 10`)
      await forgetKeysBefore(db, before)
      await other.query('rollback')
    })
    expect((await left()).keys).toBe(10)
  })

  it('are not looked at while they are young', async () => {
    await fill(30_000)
    await rows(`analyze idempotency_keys`)
    const asked: Asked[] = []
    const on = {
      query: async <Row>({ text }: Statement, values: readonly unknown[] = []) => {
        asked.push({ text, values })
        return [{ count: 0, last: null }] as Row[]
      },
    }
    const soon = moment('2026-03-01 08:00') + 2_000
    await forgetKeysBefore(on, soon)
    await forgetSecretsBefore(on, soon)
    expect(asked).toHaveLength(2)
    expect(await pagesAsked(fresh.url, asked)).toBeLessThan(100)
  })
})
