import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { end, startProgram } from '../place.ts'

/** The product under a keeper that starts it again a second after it ends, as a service manager does. */
export interface Supervised {
  readonly port: number
  /** The process as it runs now; undefined while there is none. */
  readonly pid: number | undefined
  /** How often it had to be started again. */
  readonly restarts: number
  kill(): void
  close(): Promise<void>
}

const pause = 1000

/** Starts the product on a port that stays the same over all its lives; resolves once it serves. */
export async function supervise(settings: Record<string, string>): Promise<Supervised> {
  const port = await freePort()
  const env = { ...settings, PORT: String(port) }
  const launch = async () => (await startProgram(['--import', 'tsx', 'server/src/main.ts'], env)).child
  let child: ChildProcess | undefined = await launch()
  let closing = false
  let restarts = 0

  async function keep(): Promise<void> {
    while (!closing) {
      if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      if (closing) return
      await sleep(pause)
      restarts += 1
      child = await launch().catch(() => undefined)
    }
  }
  const keeping = keep()

  return {
    port,
    get pid() {
      return child?.pid
    },
    get restarts() {
      return restarts
    },
    kill: () => void child?.kill('SIGKILL'),
    async close() {
      closing = true
      if (child) await end(child)
      await keeping
    },
  }
}

export function freePort(): Promise<number> {
  return new Promise((settle) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => settle(port))
    })
  })
}
