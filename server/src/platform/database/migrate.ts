import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { advisoryLocks } from './locks.ts'
import { attachLoose, ensurePartitions } from './partitions.ts'
import { type Patience, patiently } from './patience.ts'

const folder = new URL('../../../migrations/', import.meta.url)

interface Migration {
  name: string
  up: string
  down: string
}

/** The numbered SQL files in order. Each has an `-- up` and a `-- down` part. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const [up = '', down = ''] = (await readFile(new URL(name, folder), 'utf8')).split(/^-- down$/m)
      return { name, up, down }
    }),
  )
}

/** Runs `run` on a connection of the database's owner, which alone may change tables. */
export async function asOwner<Result>(url: string, run: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** `wait`: milliseconds that a migration waits for a table, and all work on that table behind it. */
interface Waiting extends Patience {
  wait: number
}
const waiting: Waiting = {
  wait: 2_000,
  tries: 60,
  rest: () => sleep(3_000),
  refusal:
    'The database cannot be brought up to date: its tables are in use, by a backup or a long report. Start again when it has ended.',
}

/**
 * Brings the database up to date, one migration a transaction, and makes the partitions around `now`. One that has to wait for
 * others lets those behind it through and is tried again; throws `StartRefusal` where that goes on for minutes.
 */
export async function migrate(url: string, now: number = Date.now(), given: Partial<Waiting> = {}): Promise<string[]> {
  const patience = { ...waiting, ...given }
  return asOwner(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [advisoryLocks.migration])
    await client.query(
      'create table if not exists migrations (name text primary key, at timestamptz not null default now())',
    )
    // Before it is changed what its table looks like.
    await attachLoose(client)
    const done = new Set((await client.query('select name from migrations')).rows.map(({ name }) => name))
    const missing = (await readMigrations()).filter(({ name }) => !done.has(name))
    for (const { name, up } of missing)
      await patiently(patience, async () => {
        await client.query(`set lock_timeout = ${patience.wait}`)
        await inTransaction(client, up, ['insert into migrations (name) values ($1)', [name]])
      })
    await client.query('reset lock_timeout')
    await ensurePartitions(client, now, now)
    await client.query('select pg_advisory_unlock($1)', [advisoryLocks.migration])
    return missing.map(({ name }) => name)
  })
}

/** Takes every migration back, the last one first. For tests of the migrations. */
export async function migrateDown(url: string): Promise<void> {
  await asOwner(url, async (client) => {
    for (const { name, down } of (await readMigrations()).reverse())
      await inTransaction(client, down, ['delete from migrations where name = $1', [name]])
  })
}

async function inTransaction(client: pg.Client, sql: string, [text, values]: [string, string[]]): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query(text, values)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
