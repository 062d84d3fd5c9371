import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A running server as its pid file tells it. */
export type Postmaster = { pid: number; port: number }

const pidFile = (cluster: string) => join(cluster, 'postmaster.pid')

/** The server now running on a cluster. A pid file whose process is gone, or is another program's by now, is no server. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const { pid, port } = readPidFile(cluster) ?? {}
  if (!pid || !port || !isAlive(pid) || belongs(pid, cluster) === 'no') return
  return { pid, port }
}

/** Takes away a pid file that would stop the server from starting although its process is gone: the number belongs to
 *  another program by now, which PostgreSQL cannot tell from a server. Every other case PostgreSQL judges itself. */
export function clearStale(cluster: string): void {
  const { pid } = readPidFile(cluster) ?? {}
  if (!pid || !isAlive(pid) || belongs(pid, cluster) !== 'no') return
  if (!processes().some((other) => belongs(other, cluster) !== 'no')) rmSync(pidFile(cluster), { force: true })
}

function readPidFile(cluster: string): Partial<Postmaster> | undefined {
  if (!existsSync(pidFile(cluster))) return
  const [pid, , , port] = readFileSync(pidFile(cluster), 'utf8').split('\n').map(Number)
  return { pid, port }
}

/** Asks a server to end, as fast as it can without losing anything, and waits until it is gone. */
export async function endPostmaster(cluster: string, { pid }: Postmaster): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 60],
    ['SIGQUIT', 20],
  ] as const) {
    signalTo(pid, signal)
    for (let waited = 0; waited < seconds * 20; waited++) {
      if (findPostmaster(cluster)?.pid !== pid) return
      await sleep(50)
    }
  }
}

/** Ends a server at once, without waiting and without tidying up: for data that is thrown away. */
export function killPostmaster(cluster: string): void {
  const server = findPostmaster(cluster)
  if (server) signalTo(server.pid, 'SIGQUIT')
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Whether a process of this number runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether a process is one of the cluster's server, all of which work in its folder. In a container even root may not see
 *  another user's working folder: then the command line tells, as far as it can. Without /proc nobody can tell. */
function belongs(pid: number, cluster: string): 'yes' | 'no' | 'perhaps' {
  if (!existsSync('/proc/self')) return 'perhaps'
  const folder = reading(() => readlinkSync(`/proc/${pid}/cwd`))
  if (folder !== undefined) return folder === realpathSync(cluster) ? 'yes' : 'no'

  const [program = '', ...args] = (reading(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '').split('\0')
  if (program.startsWith('postgres:')) return 'perhaps'
  return basename(program) === 'postgres' && args.includes(cluster) ? 'yes' : 'no'
}

const processes = () => (reading(() => readdirSync('/proc')) ?? []).filter((name) => /^\d+$/.test(name)).map(Number)

function reading<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch {
    return
  }
}
