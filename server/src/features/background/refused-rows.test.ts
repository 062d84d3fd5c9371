import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { guangzhou } from '../../../test/city.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { accessRow } from '../../platform/audit.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import { type Database, statement } from '../../platform/database/queryable.ts'
import { makeKeys } from '../../platform/key-file.ts'
import { keyRing } from '../../platform/keys.ts'
import { appendOutbox, type OutboxRow } from '../../platform/outbox.ts'
import { createRelay, type Relay } from './relay.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'huixiang-refused-'))
const day = 86_400_000

let fresh: FreshDatabase
let db: Database
let relay: Relay
let lines: string[] = []

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
})
beforeEach(async () => {
  await asOwner(fresh.url, (client) => client.query('truncate outbox, access_log, access_head'))
  lines = []
  const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) })
  relay = createRelay({ db, keys: keyRing(makeKeys()), city: guangzhou(), log, dataDir })
})
afterEach(() => relay.close())
afterAll(async () => {
  await db.close()
  await fresh.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

const entry = (account: string, at = Date.now()): OutboxRow => accessRow({ account, kind: 'export', at })
const add = (rows: OutboxRow[]) => db.transaction((tx) => appendOutbox(tx, rows))
/** Who stands in the access log, in the order of its chain. */
const entered = async () =>
  (await db.query<{ account: string }>(statement('test-entered', 'select account from access_log order by seq'))).map(
    ({ account }) => account,
  )

it('makes the month of an entry that was made while the clock was wrong', async () => {
  const wrong = [entry('early', Date.now() - 2_000 * day), entry('late', Date.now() + 900 * day)]
  await add([...wrong, entry('later', Date.now() + 901 * day), entry('now')])
  await relay.drain()
  expect(await entered()).toEqual(['early', 'now', 'late', 'later'])
})
