import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Instant, toIso } from 'core/calendar'
import type { Logger } from 'pino'
import { appendLines } from '../../platform/append-lines.ts'
import type { Queryable } from '../../platform/database/pool.ts'
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

/** The end of the chain as it was last written out; undefined when it never was. Lines cut short are passed over. */
export async function readWrittenHead(dataDir: string): Promise<AccessHead | undefined> {
  const text = await readFile(join(dataDir, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const heads = text.split('\n').flatMap((line): AccessHead[] => {
    const [, seq, hash] = lineShape.exec(line) ?? []
    return seq && hash ? [{ seq: Number(seq), hash: Buffer.from(hash, 'hex') }] : []
  })
  return heads.reduce<AccessHead | undefined>((last, head) => (!last || head.seq >= last.seq ? head : last), undefined)
}
