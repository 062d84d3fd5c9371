import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Day, Instant } from 'core/calendar'
import { dayOf, toIso } from 'core/calendar'
import type { Logger } from 'pino'
import { appendLines } from '../../platform/append-lines.ts'
import type { Queryable } from '../../platform/database/queryable.ts'
import { groupBy } from '../../platform/group.ts'
import type { OutboxRow } from '../../platform/outbox.ts'
import { findUnwrittenHeads, type Head, keepHead, lockedHeads, markHeadWritten } from './store.ts'

const fileName = 'anchors.jsonl'
const digestBytes = 32
const modulus = 1n << BigInt(digestBytes * 8)
const flushEvery = 60_000

/** The sum of hashes modulo 2^256. It knows no order, so that nodes and months may be added up apart. */
export function sumOfHashes(hashes: readonly Uint8Array[], start: Uint8Array = new Uint8Array()): Buffer {
  const sum = hashes.reduce((total, hash) => total + toNumber(hash), toNumber(start)) % modulus
  return Buffer.from(sum.toString(16).padStart(digestBytes * 2, '0'), 'hex')
}

const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`)

/** What commits add to the heads of their days: how many events, and the sum of their links. */
export function headsOf(rows: readonly OutboxRow[]): Head[] {
  const news = rows.flatMap((row) => (row.topic === 'matter' ? [row.payload] : []))
  return [...groupBy(news, ({ day }) => day)].map(([day, ofDay]) => {
    const hashes = ofDay.flatMap((one) => one.hashes.map((hash) => Buffer.from(hash, 'hex')))
    return { day, events: hashes.length, digest: sumOfHashes(hashes) }
  })
}

/** Adds to the heads of days, in the transaction of what is added or of the batch that tells of it. A day may come several times. */
export async function addToHeads(tx: Queryable, heads: readonly Head[]): Promise<void> {
  const added = groupBy(heads, ({ day }) => day)
  if (added.size === 0) return
  for (const { day, events, digest } of await lockedHeads(tx, [...added.keys()])) {
    const ofDay = added.get(day)!
    await keepHead(tx, {
      day,
      events: ofDay.reduce((sum, head) => sum + head.events, events),
      digest: sumOfHashes(
        ofDay.map((head) => head.digest),
        digest,
      ),
    })
  }
}

/** Writes the heads that changed to the log and to a file, so that whoever changes the database cannot change them too. */
export interface AnchorWriter {
  /** Writes what changed: at most once a minute and when the day turns, or at once when told to. */
  flush(db: Queryable, when?: 'due' | 'now'): Promise<void>
}

export function anchorWriter(dataDir: string, log: Logger, realNow: () => Instant = Date.now): AnchorWriter {
  let flushedAt = Number.NEGATIVE_INFINITY
  const isDue = (now: Instant) => Math.abs(now - flushedAt) >= flushEvery || dayOf(now) !== dayOf(flushedAt)
  return {
    async flush(db, when = 'due') {
      const now = realNow()
      if (when === 'due' && !isDue(now)) return
      const heads = await findUnwrittenHeads(db)
      if (heads.length > 0) await append(dataDir, heads, now)
      for (const head of heads) {
        log.info({ day: head.day, events: head.events, digest: head.digest.toString('hex') }, 'anchor')
        await markHeadWritten(db, head)
      }
      flushedAt = now
    },
  }
}

const append = (dataDir: string, heads: readonly Head[], now: Instant): Promise<void> =>
  appendLines(
    dataDir,
    fileName,
    heads.map(({ day, events, digest }) =>
      JSON.stringify({ day, events, digest: digest.toString('hex'), at: toIso(now) }),
    ),
  )

/** A head as it was written out, `at` real time as ISO 8601. */
export interface Anchor extends Head {
  at: string
}

/**
 * The last head of each day in the file, by day; empty when there is no file. A day still goes on after its last head
 * was written, so the day may hold more events than that head, never fewer. Lines cut short are passed over.
 */
export async function readAnchors(dataDir: string): Promise<Map<Day, Anchor>> {
  const text = await readFile(join(dataDir, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const anchors = new Map<Day, Anchor>()
  for (const line of text.split('\n')) {
    const anchor = parseLine(line)
    if (anchor && anchor.events >= (anchors.get(anchor.day)?.events ?? 0)) anchors.set(anchor.day, anchor)
  }
  return anchors
}

const lineShape = /^\{"day":"(\d{4}-\d{2}-\d{2})","events":(\d+),"digest":"([0-9a-f]{64})","at":"([^"]+)"\}$/

function parseLine(line: string): Anchor | undefined {
  const [, day = '', events, digest = '', at = ''] = lineShape.exec(line) ?? []
  return events === undefined ? undefined : { day, events: Number(events), digest: Buffer.from(digest, 'hex'), at }
}
