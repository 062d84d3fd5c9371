import { Agent, get, type IncomingMessage } from 'node:http'
import type { MatterChange } from 'contract/live'

/** A stream as a browser holds it: it comes back by itself when it is cut. */
export interface Reader {
  /** Cuts the connection from this side; it comes back like any other. */
  cut(): void
  /** Ends it for good. */
  close(): void
}

interface Hearing {
  port: number
  token: string
  /** The stream is open. */
  onOpen(): void
  /** Anything may have changed: said first of all, and whenever the node itself was deaf. */
  onRefresh(): void
  /** A matter changed on one of the reader's lists. */
  onMatter(no: string, lists: string[]): void
  /** The node answered, and did not let the reader in. */
  onRefused(status: number): void
}

/** What a browser waits (milliseconds) until a stream says otherwise. */
const usualRetry = 3_000
/** The desk itself asks again after so long when the node answered with anything but a stream. */
const afterRefusal = 5_000

export function openReader({ port, token, onOpen, onRefresh, onMatter, onRefused }: Hearing): Reader {
  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
  let retry = usualRetry
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let destroy = () => undefined as unknown

  function comeBack(after: number): void {
    if (!closed) timer = setTimeout(open, after)
  }

  function tell(data: string): void {
    const { no, lists } = JSON.parse(data) as MatterChange
    onMatter(no, lists)
  }

  function read(answer: IncomingMessage): void {
    let rest = ''
    answer.setEncoding('utf8')
    answer.on('data', (part: string) => {
      const events = (rest + part).split('\n\n')
      rest = events.pop()!
      for (const event of events) {
        if (event.startsWith('event: matter\n')) tell(event.slice(event.indexOf('{')))
        else if (event.startsWith('event: refresh\n')) onRefresh()
        else if (event.startsWith('retry: ')) retry = Number(event.slice(7))
      }
    })
    answer.on('error', () => undefined)
    answer.on('close', () => comeBack(retry))
  }

  function open(): void {
    let answered = false
    // Each browser has a connection of its own.
    const request = get(
      { host: '127.0.0.1', port, path: '/api/events/stream', headers, agent: new Agent() },
      (answer) => {
        answered = true
        if (answer.statusCode === 200) {
          onOpen()
          return read(answer)
        }
        onRefused(answer.statusCode ?? 0)
        answer.resume()
        comeBack(afterRefusal)
      },
    )
    request.on('error', () => {
      if (!answered) comeBack(retry)
    })
    destroy = () => request.destroy()
  }
  open()

  return {
    cut: () => void destroy(),
    close() {
      closed = true
      clearTimeout(timer)
      destroy()
    },
  }
}
