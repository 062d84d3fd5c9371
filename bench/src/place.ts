import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { asOwner } from '../../server/src/platform/database/migrate.ts'
import type { Services } from '../../server/src/platform/services.ts'
import { type OnClose, openGround } from './ground.ts'
import { signalAll } from './processes.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Where a run is measured: a database of its own with fsync on, and the product as a process of its own on it. */
export interface Place {
  /** The database's address; holds its password. */
  url: string
  /** Where the product listens. */
  port: number
  /** The same services in this process, to see what statements a request sends. */
  services: Services
  /** Processes whose work counts as the product's, and the database's own. */
  pids: { product: number; database: number }
  /** Holds the product still while something else is measured on the database, and throws away what that left to do. */
  without<Result>(run: () => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** Makes it all in a temporary folder, or opens a generated past, see `openGround`. */
export async function openPlace(past?: string): Promise<Place> {
  const opened: (() => unknown)[] = []
  const close = async () => {
    for (const undo of opened.reverse()) await undo()
  }
  try {
    return { ...(await open((undo) => opened.push(undo), past)), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Opens one thing after another, and tells after each how it is closed. */
async function open(onClose: OnClose, past?: string): Promise<Omit<Place, 'close'>> {
  const { url, env, services } = await openGround(onClose, past)
  const { child, port } = await startProduct(env)
  onClose(() => end(child))
  const pids = { product: child.pid!, database: await postmasterOf(url) }
  return { url, port, services, pids, without: (run) => without(url, child, run) }
}

async function without<Result>(url: string, child: ChildProcess, run: () => Promise<Result>): Promise<Result> {
  const left = () => asOwner(url, async (client) => (await client.query('select from outbox limit 1')).rowCount)
  while (await left()) await setTimeout(200)
  signalAll(child.pid!, 'SIGSTOP')
  try {
    return await run()
  } finally {
    await asOwner(url, (client) => client.query('delete from outbox'))
    signalAll(child.pid!, 'SIGCONT')
  }
}

const postmasterOf = (url: string): Promise<number> =>
  asOwner(url, async (client) => {
    const { rows } = await client.query<{ text: string }>(`select pg_read_file('postmaster.pid') as text`)
    return Number.parseInt(rows[0]!.text, 10)
  })

/** The product. With `BENCH_PROFILE` naming a folder it leaves a profile of its processor time there. */
export async function startProduct(env: Record<string, string>): Promise<{ child: ChildProcess; port: number }> {
  const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []
  return startProgram([...profile, '--import', 'tsx', 'server/src/main.ts'], env)
}

/** What `npm start` gives Node: between its name and the program. */
function flagsOfStart(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return /\bnode ((?:--\S+ )*)/
    .exec(scripts.start)![1]!
    .split(' ')
    .filter((word) => word !== '')
}

/** A Node program whose output names its address and, once it serves, has a line `ready`. All run as `npm start` has Node run. */
export async function startProgram(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [...flagsOfStart(), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let port = 0
  for await (const line of createInterface({ input: child.stdout! })) {
    port = Number(/http:\/\/[^/]*:(\d+)/.exec(line)?.[1] ?? port)
    if (line === 'ready') break
  }
  if (port === 0) throw new Error('the program under measurement did not start')
  child.stdout!.resume()
  return { child, port }
}

/** Ends a program in order. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
