import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/cluster.ts'
import { StartRefusal } from '../refusal.ts'
import { type Postgres, startPostgres } from './index.ts'
import { endPostmaster, findPostmaster } from './postmaster.ts'
import { settingFlags } from './settings.ts'

let dataDir: string
let cluster: string
let folders: string[] = []
let running: Postgres[] = []
const children: ChildProcess[] = []
const isRoot = process.getuid?.() === 0

/** A data folder nothing was started in. */
function newFolder(): void {
  dataDir = temporaryFolder()
  cluster = join(dataDir, 'postgres', 'cluster')
  folders = [...folders, dataDir]
}

beforeAll(newFolder)

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await Promise.all(running.map((postgres) => postgres.stop()))
  running = []
  const left = findPostmaster(cluster)
  if (left) await endPostmaster(cluster, left)
})

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

async function start(role: 'product' | 'command' = 'product'): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir, log: () => undefined, role, durable: false })
  running.push(postgres)
  return postgres
}

async function stop(postgres: Postgres): Promise<void> {
  running = running.filter((it) => it !== postgres)
  await postgres.stop()
}

/** Another process that runs the database, as the product does. */
async function startElsewhere(): Promise<ChildProcess> {
  const program = `
    const { startPostgres } = await import(${JSON.stringify(new URL('index.ts', import.meta.url).href)})
    await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {}, role: 'product', durable: false })
    console.log('started')`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout!, 'data')
  return child
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

describe('the embedded database', () => {
  it('speaks UTF-8, finds trigrams in Chinese and listens on this machine only', async () => {
    const postgres = await start()
    const [settings] = await ask(
      postgres.superuserUrl,
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listen,
              current_setting('jit') as jit, current_setting('server_version_num')::int / 10000 as version`,
    )
    expect(settings).toEqual({ encoding: 'UTF8', listen: '127.0.0.1', jit: 'off', version: 18 })

    await ask(postgres.superuserUrl, 'create extension pg_trgm')
    const count = `select cardinality(show_trgm('石碁镇')) as number`
    expect(await ask(postgres.superuserUrl, count)).toEqual([{ number: 4 }])
  })

  it('wants its password, and keeps it from other users', async () => {
    const { superuserUrl } = await start()
    expect(statSync(join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600)
    const wrong = new URL(superuserUrl)
    wrong.password = 'guessed'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
  })

  it('makes a database once', async () => {
    const postgres = await start()
    const [url, again] = await Promise.all([postgres.createDatabase('city'), postgres.createDatabase('city')])
    expect(again).toBe(url)
    expect(await ask(url, 'select current_database() as name')).toEqual([{ name: 'city' }])
  })

  it('is found again by the next start, with what was in it, at the same port', async () => {
    const first = await start()
    await ask(first.superuserUrl, 'create table kept (n int); insert into kept values (7)')
    await stop(first)
    expect(findPostmaster(cluster)).toBeUndefined()

    const second = await start()
    expect(second).toMatchObject({ adopted: false, superuserUrl: first.superuserUrl })
    expect(await ask(second.superuserUrl, 'select n from kept')).toEqual([{ n: 7 }])
  })

  it.runIf(isRoot)('starts on a copy that root made without the owners', async () => {
    const first = await start()
    await ask(first.superuserUrl, 'create table copied (n int); insert into copied values (8)')
    await stop(first)
    const original = dataDir
    newFolder()
    cpSync(original, dataDir, { recursive: true })
    expect(statSync(cluster).uid).toBe(0)

    const second = await start()
    expect(await ask(second.superuserUrl, 'select n from copied')).toEqual([{ n: 8 }])
  })

  it('is adopted when a killed process left it running', async () => {
    const child = await startElsewhere()
    const left = findPostmaster(cluster)
    child.kill('SIGKILL')
    await once(child, 'exit')

    const postgres = await start()
    expect(postgres.adopted).toBe(true)
    expect(findPostmaster(cluster)).toEqual(left)
    await stop(postgres)
    expect(findPostmaster(cluster)).toBeUndefined()
  })

  it('refuses a second product on the same data folder, and names the first', async () => {
    const child = await startElsewhere()
    const second = start()
    await expect(second).rejects.toThrow(StartRefusal)
    await expect(second).rejects.toThrow(`already runs on this data folder, as process ${child.pid}`)
    expect(findPostmaster(cluster)).toBeDefined()
  })

  it('refuses one of two products started at once in a new data folder', async () => {
    newFolder()
    const outcomes = await Promise.allSettled([start(), start()])
    expect(outcomes.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('serves commands beside the product and ends with the last user', async () => {
    const product = await start()
    const command = await start('command')
    expect(command.adopted).toBe(true)

    await stop(product)
    expect(await ask(command.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await stop(command)
    expect(findPostmaster(cluster)).toBeUndefined()
  })

  it('starts when the pid file names another program', async () => {
    const first = await start()
    const pidFile = join(cluster, 'postmaster.pid')
    const text = readFileSync(pidFile, 'utf8')
    await stop(first)
    writeFileSync(pidFile, text.replace(/^\d+/, String(process.pid)))

    expect((await start()).adopted).toBe(false)
  })

  it.each<[string, () => Promise<void>]>([
    ['killed', async () => void process.kill(findPostmaster(cluster)!.pid, 'SIGKILL')],
    ['ended', () => endPostmaster(cluster, findPostmaster(cluster)!)],
  ])('comes back at the same address when the server alone is %s', async (_, end) => {
    const { superuserUrl } = await start()
    await end()
    const answer = () => ask(superuserUrl, 'select 1 as one').catch(() => 'gone')
    await expect.poll(answer, { timeout: 20_000 }).toEqual([{ one: 1 }])
  })

  it('forces every commit to the disk, except in tests', () => {
    expect(settingFlags(true)).toEqual(expect.arrayContaining(['fsync=on', 'synchronous_commit=on']))
    expect(settingFlags(false)).toEqual(expect.arrayContaining(['fsync=off', 'synchronous_commit=off']))
  })
})
