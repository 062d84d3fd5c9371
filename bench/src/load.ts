import { Agent, request as send } from 'node:http'

/** One request of the load: `token` signs it in, `key` makes it repeatable. */
export interface Call {
  method: 'GET' | 'POST'
  path: string
  token?: string
  key?: string
  body?: unknown
}

export interface Answer {
  status: number
  text: string
  /** Seconds after which to ask again, as the answer says. */
  retryAfter?: string | undefined
}

/** What a load came to. Times in milliseconds, sorted; every answer outside 2xx is an error. */
export interface Outcome {
  count: number
  seconds: number
  errors: number
  times: number[]
}

/** Requests one address may make before the limit for one sender is near; then the lane goes on from another. */
const perAddress = 250

let lastAddress = 0

/** An address of this machine that has not sent anything yet. Linux answers on all of 127.0.0.0/8. */
function nextAddress(): string {
  lastAddress += 1
  return `127.1.${lastAddress >> 8}.${lastAddress & 255}`
}

/** One connection that stays open, as a browser or a proxy keeps it. */
export class Lane {
  private agent = this.freshAgent()
  private sent = 0

  constructor(private readonly port: number) {}

  private freshAgent(): Agent {
    const localAddress = process.platform === 'linux' ? nextAddress() : undefined
    return new Agent({ keepAlive: true, maxSockets: 1, ...(localAddress && { localAddress }) })
  }

  ask({ method, path, token, key, body }: Call): Promise<Answer> {
    if (this.sent++ === perAddress) this.renew()
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
    const headers = {
      ...(payload && { 'content-type': 'application/json', 'content-length': payload.length }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
    }
    return new Promise((resolve, reject) => {
      const { agent, port } = this
      const sent = send({ host: '127.0.0.1', port, method, path, headers, agent }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const { statusCode = 0, headers } = answer
          resolve({ status: statusCode, text: Buffer.concat(parts).toString(), retryAfter: headers['retry-after'] })
        })
        answer.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(payload)
    })
  }

  private renew(): void {
    this.agent.destroy()
    this.agent = this.freshAgent()
    this.sent = 1
  }

  close(): void {
    this.agent.destroy()
  }
}

/** How the load is made: `next` hands out the calls until it has none, or the seconds are over. */
export interface Load {
  port: number
  connections: number
  seconds?: number
  next(): Call | undefined
  onAnswer?(answer: Answer, call: Call): void
}

/** Sends calls over several connections at once, each as soon as the one before it is answered. */
export async function runLoad({
  port,
  connections,
  seconds = Number.POSITIVE_INFINITY,
  next,
  onAnswer,
}: Load): Promise<Outcome> {
  const times: number[] = []
  let errors = 0
  const begun = performance.now()
  const isOver = () => performance.now() - begun > seconds * 1000

  async function run(lane: Lane): Promise<void> {
    for (let call = next(); call && !isOver(); call = next()) {
      const at = performance.now()
      const answer = await lane.ask(call)
      times.push(performance.now() - at)
      if (answer.status < 200 || answer.status > 299) {
        if (errors++ === 0) process.stderr.write(`${call.method} ${call.path}: ${answer.status} ${answer.text}\n`)
      } else onAnswer?.(answer, call)
    }
    lane.close()
  }

  await Promise.all(Array.from({ length: connections }, () => run(new Lane(port))))
  const took = (performance.now() - begun) / 1000
  return { count: times.length, seconds: took, errors, times: times.sort((a, b) => a - b) }
}
