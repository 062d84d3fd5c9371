import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { StartRefusal } from '../refusal.ts'
import { giveTo, type Home, runOptions, writeOnce } from './home.ts'
import { clearStale } from './postmaster.ts'
import { majorOf } from './programs.ts'

export const superuser = 'huixiang'

/** The superuser's password: random, kept beside the cluster, readable by its owner only. */
export function passwordOf(home: Home): string {
  const path = join(home.folder, 'password')
  const password = writeOnce(path, randomBytes(24).toString('base64url'))
  giveTo(home, path)
  return password
}

/** Makes the cluster unless it is there; a making that was cut off is begun again, since only a whole one gets its name. */
export async function prepareCluster(home: Home, programs: string, durable: boolean): Promise<void> {
  if (existsSync(home.cluster)) return refuseOtherVersion(home, programs)

  const draft = `${home.cluster}.${randomUUID()}`
  mkdirSync(draft, { mode: 0o700 })
  giveTo(home, draft)
  // libc's C.UTF-8 beside the built-in one: trigrams ask libc what a letter is, and elsewhere Chinese has none.
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--auth=scram-sha-256', `--username=${superuser}`, `--pwfile=${join(home.folder, 'password')}`]
  const sync = durable ? [] : ['--no-sync']
  await run(home, join(programs, 'bin/initdb'), ['-D', draft, ...access, ...locale, ...sync])
  try {
    renameSync(draft, home.cluster)
    // A power cut must not take back the name: the next start would make an empty cluster in its place.
    const folder = openSync(home.folder, 'r')
    fsyncSync(folder)
    closeSync(folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(home.cluster)) throw error
  }
}

function refuseOtherVersion(home: Home, programs: string): void {
  const written = readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8').trim()
  if (written === majorOf(programs)) return
  throw new StartRefusal(
    `The database in ${home.cluster} was made by PostgreSQL ${written}, this version brings ${majorOf(programs)}. Start the version of Huixiang that made it, or move the data over with pg_dump and pg_restore.`,
  )
}

/** Starts a server that outlives this process unless it is ended, so that a crash of ours is none of the database's. */
export async function spawnServer(
  home: Home,
  programs: string,
  flags: string[],
): Promise<{ port: number; failed: () => string | undefined }> {
  clearStale(home.cluster)
  const port = await choosePort(join(home.folder, 'port'))
  const logPath = join(home.folder, 'start.log')
  const log = openSync(logPath, 'w', 0o600)
  const server = spawn(join(programs, 'bin/postgres'), ['-D', home.cluster, '-p', String(port), ...flags], {
    ...runOptions(home),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  server.unref()
  let failure: string | undefined
  server.on('error', (error) => {
    failure = error.message
  })
  server.on('exit', (code) => {
    failure = `the server ended (${code})`
  })
  const lastLines = () => readFileSync(logPath, 'utf8').trim().split('\n').slice(-3)
  return { port, failed: () => failure && [failure, ...lastLines()].join('\n') }
}

/** The port of the last start when it is still free, so that tools keep finding the database; any free one otherwise. */
async function choosePort(file: string): Promise<number> {
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const port = (last && (await freePort(last))) || (await freePort(0))
  if (!port) throw new StartRefusal('No free port is left on 127.0.0.1 for the embedded database.')
  writeFileSync(file, String(port))
  return port
}

/** A port of 127.0.0.1 that is free now, `wanted` or any (0); undefined where that one is taken. */
export const freePort = (wanted: number): Promise<number | undefined> =>
  new Promise((settle) => {
    const probe = createServer()
    probe.on('error', () => settle(undefined))
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => settle(typeof address === 'object' ? address?.port : undefined))
    })
  })

const run = (home: Home, program: string, args: string[]): Promise<void> =>
  new Promise((settle, fail) => {
    const child = spawn(program, args, { ...runOptions(home), stdio: ['ignore', 'ignore', 'pipe'] })
    let complaint = ''
    child.stderr.on('data', (text) => {
      complaint += text
    })
    child.on('error', fail)
    child.on('close', (code) =>
      code === 0 ? settle() : fail(new StartRefusal(`The database could not be made: ${complaint.trim()}`)),
    )
  })
