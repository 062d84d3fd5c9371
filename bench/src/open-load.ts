import { type Answer, type Call, Lane } from './load.ts'

/** One request that is to be sent, and the kind it is reported under. */
export interface Asked {
  kind: string
  call: Call
  onAnswer?(answer: Answer): void
}

/** Requests that come at a rate of their own, whether or not those before them are answered. */
export interface OpenLoad {
  port: number
  /** Requests a second, evenly spread. */
  rate: number
  seconds: number
  /** Seconds of arrivals that may wait for a lane before the load is given up; 10 where it is left out. */
  patience?: number
  next(): Asked
}

/** What it came to. Times in milliseconds by kind, each from when the request was due, so that waiting for a lane counts. */
export interface Held {
  seconds: number
  done: number
  errors: number
  times: Map<string, number[]>
  /** Whether it was given up, since the product had fallen far behind. */
  overrun: boolean
}

/** As many connections as a proxy keeps open to a node. */
const mostLanes = 128
const tickMs = 5

/** Sends requests at their rate for some seconds, and waits for what is still under way. */
export async function runOpenLoad({ port, rate, seconds, patience = 10, next }: OpenLoad): Promise<Held> {
  const held: Held = { seconds: 0, done: 0, errors: 0, times: new Map(), overrun: false }
  const begun = performance.now()
  const total = Math.round(rate * seconds)
  const idle: Lane[] = []
  const waiting: number[] = []
  let lanes = 0
  /** Those that are under way, or wait for a lane, as well. */
  let sent = 0

  const freshLane = (): Lane | undefined => (lanes++ < mostLanes ? new Lane(port) : undefined)

  async function send(lane: Lane, due: number): Promise<void> {
    const { kind, call, onAnswer } = next()
    const answer = await lane.ask(call).catch((error: Error): Answer => ({ status: 0, text: error.message }))
    note(kind, performance.now() - due)
    if (answer.status >= 200 && answer.status < 300) onAnswer?.(answer)
    else if (held.errors++ === 0)
      process.stderr.write(`${call.method} ${call.path}: ${answer.status} ${answer.text.slice(0, 300)}\n`)
  }

  function note(kind: string, ms: number): void {
    const times = held.times.get(kind)
    if (times) times.push(ms)
    else held.times.set(kind, [ms])
    held.done += 1
  }

  /** A lane takes what waits, and rests when nothing does. */
  async function serve(lane: Lane): Promise<void> {
    for (let due = waiting.shift(); due !== undefined; due = waiting.shift()) await send(lane, due)
    idle.push(lane)
  }

  await new Promise<void>((settle) => {
    const ended = () => {
      if (held.done < sent || waiting.length > 0) return
      clearInterval(timer)
      settle()
    }
    const timer = setInterval(() => {
      const due = held.overrun ? sent : Math.min(total, Math.floor(((performance.now() - begun) * rate) / 1000))
      for (; sent < due; sent++) {
        waiting.push(begun + (sent * 1000) / rate)
        const lane = idle.pop() ?? freshLane()
        if (lane) void serve(lane)
      }
      if (waiting.length > rate * patience) {
        held.overrun = true
        sent -= waiting.length
        waiting.length = 0
      }
      if (sent === total || held.overrun) ended()
    }, tickMs)
  })
  held.seconds = (performance.now() - begun) / 1000
  for (const lane of idle) lane.close()
  return held
}
