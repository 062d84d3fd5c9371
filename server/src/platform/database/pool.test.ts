import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { isUnavailable } from '../http/unavailable.ts'
import { openDatabase } from './pool.ts'
import { type Database, type Queryable, statement } from './queryable.ts'

const whoAmI = statement('test-pid', 'select pg_backend_pid() as pid')
const wait = statement('test-wait', 'select pg_advisory_xact_lock(1)')

/** A value that the driver itself cannot write down. */
const cannotBeSent = {
  toPostgres() {
    throw new Error('no value')
  },
}

let fresh: FreshDatabase
let owner: pg.Client
let db: Database

const kill = (pid: number) => owner.query('select pg_terminate_backend($1)', [pid])

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = new pg.Client({ connectionString: fresh.url })
  await owner.connect()
  await owner.query('select pg_advisory_lock(1)')
  db = openDatabase(fresh.url, { connections: 1 })
})
afterAll(async () => {
  await db.close()
  await owner.end()
  await fresh.drop()
})

/** An error that nobody hears ends the process, and fails the test run. */
describe('a connection that breaks', () => {
  it('while a statement runs on it fails that statement, and the next one gets another', async () => {
    const broken = db.transaction(async (tx) => {
      const [{ pid } = { pid: 0 }] = await tx.query<{ pid: number }>(whoAmI)
      const waiting = tx.query(wait)
      await Promise.all([kill(pid), waiting])
    })
    await expect(broken).rejects.toThrow()
    expect(await db.query(whoAmI)).toHaveLength(1)
  })

  it('between two statements fails the second', async () => {
    const broken = db.transaction(async (tx) => {
      const [{ pid } = { pid: 0 }] = await tx.query<{ pid: number }>(whoAmI)
      await kill(pid)
      await vi.waitFor(async () => {
        const { rowCount } = await owner.query('select from pg_stat_activity where pid = $1', [pid])
        expect(rowCount).toBe(0)
      })
      await tx.query(whoAmI)
    })
    await expect(broken).rejects.toThrow()
    expect(await db.query(whoAmI)).toHaveLength(1)
  })

  it('of its own, outside the pool, says so to nobody but its user', async () => {
    const client = await db.connect()
    const ended = new Promise((settle) => client.once('end', settle))
    await kill((await client.query<{ pid: number }>(whoAmI)).rows[0]!.pid)
    await ended
    await expect(client.query('select')).rejects.toThrow()
  })
})

describe('a connection of the pool', () => {
  const settings = statement(
    'test-limits-of-a-session',
    `select current_setting('idle_in_transaction_session_timeout') as idle, current_setting('statement_timeout') as longest,
            current_setting('lock_timeout') as lock`,
  )

  it('holds nothing for long where its process stands still', async () => {
    expect(await db.query(settings)).toEqual([{ idle: '1min', longest: '30s', lock: '5s' }])
  })

  it('says of a lock it waited for in vain that it may be asked again, and serves on', async () => {
    const hurry = statement('', "set local lock_timeout = '50ms'")
    const waited = db.transaction(async (tx) => {
      await tx.query(hurry)
      await tx.query(wait)
    })
    expect(isUnavailable(await waited.catch((error: unknown) => error))).toBe(true)
    expect(await db.query(settings)).toMatchObject([{ lock: '5s' }])
  })

  it('has limits that whoever works with one of his own for long has not', async () => {
    const client = await db.connect()
    const { rows } = await client.query("select current_setting('lock_timeout') as lock")
    await client.end()
    expect(rows).toEqual([{ lock: '0' }])
  })

  it('is given up when the database says nothing, and others serve on', async () => {
    const impatient = openDatabase(fresh.url, { silence: 100 })
    try {
      const silent = await impatient.query(statement('', 'select pg_sleep(20)')).catch((error: unknown) => error)
      expect(isUnavailable(silent)).toBe(true)
      expect(await impatient.query({ ...statement('', 'select pg_sleep(0.3)'), longest: 10_000 })).toHaveLength(1)
      expect(await impatient.query(settings)).toHaveLength(1)
    } finally {
      await impatient.close()
    }
  })
})

describe('a statement', () => {
  const mode = "current_setting('plan_cache_mode') as mode"
  const named = statement('test-mode', `select ${mode}`)
  const nameless = statement('', `select ${mode}`)
  const modeOf = async (on: Queryable, one = named) => (await on.query<{ mode: string }>(one))[0]?.mode

  it('is planned once where it has a name, for its own values where it has none', async () => {
    expect([await modeOf(db), await modeOf(db, nameless), await modeOf(db)]).toEqual([
      'force_generic_plan',
      'auto',
      'force_generic_plan',
    ])
  })

  it('with a name goes by an index, however small its table was when it was planned', async () => {
    const text = "explain select from organizers where id = 'panyu'"
    await owner.query('analyze organizers')
    const planBy = async (name: string) => JSON.stringify(await db.query(statement(name, text)))
    expect(await planBy('test-plan')).toMatch(/Index (Only )?Scan using organizers_pkey/)
    expect(await planBy('')).toMatch(/Seq Scan on organizers/)
  })

  it('without a name leaves nothing behind where it fails', async () => {
    const failing = db.transaction((tx) => tx.query(statement('', 'select 1/0')))
    await expect(failing).rejects.toThrow('division by zero')
    expect(await modeOf(db)).toBe('force_generic_plan')
  })
})

describe('a transaction', () => {
  const present = statement('', "select coalesce(current_setting('huixiang.reader', true), '') as reader")
  const level = statement('', 'show transaction_isolation')
  const readerOn = async (on: Queryable) => (await on.query<{ reader: string }>(present))[0]?.reader

  it.each(['centre', "unit:o'neill\\", ''])('reads as %j, and nobody does after it', async (reader) => {
    const seen = await db.transaction(async (tx) => {
      tx.readAs(reader)
      return readerOn(tx)
    })
    expect([seen, await readerOn(db)]).toEqual([reader, ''])
  })

  it('changes its reader as often as it is told', async () => {
    const seen = await db.transaction(async (tx) => {
      const found = [await readerOn(tx)]
      for (const reader of ['centre', 'unit:a', 'unit:a', 'centre']) {
        tx.readAs(reader)
        found.push(await readerOn(tx))
      }
      return found
    })
    expect(seen).toEqual(['', 'centre', 'unit:a', 'unit:a', 'centre'])
  })

  it('sees one state of the database where that is asked', async () => {
    const levels = [false, true].map((asked) =>
      db.transaction(async (tx) => {
        if (asked) await tx.snapshot()
        return (await tx.query<{ transaction_isolation: string }>(level))[0]?.transaction_isolation
      }),
    )
    expect(await Promise.all(levels)).toEqual(['read committed', 'repeatable read'])
  })

  it('that does nothing may still be refused', async () => {
    await expect(db.transaction(async () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
    expect(await db.query(whoAmI)).toHaveLength(1)
  })

  it('is undone whole when it is refused', async () => {
    const refused = db.transaction(async (tx) => {
      await tx.query(statement('', "insert into outbox values (gen_random_uuid(), 'undone', '{}')"))
      throw new Error('refused')
    })
    await expect(refused).rejects.toThrow('refused')
    expect(await db.query(statement('', "select from outbox where topic = 'undone'"))).toEqual([])
  })

  it('answers statements asked for at once in their order, all as the same reader', async () => {
    const both = await db.transaction(async (tx) => {
      tx.readAs('unit:a')
      const asked = [readerOn(tx), readerOn(tx)]
      tx.readAs('centre')
      return Promise.all([...asked, readerOn(tx)])
    })
    expect(both).toEqual(['unit:a', 'unit:a', 'centre'])
  })

  it('ends with its last statements, which are answered as any others', async () => {
    const insert = statement('', "insert into outbox values (gen_random_uuid(), 'last', '{}')")
    const seen = await db.transaction(async (tx) => {
      await tx.query(insert)
      tx.readAs('unit:a')
      return tx.last(() => Promise.all([readerOn(tx), readerOn(tx)]))
    })
    expect(seen).toEqual(['unit:a', 'unit:a'])
    expect(await db.query(statement('', "select from outbox where topic = 'last'"))).toHaveLength(1)
    const further = db.transaction(async (tx) => {
      await tx.last(() => readerOn(tx))
      return readerOn(tx)
    })
    await expect(further).rejects.toThrow('after the last ones')
    expect(await readerOn(db)).toBe('')
  })

  it('keeps nothing where the last of its statements fails', async () => {
    const insert = statement('', "insert into outbox values (gen_random_uuid(), 'lost', '{}')")
    const refused = db.transaction(async (tx) => {
      await tx.query(insert)
      return tx.last(() => tx.query(statement('', 'select 1/0')))
    })
    await expect(refused).rejects.toThrow('division by zero')
    expect(await db.query(statement('', "select from outbox where topic = 'lost'"))).toEqual([])
  })

  it.each([
    ['by the database', statement('', 'select 1/0'), []],
    ['before it is sent', statement('', 'select $1::text'), [cannotBeSent]],
  ])('keeps nothing of what was asked beside a statement that fails %s', async (_, failing, values) => {
    const insert = statement('', "insert into outbox values (gen_random_uuid(), 'beside', '{}')")
    const refused = db.transaction((tx) => Promise.all([tx.query(insert), tx.query(failing, values), tx.query(insert)]))
    await expect(refused).rejects.toThrow()
    expect(await db.query(statement('', "select from outbox where topic = 'beside'"))).toEqual([])
  })
})
