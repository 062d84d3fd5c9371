import type { Logger } from 'pino'

/** Work of the background that goes on until it is closed. */
export interface Loop {
  /** Asks it to end, and waits for the round under way. */
  close(): Promise<void>
}

/** One round. Answers how long to wait before the next (milliseconds). `signal` is aborted when the loop is to end. */
type Round = (signal: AbortSignal) => Promise<number>

const firstPause = 100
const longestPause = 5_000
/** Nothing waits longer than this without looking again; Node fires a timer above 24.8 days at once. */
const longestWait = 60_000

/** Runs rounds one after the other. A round that throws is logged by the error's name alone, and tried again later and later. */
export function startLoop(name: string, log: Logger, round: Round): Loop {
  const stop = new AbortController()
  const run = async () => {
    let pause = firstPause
    while (!stop.signal.aborted) {
      try {
        const wait = await round(stop.signal)
        pause = firstPause
        await untilAborted(wait, stop.signal)
      } catch (error) {
        if (stop.signal.aborted) return
        log.warn({ loop: name, error: errorName(error) }, 'background work failed and is tried again')
        await untilAborted(pause, stop.signal)
        pause = Math.min(pause * 2, longestPause)
      }
    }
  }
  const ended = run()
  return {
    close() {
      stop.abort()
      return ended
    },
  }
}

/** Waits (milliseconds, at most a minute), or until the signal is aborted. Never throws. */
export function untilAborted(wait: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve()
  return new Promise((settle) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      settle()
    }
    const timer = setTimeout(done, Math.min(Math.max(wait, 0), longestWait))
    signal?.addEventListener('abort', done)
  })
}

/** What may be said of an error in a log: its name and, from the database, its code. Messages may hold what was written. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}`
}

/** Lets one piece of work through at a time, in the order they came. */
export function oneAtATime(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
}
