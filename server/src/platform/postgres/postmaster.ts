import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A running server as its pid file tells it. */
export type Postmaster = { pid: number; port: number }

const pidFile = (cluster: string) => join(cluster, 'postmaster.pid')

/** The server now running on a cluster. A pid file whose process is gone, or is another program's by now, is no server. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  if (!existsSync(pidFile(cluster))) return
  const [pid, , , port] = readFileSync(pidFile(cluster), 'utf8').split('\n').map(Number)
  if (!pid || !port || !isAlive(pid) || !worksIn(cluster).includes(pid)) return
  return { pid, port }
}

/** Takes away a pid file that would stop the server from starting although its process is gone: the number may belong to
 *  another program by now, which PostgreSQL cannot tell from a server. Never while any of its processes still runs. */
export function clearStale(cluster: string): void {
  if (existsSync(pidFile(cluster)) && hasProcesses && worksIn(cluster).length === 0)
    rmSync(pidFile(cluster), { force: true })
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

const hasProcesses = existsSync('/proc/self/cwd')

/** The processes that have the cluster as their working folder, as every process of its server does. Without /proc the
 *  pid file is believed: PostgreSQL itself then judges it. */
function worksIn(cluster: string): number[] {
  if (!hasProcesses) return [Number(readFileSync(pidFile(cluster), 'utf8').split('\n')[0])]
  const folder = realpathSync(cluster)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingFolder(name) === folder)
    .map(Number)
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return
  }
}
