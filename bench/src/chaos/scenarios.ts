import { appendFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { childrenOf } from '../processes.ts'
import type { Stage, StageWish } from './stage.ts'

/** One thing that goes wrong: how the stage must be, and what is done to it. `harm` resolves once the harm is over. */
export interface Scenario {
  name: string
  /** Why it cannot be done here, if so. */
  missing?: () => string | undefined
  wish: StageWish
  harm(stage: Stage): Promise<void>
  /** Whether the harm can be seen afterwards, where doing it might have come to nothing. */
  isSeen?(stage: Stage): Promise<boolean>
}

const needsRoot = () => (process.getuid?.() === 0 ? undefined : 'needs root, to mount a small file system')

/** Where Debian puts the library, whatever the machine's kind; empty without it. */
const faketime = libraries('/usr/lib').find((file) => existsSync(file)) ?? ''
const offsetFile = join(tmpdir(), `huixiang-chaos-clock-${process.pid}`)
const setOffset = (offset: string) => writeFileSync(offsetFile, `${offset}\n`)

const away = 30_000
/** Milliseconds after which another worker serves. */
const replaced = 10_000
const workersOf = (pid: number | undefined): number[] => childrenOf(pid!, 'server/src/main.ts')
const block = Buffer.alloc(1 << 16)

export const scenarios: readonly Scenario[] = [
  {
    name: 'product killed',
    wish: {},
    harm: async ({ product }) => product.kill(),
  },
  {
    name: 'one of two processes killed, then the other',
    missing: () => (process.platform === 'linux' ? undefined : 'needs Linux, to find the processes'),
    wish: { env: { WORKERS: '2' } },
    // One of them is the relay when it is killed.
    async harm({ product }) {
      const both = workersOf(product.pid)
      for (const worker of both) {
        process.kill(worker, 'SIGKILL')
        await sleep(replaced)
      }
      const others = workersOf(product.pid)
      if (both.length !== 2 || others.length !== 2 || others.some((pid) => both.includes(pid)))
        throw new Error(`of the workers ${both.join(', ')} there are now ${others.join(', ')}`)
    },
  },
  {
    name: 'database killed',
    wish: {},
    harm: async (stage) => void process.kill(await stage.databasePid(), 'SIGKILL'),
  },
  {
    name: 'one connection killed',
    wish: {},
    async harm(stage) {
      const [found] = await stage.rows<{ pid: number }>(
        `select pid from pg_stat_activity where usename is not null and pid <> pg_backend_pid() limit 1`,
      )
      process.kill(found!.pid, 'SIGKILL')
    },
  },
  {
    name: 'product and database killed',
    wish: {},
    async harm(stage) {
      const pid = await stage.databasePid()
      stage.product.kill()
      process.kill(pid, 'SIGKILL')
    },
  },
  {
    name: 'database gone for 30 s',
    wish: { wired: true },
    async harm({ wire }) {
      wire!.become('cut')
      await sleep(away)
      wire!.become('whole')
    },
  },
  {
    name: 'network silent for 30 s',
    wish: { wired: true },
    async harm({ wire }) {
      wire!.become('silent')
      await sleep(away)
      wire!.become('whole')
    },
  },
  {
    name: 'disk full for 15 s',
    missing: needsRoot,
    wish: { roomFor: 400 },
    async harm({ dataDir }) {
      const filler = join(dataDir, 'filler')
      const until = Date.now() + away / 2
      for (; Date.now() < until; await sleep(200)) fill(filler)
      rmSync(filler)
    },
  },
  {
    name: 'clock back one hour',
    missing: () => (faketime ? undefined : 'needs the Debian package faketime'),
    wish: {
      env: {
        LD_PRELOAD: faketime,
        FAKETIME_TIMESTAMP_FILE: offsetFile,
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      },
    },
    harm: async () => setOffset('-1h'),
    async isSeen({ rows }) {
      // All of it took minutes: an event of an hour ago was recorded after the clock went back.
      const before = new Date(Date.now() - 50 * 60_000).toISOString()
      const [first] = await rows<{ back: boolean }>(`select min(at) < '${before}' as back from events`)
      return first!.back
    },
  },
]

function libraries(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).map((kind) => join(folder, kind, 'faketime', 'libfaketime.so.1'))
}

/** Takes all the room there is. */
function fill(file: string): void {
  try {
    for (;;) appendFileSync(file, block)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

/** The clock of the product is right until a scenario moves it. */
export const resetClock = (): void => setOffset('+0')
process.once('exit', () => rmSync(offsetFile, { force: true }))
