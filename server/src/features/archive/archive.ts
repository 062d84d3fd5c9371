import { setTimeout as sleep } from 'node:timers/promises'
import { type Instant, toIso } from 'core/calendar'
import type pg from 'pg'
import { alone } from '../../platform/database/alone.ts'
import {
  bytesOf,
  monthOf,
  putOnShelf,
  type Shelved,
  settleArchived,
  shelvedSpans,
} from '../../platform/database/archive.ts'
import { advisoryLocks } from '../../platform/database/locks.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { patiently } from '../../platform/database/patience.ts'
import { queryableOn, type Shelf } from '../../platform/database/queryable.ts'
import { StartRefusal } from '../../platform/refusal.ts'
import type { Services } from '../../platform/services.ts'
import { askAgain, type Unripe, unripe } from './ripe.ts'

type Parts = Pick<Services, 'db' | 'city'>

/** A month with what it takes on disk, in bytes, and why it must stay attached, if it must. */
export interface Listed extends Shelved {
  bytes: number
  unripe: Unripe | undefined
}

/** All months, the oldest first, those in the archive and those attached. */
export async function listMonths(parts: Parts, now: Instant): Promise<Listed[]> {
  const listed: Listed[] = []
  for (const span of await asOwner(parts.db.url, shelvedSpans)) {
    const bytes = await asOwner(parts.db.url, (client) => bytesOf(client, span))
    listed.push({ ...span, bytes, unripe: span.shelf === 'archive' ? undefined : await unripe(parts, span, now) })
  }
  return listed
}

/** The words of a reason, for the operator. */
export function wordsOf(reason: Unripe): string {
  if (reason.why === 'recent')
    return `matters of it, or of its contacts, may still come back, until ${toIso(reason.until).slice(0, 10)}`
  const { why, count } = reason
  const words = {
    open: 'matters that are open, or about which something is asked',
    linked: 'open matters of another month that contacts of it belong to',
    callbacks: 'missed calls that wait for a call-back',
    cuts: 'requests to cut personal data that wait for a ruling',
    outbox: 'commits that wait for the relay',
    merged: 'matters that were merged into others that are open or may come back',
  }
  return `${words[why]}: ${count}`
}

/**
 * Puts a month into the archive: all its matters, events, texts and contacts, or nothing. What lies there already stays.
 * Throws `StartRefusal` for a month that is not there or not ripe, and while others hold its tables.
 */
export const putAway = (parts: Parts, month: string, now: Instant): Promise<void> =>
  whenAlone(parts, async () => {
    const span = await spanOf(parts, month)
    // One that was killed after its move has not swept.
    if (span.shelf === 'archive') return asOwner(parts.db.url, (client) => settleArchived(client, span))
    const refuse = (reason: Unripe | undefined) => {
      if (reason) throw new StartRefusal(`${month} stays attached: ${wordsOf(reason)}.`)
    }
    refuse(await unripe(parts, span, now))
    const again = await askAgain(parts.db, span)
    await asOwner(parts.db.url, async (client) => {
      const check = async () => refuse(await again(queryableOn(client)))
      await movePatiently(client, span, { shelf: 'archive', check })
      await settleArchived(client, span)
    })
  })

/** Takes a month out of the archive, so that everything in it is read and goes on as before; the opposite of `putAway`. */
export const takeBack = (parts: Parts, month: string): Promise<void> =>
  whenAlone(parts, async () => {
    const span = await spanOf(parts, month)
    if (span.shelf === 'archive')
      await asOwner(parts.db.url, (client) => movePatiently(client, span, { shelf: 'attached' }))
  })

async function spanOf({ db }: Parts, month: string): Promise<Shelved> {
  const span = (await asOwner(db.url, shelvedSpans)).find((one) => monthOf(one) === month)
  if (span) return span
  throw new StartRefusal(`There is no month ${month}: npm run archive -- list shows those there are.`)
}

async function whenAlone(parts: Parts, run: () => Promise<void>): Promise<void> {
  if (!(await alone(parts.db, advisoryLocks.archive, run)))
    throw new StartRefusal(
      'Another process goes through all months just now: verify, rebuild, retention, keys, archive, or a node that counts everything anew. Try again when it has ended.',
    )
}

function movePatiently(
  client: pg.Client,
  span: Shelved,
  move: { shelf: Shelf; check?: () => Promise<void> },
): Promise<void> {
  const refusal = `The tables of ${monthOf(span)} are in use, by a backup or a long report: nothing was moved. Try again later.`
  return patiently({ tries: 30, rest: () => sleep(1_000), refusal }, () => putOnShelf(client, span, move))
}
