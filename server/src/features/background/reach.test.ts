import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { guangzhou } from '../../../test/city.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { pagesOf } from '../../../test/plan.ts'
import { accessRow } from '../../platform/audit.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import { type Database, statement } from '../../platform/database/queryable.ts'
import { lowestId, lowestIdAt } from '../../platform/ids.ts'
import { makeKeys } from '../../platform/key-file.ts'
import { keyRing } from '../../platform/keys.ts'
import { appendOutbox, type OutboxRow } from '../../platform/outbox.ts'
import { reach } from './reach.ts'
import { createRelay, type Relay } from './relay.ts'
import { takeRows } from './store.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'huixiang-reach-'))
const log = pino({ level: 'silent' })
const [minute, day] = [60_000, 86_400_000]

let fresh: FreshDatabase
let db: Database
let relay: Relay
beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
})
beforeEach(() => {
  relay = createRelay({ db, keys: keyRing(makeKeys()), city: guangzhou(), log, dataDir })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await relay.close()
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

const entry = (account: string, at = Date.now()): OutboxRow => accessRow({ account, kind: 'export', at })
const add = (...rows: OutboxRow[]) => db.transaction((tx) => appendOutbox(tx, rows))
const left = async () =>
  (
    await db.query<{ account: string }>(
      statement('test-left-of', `select payload ->> 'account' as account from outbox order by id`),
    )
  ).map(({ account }) => account)
const untilLeft = (...accounts: string[]) => vi.waitFor(async () => expect(await left()).toEqual(accounts))

it('looks begin some minutes behind what was taken last, and once a minute at the bottom', () => {
  const reached = reach()
  const now = Date.now()
  let passed = 0
  vi.spyOn(performance, 'now').mockImplementation(() => passed)
  expect(reached.from()).toBe(lowestId)
  reached.took([entry('first', now - day), entry('last', now - minute)])
  expect(reached.from()).toBe(lowestIdAt(now - 6 * minute))
  reached.took([])
  passed = minute - 1
  expect(reached.from()).toBe(lowestIdAt(now - 6 * minute))
  passed = minute
  expect([reached.from(), reached.from()]).toEqual([lowestId, lowestIdAt(now - 6 * minute)])
  reached.forget()
  expect(reached.from()).toBe(lowestId)
})

it('an entry of a clock that is ahead does not hide those of others', () => {
  const reached = reach()
  reached.from()
  reached.took([entry('ahead', Date.now() + 900 * day)])
  expect(reached.from() < lowestIdAt(Date.now() - minute)).toBe(true)
})

it('an entry far behind is stepped over by the next looks, and taken by that at the bottom', async () => {
  await add(entry('first'))
  relay.start()
  await untilLeft()
  await add(entry('far behind', Date.now() - day), entry('late', Date.now() - minute), entry('new'))
  await untilLeft('far behind')
  const passed = performance.now() + minute
  vi.spyOn(performance, 'now').mockImplementation(() => passed)
  await untilLeft()
})

it('such looks do not step over what a backup keeps from being swept', async () => {
  const looking = new pg.Client({ connectionString: fresh.url })
  await looking.connect()
  await looking.query('begin isolation level repeatable read; select from outbox')
  const past = lowestIdAt(Date.now() - 20 * minute)
  await asOwner(fresh.url, async (client) => {
    await client.query(
      `insert into outbox select ($1 || lpad(to_hex(n), 12, '0'))::uuid, 'city', '{}' from generate_series(1, 20000) as n`,
      [past.slice(0, 24)],
    )
    await client.query('delete from outbox')
    await client.query('vacuum analyze outbox')
  })
  const pages = async (from: string) => {
    await add(entry('new'))
    return pagesOf(fresh.url, (on) => takeRows(on, { limit: 500, aside: [], from }))
  }
  try {
    expect(await pages(lowestId)).toBeGreaterThan(100)
    expect(await pages(lowestIdAt(Date.now() - 5 * minute))).toBeLessThan(30)
    expect(await left()).toEqual([])
  } finally {
    await looking.end()
  }
})

it('an entry far behind is taken by whoever drains, and by a new session', async () => {
  await add(entry('first'))
  await relay.drain()
  await add(entry('far behind', Date.now() - day))
  await relay.drain()
  expect(await left()).toEqual([])
  await relay.close()
  await add(entry('further behind', Date.now() - 2 * day))
  relay.start()
  await untilLeft()
})
