import cluster, { type Worker } from 'node:cluster'
import type { Logger } from 'pino'
import { errorName, untilAborted } from './loop.ts'
import { StartRefusal } from './refusal.ts'
import { breakUntaken } from './untaken.ts'

/** Processes that share one port, each a node like any other on the same database. */
export interface Crew {
  /** The port all of them listen on. */
  port: number
  /** Ends all of them in order, and resolves when they are gone. */
  close(): Promise<void>
}

interface CrewWish {
  count: number
  /** The program each of them runs, as a path. */
  program: string
  /** Settings that differ from those of this process. */
  env: Record<string, string>
  log: Pick<Logger, 'info' | 'warn'>
}

/** Milliseconds before a worker is replaced; twice as long each time one ends without having served. */
const firstPause = 100
const longestPause = 5_000

/** The number of this worker among all that this start has had; undefined in a process that is nobody's worker. */
export const workerNumber = (): number | undefined => cluster.worker?.id

/** How a worker ended, or why it could not be begun. */
type End = { code: number | null; signal: string | null } | { error: string }

function endOf(worker: Worker): Promise<End> {
  return new Promise((settle) => {
    worker.once('exit', (code, signal) => settle({ code, signal }))
    // One that lives, and could not be told something, says so in the same way.
    worker.on('error', (error) => {
      if (worker.process.pid === undefined) settle({ error: errorName(error) })
    })
  })
}

/**
 * Starts workers and resolves once all of them serve. One that ends is replaced. Throws `StartRefusal` when one ends before
 * it has served for the first time: it has said why itself.
 */
export async function startCrew({ count, program, env, log }: CrewWish): Promise<Crew> {
  // Where this process learned TypeScript without an argument, it has none to hand on.
  const typeScript = process.execArgv.includes('--import') ? [] : ['--import', import.meta.resolve('tsx')]
  cluster.setupPrimary({ exec: program, execArgv: [...process.execArgv, ...typeScript], args: [] })
  const stop = new AbortController()

  /** One worker until its end. Where the system has no room for another process that is told by a throw, or as an error later. */
  async function runOne(onServing: (port: number) => void): Promise<End & { worker?: number }> {
    try {
      const worker = cluster.fork(env)
      breakUntaken(worker.process)
      worker.once('listening', ({ port }) => {
        log.info({ worker: worker.id, process: worker.process.pid }, 'a worker serves')
        onServing(port)
      })
      return { worker: worker.id, ...(await endOf(worker)) }
    } catch (error) {
      return { error: errorName(error) }
    }
  }

  /** One worker after another in one place. */
  async function keepSeat(onServing: (port: number) => void, onFailing: (why: Error) => void): Promise<void> {
    let pause = firstPause
    let served = false
    while (!stop.signal.aborted) {
      const end = await runOne((port) => {
        pause = firstPause
        served = true
        onServing(port)
      })
      if (stop.signal.aborted) return
      if (!served) return onFailing(new StartRefusal('A worker could not start.'))
      log.warn(end, 'a worker ended and is replaced')
      await untilAborted(pause, stop.signal)
      pause = Math.min(pause * 2, longestPause)
    }
  }

  const seats: Promise<void>[] = []
  async function close(): Promise<void> {
    stop.abort()
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM')
    await Promise.all(seats)
  }
  const serving = Array.from(
    { length: count },
    () => new Promise<number>((settle, refuse) => seats.push(keepSeat(settle, refuse))),
  )
  try {
    const [port] = await Promise.all(serving)
    return { port: port!, close }
  } catch (error) {
    await close()
    throw error
  }
}
