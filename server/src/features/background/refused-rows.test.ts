import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { guangzhou } from '../../../test/city.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { accessRow } from '../../platform/audit.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import { type Database, statement } from '../../platform/database/queryable.ts'
import { makeKeys } from '../../platform/key-file.ts'
import { keyRing } from '../../platform/keys.ts'
import { appendOutbox, type OutboxRow } from '../../platform/outbox.ts'
import { findWaiting } from '../health/index.ts'
import { findBehind } from '../rollups/index.ts'
import { createRelay, type Relay } from './relay.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'huixiang-refused-'))
const day = 86_400_000

let fresh: FreshDatabase
let db: Database
let relay: Relay
let lines: string[] = []

function aRelay(): Relay {
  const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) })
  return createRelay({ db, keys: keyRing(makeKeys()), city: guangzhou(), log, dataDir })
}

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
})
beforeEach(async () => {
  await asOwner(fresh.url, (client) => client.query('truncate outbox, access_log, access_head'))
  lines = []
  relay = aRelay()
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

const left = async () =>
  (await db.query<{ id: string }>(statement('test-left', 'select id from outbox order by id'))).map(({ id }) => id)

it('hands on what lies before and behind an entry that is refused, in order', async () => {
  const rows = Array.from({ length: 600 }, (_, at) => entry(`account-${at}`, Date.now() - 1_000 + at))
  const [wrong, unread] = [rows[7]!, rows[311]!]
  Object.assign(wrong.payload, { kind: 'no-such-kind' })
  Object.assign(unread, { topic: 'matter', payload: { matter: 'secret-name' } })
  await add(rows)
  await expect(relay.drain()).rejects.toThrow('refused')
  const others = rows.flatMap((_, at) => (at === 7 || at === 311 ? [] : [`account-${at}`]))
  expect(await entered()).toEqual(others)
  expect(await left()).toEqual([wrong.id, unread.id])
  const told = lines.map((line) => JSON.parse(line)).filter(({ topic }) => topic)
  expect(told.map(({ topic, id }) => [topic, id])).toEqual([
    ['access', wrong.id],
    ['matter', unread.id],
  ])
  expect(lines.join()).not.toMatch(/secret|no-such/)

  await add([entry('new')])
  await expect(relay.drain()).rejects.toThrow('refused')
  expect(await entered()).toEqual([...others, 'new'])
})

it('takes an entry once that was refused and is right now', async () => {
  const row = entry('account')
  Object.assign(row.payload, { kind: 'no-such-kind' })
  await add([row])
  await expect(relay.drain()).rejects.toThrow('refused')
  await asOwner(fresh.url, (client) =>
    client.query(`update outbox set payload = payload || '{"kind": "export"}' where id = $1`, [row.id]),
  )
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 3_600_001)
  await relay.drain()
  vi.restoreAllMocks()
  expect([await entered(), await left()]).toEqual([['account'], []])
})

describe('what is told of an entry that is refused', () => {
  const hour = 3_600_000
  const unread = (at: number): OutboxRow => {
    const row = entry('account', at)
    Object.assign(row, { topic: 'matter', payload: { matter: 'secret-name' } })
    return row
  }
  const told = async () => {
    const [{ entry: since, refused }, { commits, seconds }] = await Promise.all([findWaiting(db), findBehind(db)])
    return { since, refused, commits, isLate: seconds > 0 }
  }

  it('is how many there are, and nothing else waits for them, also for a node that starts anew', async () => {
    const at = Date.now() - hour
    await add([unread(at)])
    expect(await told()).toEqual({ since: at, refused: 0, commits: 1, isLate: true })
    await expect(relay.drain()).rejects.toThrow('refused')
    const aside = { since: undefined, refused: 1, commits: 0, isLate: false }
    expect(await told()).toEqual(aside)

    await relay.close()
    relay = aRelay()
    expect(await told()).toEqual(aside)
    await expect(relay.drain()).rejects.toThrow('refused')
    expect(await told()).toEqual(aside)
  })

  it('hides no entry that waits since the relay stands still', async () => {
    await add([unread(Date.now() - hour)])
    await expect(relay.drain()).rejects.toThrow('refused')
    const at = Date.now() - hour / 2
    await add([unread(at), entry('account')])
    expect(await told()).toEqual({ since: at, refused: 1, commits: 1, isLate: true })
  })

  it('ends once it is right', async () => {
    const row = entry('account')
    Object.assign(row.payload, { kind: 'no-such-kind' })
    await add([row])
    await expect(relay.drain()).rejects.toThrow('refused')
    await asOwner(fresh.url, (client) => client.query(`update outbox set payload = payload || '{"kind": "export"}'`))
    await relay.close()
    relay = aRelay()
    await relay.drain()
    expect([await told(), await left()]).toEqual([{ since: undefined, refused: 0, commits: 0, isLate: false }, []])
  })

  it('is not forgotten where it cannot be kept at once', async () => {
    await add([unread(Date.now())])
    await asOwner(fresh.url, (client) => client.query('revoke update (refused_at) on outbox from huixiang_app'))
    await expect(relay.drain()).rejects.toThrow('permission denied')
    await asOwner(fresh.url, (client) => client.query('grant update (refused_at) on outbox to huixiang_app'))
    await expect(relay.drain()).rejects.toThrow('refused')
    expect((await told()).refused).toBe(1)
  })
})

it('stops as before where the entries are not what is wrong', async () => {
  await add([entry('account')])
  await asOwner(fresh.url, (client) => client.query('revoke insert on access_log from huixiang_app'))
  await expect(relay.drain()).rejects.toThrow('permission denied')
  await asOwner(fresh.url, (client) => client.query('grant insert on access_log to huixiang_app'))
  await relay.drain()
  expect(await entered()).toEqual(['account'])
})
