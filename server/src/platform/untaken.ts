import type { ChildProcess } from 'node:child_process'

/** What Node's own messages between the processes of a cluster say of a connection that is handed on. */
interface Handing {
  act?: string
  seq?: number
  ack?: number
}
type Send = (message: Handing, connection?: { close(): void }, ...more: unknown[]) => boolean

/**
 * Breaks the connections that a worker was handed and had not taken when it ended. Node waits for its word on them for good and
 * keeps them open: whoever opened one would have no answer and not be told so either.
 */
export function breakUntaken(worker: ChildProcess): void {
  const untaken = new Map<number, { close(): void }>()
  const send = worker.send?.bind(worker) as Send | undefined
  if (!send) return
  const sendNoted: Send = (message, connection, ...more) => {
    if (message.act === 'newconn' && message.seq !== undefined && connection) untaken.set(message.seq, connection)
    return send(message, connection, ...more)
  }
  worker.send = sendNoted as typeof worker.send
  worker.on('internalMessage', ({ ack }: Handing) => void (ack !== undefined && untaken.delete(ack)))
  // All it said has been heard by then. That its channel is closed is not told where it died with something unread.
  worker.on('exit', () => {
    for (const connection of untaken.values()) connection.close()
    untaken.clear()
  })
}
