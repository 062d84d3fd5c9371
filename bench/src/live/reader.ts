import { Agent, get, type IncomingMessage } from 'node:http'
import type { ListChange, MatterChange } from 'contract/live'

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
  /** The work list that the stream is to keep fresh, with the counts; none: it tells what changes and no more. */
  list?: string | undefined
  /** The stream is open. */
  onOpen(): void
  /** Anything may have changed: said first of all, and whenever the node itself was deaf. */
  onRefresh(): void
  /** A matter changed on one of the reader's lists; `id` is the number of the news. */
  onMatter(no: string, id: number): void
  /** The list changed. */
  onList(change: ListChange): void
  /** What was told of the list before, and the counts, stand for all news up to `id`. */
  onCounts(id: number): void
  /** The node answered, and did not let the reader in. */
  onRefused(status: number): void
}

/** What a browser waits (milliseconds) until a stream says otherwise. */
const usualRetry = 3_000
/** The desk itself asks again after so long when the node answered with anything but a stream. */
const afterRefusal = 5_000

/** The number, or the data, of an event as it is sent. */
const idOf = (event: string): number => Number(/^id: (\d+)$/m.exec(event)?.[1])
const dataOf = <Data>(event: string): Data => JSON.parse(event.slice(event.indexOf('{'))) as Data

export function openReader({
  port,
  token,
  list,
  onOpen,
  onRefresh,
  onMatter,
  onList,
  onCounts,
  onRefused,
}: Hearing): Reader {
  const path = `/api/events/stream${list === undefined ? '' : `?lists=${list}`}`
  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
  let retry = usualRetry
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let destroy = () => undefined as unknown

  function comeBack(after: number): void {
    if (!closed) timer = setTimeout(open, after)
  }

  function tell(event: string): void {
    if (event.startsWith('event: matter\n')) onMatter(dataOf<MatterChange>(event).no, idOf(event))
    else if (event.startsWith('event: list\n')) onList(dataOf<ListChange>(event))
    else if (event.startsWith('event: counts\n')) onCounts(idOf(event))
    else if (event.startsWith('event: refresh\n')) onRefresh()
    else if (event.startsWith('retry: ')) retry = Number(event.slice(7))
  }

  function read(answer: IncomingMessage): void {
    let rest = ''
    answer.setEncoding('utf8')
    answer.on('data', (part: string) => {
      const events = (rest + part).split('\n\n')
      rest = events.pop()!
      for (const event of events) tell(event)
    })
    answer.on('error', () => undefined)
    answer.on('close', () => comeBack(retry))
  }

  function open(): void {
    let answered = false
    // Each browser has a connection of its own.
    const request = get({ host: '127.0.0.1', port, path, headers, agent: new Agent() }, (answer) => {
      answered = true
      if (answer.statusCode === 200) {
        onOpen()
        return read(answer)
      }
      onRefused(answer.statusCode ?? 0)
      answer.resume()
      comeBack(afterRefusal)
    })
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
