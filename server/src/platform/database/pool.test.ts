import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { type Database, openDatabase, statement } from './pool.ts'

const whoAmI = statement('test-pid', 'select pg_backend_pid() as pid')
const wait = statement('test-wait', 'select pg_advisory_xact_lock(1)')

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
