import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Instant, toIso } from 'core/calendar'
import type { Logger } from 'pino'
import { appendLines } from '../../platform/append-lines.ts'
import type { Queryable } from '../../platform/database/queryable.ts'
import { type AccessHead, findUnwrittenHead, markHeadWritten } from './log-store.ts'

const fileName = 'access-heads.jsonl'
const flushEvery = 60_000

/** Writes the end of the access log's chain to the log and to a file, so that a cut tail is found. */
export function accessHeadWriter(dataDir: string, log: Logger, realNow: () => Instant = Date.now) {
  let flushedAt = Number.NEGATIVE_INFINITY
  return {
    /** Writes what changed: at most once a minute, or at once when told to. */
    async flush(db: Queryable, when: 'due' | 'now' = 'due'): Promise<void> {
      const now = realNow()
      if (when === 'due' && now - flushedAt < flushEvery) return
      flushedAt = now
      const head = await findUnwrittenHead(db)
      if (!head) return
      const { seq } = head
      const hash = head.hash.toString('hex')
      await appendLines(dataDir, fileName, [JSON.stringify({ seq, hash, at: toIso(now) })])
      log.info({ seq, hash }, 'access log')
      await markHeadWritten(db, head)
    },
  }
}

const lineShape = /^\{"seq":(\d+),"hash":"([0-9a-f]{64})","at":"[^"]+"\}$/

/** Bytes in which the heads of a day stand. */
const aDay = 256 * 1024

/**
 * The end of the chain as it was last written out; undefined when it never was. Lines cut short are passed over. `lately`: from
 * the end of the file alone, which grows by a line a minute.
 */
export async function readWrittenHead(
  dataDir: string,
  which: 'all' | 'lately' = 'all',
): Promise<AccessHead | undefined> {
  const path = join(dataDir, fileName)
  const known = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!known) return undefined
  const start = which === 'all' ? 0 : Math.max(0, known.size - aDay)
  let last: AccessHead | undefined
  for await (const line of createInterface({ input: createReadStream(path, { start }) })) {
    const [, seq, hash] = lineShape.exec(line) ?? []
    if (seq && hash && Number(seq) >= (last?.seq ?? 0)) last = { seq: Number(seq), hash: Buffer.from(hash, 'hex') }
  }
  return last
}
