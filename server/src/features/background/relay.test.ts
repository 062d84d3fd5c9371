import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { guangzhou } from '../../../test/city.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import type { Database } from '../../platform/database/queryable.ts'
import { idsAt } from '../../platform/ids.ts'
import { makeKeys } from '../../platform/key-file.ts'
import { keyRing } from '../../platform/keys.ts'
import { newsChannel, readNews } from '../../platform/news.ts'
import { appendOutbox, type OutboxRow } from '../../platform/outbox.ts'
import { readAnchors, sumOfHashes } from './anchors.ts'
import { createRelay, type Relay } from './relay.ts'

const log = pino({ level: 'silent' })
const keys = keyRing(makeKeys())
const folder = mkdtempSync(join(tmpdir(), 'huixiang-relay-'))
const newId = idsAt(Date.parse('2026-03-02T10:00:00+08:00'))

let fresh: FreshDatabase
let db: Database
let owner: pg.Client
const relays: Relay[] = []
let heard: string[] = []

const makeRelay = (dataDir = folder): Relay => {
  const relay = createRelay({ db, keys, city: guangzhou(), log, dataDir })
  relays.push(relay)
  return relay
}

/** Rows of changed matters, each with one to three events, over two days. */
const someRows = (count: number, first = 0): OutboxRow[] =>
  Array.from({ length: count }, (_, at) => ({
    id: newId(),
    topic: 'matter',
    payload: {
      no: String(first + at).padStart(13, '0'),
      matter: newId(),
      seq: 1,
      hashes: Array.from({ length: 1 + (at % 3) }, () => randomBytes(32).toString('hex')),
      day: at % 2 ? '2026-03-02' : '2026-03-03',
      lists: ['handle', 'open'],
      units: ['water'],
      hidden: [],
    },
  }))

const add = (rows: OutboxRow[]) => db.transaction((tx) => appendOutbox(tx, rows))

/** The heads as they must be, from the rows alone. */
function headsOf(rows: OutboxRow[]) {
  const of = (day: string) => {
    const hashes = rows.flatMap((row) => (row.topic === 'matter' && row.payload.day === day ? row.payload.hashes : []))
    const digest = sumOfHashes(hashes.toReversed().map((hash) => Buffer.from(hash, 'hex'))).toString('hex')
    return { day, events: hashes.length, digest }
  }
  return [of('2026-03-02'), of('2026-03-03')]
}

const storedHeads = async () =>
  (await owner.query(`select day, events, encode(digest, 'hex') as digest from anchors order by day`)).rows

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  owner = new pg.Client({ connectionString: fresh.url })
  await owner.connect()
  owner.on('notification', ({ payload }) => heard.push(...readNews(payload)!.matters.map(({ no }) => no)))
  await owner.query(`listen ${newsChannel}`)
})
beforeEach(async () => {
  await owner.query('truncate outbox, anchors')
  heard = []
})
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.close()))
})
afterAll(async () => {
  await owner.end()
  await db.close()
  await fresh.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the relay', () => {
  it('takes every row once, into the heads of its day and the news', async () => {
    const rows = someRows(1_203)
    await add(rows)
    await makeRelay().drain()
    expect(await storedHeads()).toEqual(headsOf(rows))
    await vi.waitFor(() => expect(heard).toHaveLength(1_203))
    expect(new Set(heard).size).toBe(1_203)
  })

  it('has its slow statements told of, as everybody', async () => {
    const lines: string[] = []
    const watching = pino({}, { write: (line) => void lines.push(line) })
    const watched = openDatabase(fresh.url, { slow: { from: 0, log: watching } })
    const relay = createRelay({ db: watched, keys, city: guangzhou(), log, dataDir: folder })
    try {
      await add(someRows(1))
      await relay.drain()
      await vi.waitFor(() => expect(lines.join()).toContain('"take-outbox"'))
    } finally {
      await relay.close()
      await watched.close()
    }
  })

  it('goes on where the data folder cannot be written', async () => {
    const file = join(folder, 'no-folder')
    writeFileSync(file, '')
    const rows = someRows(2)
    await add(rows)
    const relay = makeRelay(file)
    await relay.drain()
    await relay.close()
    expect(await storedHeads()).toEqual(headsOf(rows))
  })

  it('lets one of two nodes work, and the other take over when that one goes', async () => {
    const [first, second] = [makeRelay(), makeRelay()]
    first.start()
    second.start()
    const early = someRows(700)
    await add(early)
    await second.drain()
    await first.close()
    const late = someRows(700, 700)
    await add(late)
    await second.drain()
    expect(await storedHeads()).toEqual(headsOf([...early, ...late]))
    await vi.waitFor(() => expect(new Set(heard).size).toBe(1_400))
    expect(heard).toHaveLength(1_400)
  })

  it('loses nothing and doubles nothing when its connection is killed half way through a batch', async () => {
    const rows = someRows(1_100)
    const [first, second] = [makeRelay(), makeRelay()]
    await add(rows.slice(0, 1))
    await first.drain()

    const blocker = new pg.Client({ connectionString: fresh.url })
    await blocker.connect()
    await blocker.query('begin; select from anchors for update')
    await add(rows.slice(1))
    const cut = expect(first.drain()).rejects.toThrow()
    await vi.waitFor(async () => {
      const { rowCount } = await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      )
      expect(rowCount).toBe(1)
    })
    await cut
    await blocker.end()

    await second.drain()
    expect(await storedHeads()).toEqual(headsOf(rows))
    await vi.waitFor(() => expect(new Set(heard).size).toBe(1_100))
    expect(heard).toHaveLength(1_100)
  })

  it('goes on by itself after all its connections were killed', async () => {
    const relay = makeRelay()
    relay.start()
    await relay.drain()
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    )
    const rows = someRows(10)
    await vi.waitFor(() => add(rows))
    await vi.waitFor(async () => expect(await storedHeads()).toEqual(headsOf(rows)), { timeout: 20_000 })
  })

  it('writes the heads out when it closes, after which the file says what the table says', async () => {
    const dataDir = join(folder, 'anchors')
    const rows = someRows(40)
    const first = makeRelay(dataDir)
    await add(rows.slice(0, 20))
    await first.drain()
    await first.close()
    const second = makeRelay(dataDir)
    await add(rows.slice(20))
    await second.drain()
    await second.close()

    const anchors = [...(await readAnchors(dataDir)).values()]
    const written = anchors.map(({ day, events, digest }) => ({ day, events, digest: digest.toString('hex') }))
    expect(written.toSorted((a, b) => (a.day < b.day ? -1 : 1))).toEqual(headsOf(rows))
    expect((await owner.query('select from anchors where written_at is null')).rowCount).toBe(0)
  })
})
