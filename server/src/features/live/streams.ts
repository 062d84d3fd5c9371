import type { ServerResponse } from 'node:http'
import type { Staff } from 'core/access'

/** Bytes that may wait for a reader before he is taken to be gone. A list told whole has some 25,000. */
const maxUnsent = 256 * 1024
/** Milliseconds one may live before the reader must show again who he is. */
const longestStream = 15 * 60_000

/** A reader's open connection. */
export interface Stream {
  readonly staff: Staff
  readonly response: ServerResponse
  /** By the clock of the process that nobody sets. */
  readonly since: number
  /** Has lists on his screen that the stream keeps fresh. */
  readonly watches: boolean
}

/** True when nothing more can be told on it. */
export const isGone = (response: ServerResponse): boolean => response.writableEnded || response.destroyed

/** Writes to a reader. One who does not keep up is let go; he comes back and reads afresh. */
export function write({ response }: Pick<Stream, 'response'>, text: string | Buffer): void {
  if (text.length === 0 || isGone(response)) return
  response.write(text)
  if (response.writableLength > maxUnsent) response.destroy()
}

/** Keeps idle streams alive, ends those that have lived long, and forgets those that are closed. */
export function beatAll(streams: Set<Stream>): void {
  const now = performance.now()
  for (const stream of streams) {
    if (stream.response.destroyed) streams.delete(stream)
    else if (now - stream.since > longestStream) stream.response.end()
    else write(stream, ': still here\n\n')
  }
}
