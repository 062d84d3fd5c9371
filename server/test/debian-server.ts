import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { vi } from 'vitest'
import { freePort } from '../src/platform/postgres/cluster.ts'
import { databaseUser } from '../src/platform/postgres/home.ts'
import { temporaryFolder } from './cluster.ts'

const installed = '/usr/lib/postgresql'
const needed = ['initdb', 'postgres', 'pg_dump', 'pg_restore']

/** Where Debian keeps the programs of its newest PostgreSQL, server and client tools; undefined where they are not installed. */
export function debianPrograms(): string | undefined {
  if (!existsSync(installed)) return undefined
  const newest = readdirSync(installed).sort((one, other) => Number(other) - Number(one))
  const folders = newest.map((version) => join(installed, version, 'bin'))
  return folders.find((folder) => needed.every((program) => existsSync(join(folder, program))))
}

/** A server of Debian's, as an operator with a database of his own has it. */
export interface DebianServer {
  /** A folder that goes with the server. */
  folder: string
  /** Makes an empty database and answers its address. */
  createDatabase(name: string): Promise<string>
  stop(): Promise<void>
}

export async function startDebianServer(programs: string): Promise<DebianServer> {
  const folder = temporaryFolder()
  const cluster = join(folder, 'debian')
  mkdirSync(cluster, { mode: 0o700 })
  const user = process.getuid?.() === 0 ? databaseUser() : undefined
  if (user) chownSync(cluster, user.uid, user.gid)
  const options = { ...user, cwd: cluster, stdio: 'ignore' } as const
  const like = ['--auth=trust', '--username=owner', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
  execFileSync(join(programs, 'initdb'), ['-D', cluster, ...like], options)
  const port = (await freePort(0))!
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port, fsync: 'off' }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(programs, 'postgres'), ['-D', cluster, ...flags], options)
  const ended = new Promise((settle) => server.on('exit', settle))
  const urlOf = (name: string) => `postgres://owner@127.0.0.1:${port}/${name}`

  async function ask(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: urlOf('postgres') })
    await client.connect()
    await client.query(text)
    await client.end()
  }
  await vi.waitFor(() => ask('select'), { timeout: 30_000, interval: 50 })

  return {
    folder,
    async createDatabase(name) {
      await ask(`create database ${name}`)
      return urlOf(name)
    },
    async stop() {
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
