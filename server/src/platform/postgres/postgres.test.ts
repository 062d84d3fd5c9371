import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startThrowAway, temporaryFolder } from '../../../test/cluster.ts'
import { StartRefusal } from '../refusal.ts'
import { type Postgres, startPostgres } from './index.ts'
import { findPostmaster, killPostmaster } from './postmaster.ts'

const ask = async (url: string, sql: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return String(Object.values((await client.query(sql)).rows[0] ?? {})[0])
  } finally {
    await client.end()
  }
}

describe('the embedded PostgreSQL', () => {
  let dataDir: string
  let cluster: string
  const children: ChildProcess[] = []

  beforeEach(() => {
    dataDir = temporaryFolder()
    cluster = join(dataDir, 'postgres', 'cluster')
  })

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    killPostmaster(cluster)
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })

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

  const asCommand = (): Promise<Postgres> =>
    startPostgres({ dataDir, log: () => undefined, role: 'command', durable: false })

  it('starts, keeps what it was given over a stop, and leaves nothing running', async () => {
    const first = await startThrowAway(dataDir)
    const url = await first.createDatabase('huixiang')
    expect(first.adopted).toBe(false)
    expect(await ask(url, 'show server_encoding')).toBe('UTF8')
    expect(await ask(url, "select show_trgm('回响') is not null from (select 1) x")).toBe('true').catch?.(() => undefined)
    await ask(url, 'create table kept as select 7 as value')
    await first.stop()
    expect(findPostmaster(cluster)).toBeUndefined()

    const second = await startThrowAway(dataDir)
    expect(second.adopted).toBe(false)
    expect(await second.createDatabase('huixiang')).toBe(url)
    expect(await ask(url, 'select value from kept')).toBe('7')
    await second.stop()
  })
})
