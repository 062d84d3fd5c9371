import type { Actor } from 'core/access'
import { computeDue, dayOf, type Instant } from 'core/calendar'
import { ruleSetAt } from 'core/rules'
import { importWords } from '../../messages/imports.ts'
import { openPast } from '../../platform/database/archive.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import type { Services } from '../../platform/services.ts'
import { beginMatter } from '../matters/index.ts'
import { columns, type Message, readMessage } from './message-row.ts'
import { readRows } from './read-file.ts'
import { takenRows } from './store.ts'

/** A row that was not taken, with the line it begins on and why. */
export interface Refused {
  line: number
  number: string
  reason: string
}

/** How an import went. `late`: replies after the due time that the rules give for a request of this type. */
export interface Imported {
  rows: number
  added: number
  known: number
  late: number
  refused: Refused[]
}

export interface Progress {
  rows: number
  /** How much of the file has been read, 0 to 1. */
  share: number
}

/** The name under which rows of message boards are remembered, so that a second run adds nothing. */
const source = 'messages'
/** A board does not say what kind of request a message is: most ask for something to be done. */
const type = 'help'
const atOnce = 4

const importer: Actor = { kind: 'staff', account: 'import', roles: ['operator'], organizer: null }

/**
 * Takes a message board's history: each row becomes a contact and a matter at its own time, closed with the public
 * reply. Rows that cannot be taken are answered with their reason; the others are not lost because of them.
 */
export async function importMessages(
  services: Services,
  path: string,
  onProgress: (progress: Progress) => void,
): Promise<Imported> {
  const { db } = services
  const now = await services.clock.now()
  const known = await takenRows(db, source)
  const ready = new Set<string>()
  const result: Imported = { rows: 0, added: 0, known: 0, late: 0, refused: [] }
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  /** Takes a message beside others. What fails is kept until it is asked for: nobody may be waiting just then. */
  const begin = (message: Message): void => {
    const work = take(services, message)
      .then(
        () => {
          result.added += 1
        },
        (error: unknown) => void failures.push(error),
      )
      .finally(() => running.delete(work))
    running.add(work)
  }

  for await (const { line, share, values, reason } of readRows(path, Object.values(columns))) {
    if (failures.length > 0) break
    result.rows += 1
    const message = reason ? { reason } : readMessage(values, now)
    if ('reason' in message) result.refused.push({ line, number: values[columns.number] ?? '', reason: message.reason })
    else {
      if (isLate(services, message)) result.late += 1
      if (known.has(message.number)) result.known += 1
      else {
        known.add(message.number)
        await ensureMonth(services, ready, message.askedAt)
        begin(message)
        if (running.size >= atOnce) await Promise.race(running)
      }
    }
    onProgress({ rows: result.rows, share })
  }
  await Promise.all(running)
  if (failures.length > 0) throw failures[0]
  return result
}

/** Partitions are made once for each month that the file holds. Throws `StartRefusal` for one in the archive. */
async function ensureMonth({ db }: Services, ready: Set<string>, at: Instant): Promise<void> {
  const month = dayOf(at).slice(0, 7)
  if (ready.has(month)) return
  await asOwner(db.url, (client) => openPast(client, at, at))
  ready.add(month)
}

/** One message in one commit: its request, its answer, and the row it came from. */
async function take(services: Services, message: Message): Promise<void> {
  const { number, user, subject, askedAt, body, answeredAt, reply } = message
  const request = { type, title: subject, content: body, demander: { name: user }, channel: 'web' } as const
  const { work, no } = await beginMatter(services, { request, actor: { kind: 'public' }, at: askedAt }, true)
  const answer = { text: reply, noArticle: importWords.noArticle }
  const refusal = work.send({ command: 'answer', body: answer, actor: importer, now: answeredAt })
  if (refusal) throw new Error(`message ${number} was refused: ${refusal.code}`)
  work.imports.push({ source, row_no: number, matter_no: no })
  await work.save(services.db)
}

function isLate({ city }: Services, { askedAt, answeredAt }: Message): boolean {
  const { limit } = ruleSetAt(city.profile, askedAt).limits[`handle.${type}`]
  return answeredAt >= computeDue(city.calendar, { start: askedAt, limit }).dueAt
}
