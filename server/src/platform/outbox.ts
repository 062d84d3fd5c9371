import type { AccessKind } from 'contract/access'
import type { WorkList } from 'contract/matter-items'
import { type Day, fromIso, type Instant } from 'core/calendar'
import type { Count, CountedContact } from 'core/counts'
import type { Notice } from 'core/matter'
import { v7 } from 'uuid'
import { outboxColumns } from './database/columns.ts'
import { type Gathered, writing } from './database/gathered.ts'
import { type Queryable, statement } from './database/queryable.ts'
import { insertPart } from './database/rows.ts'

/** What one commit did to one matter, for all that follows from it: the anchors of the day and the streams of the desk. */
export interface MatterNews {
  no: string
  matter: string
  /** The first event of the commit; the others follow it without a gap. */
  seq: number
  /** The link of each event of the commit, in order, as hex. */
  hashes: string[]
  /** The day (Asia/Shanghai) of `events.recorded_at` of these events, real time, made from the same value as that. */
  day: Day
  /** Work lists that the matter was on before the commit or is on after it. */
  lists: WorkList[]
  /** Organizers whose assignments it has, or had before the commit. */
  units: string[]
  /** Organizers it is about: they and those below them never hear of it. */
  hidden: string[]
  /** What groups of staff are told of by themselves. */
  notices?: NoticeNews[]
  /** Contacts that were written with it, for the counts. */
  contacts?: CountedContact[]
  /** What it changes in the counts; absent where only the history of the matter tells that. */
  counts?: Count[]
  /** False where the words by which the matter is found stay as they are. */
  reworded?: boolean
}

/** A notice with its event and the moment of that. */
export interface NoticeNews extends Notice {
  event: string
  at: Instant
}

/** What an account did, for the access log. It names nobody but accounts, numbers, units and ids. */
export interface AccessEntry {
  /** Real time, epoch milliseconds. */
  at: Instant
  /** Who did it; empty for a sign-in to an account that does not exist. */
  account: string
  kind: AccessKind
  /** Number of the matter it concerned. */
  matter: string | null
  /** What it was done to: an account, a unit, a participant. */
  subject: string | null
  facts: Readonly<Record<string, unknown>>
}

/**
 * What goes into the outbox with a commit. `contact`: with the matter it is about. `rating`: a contact whose
 * service was rated later. `city`: lists, profile or calendar changed, to be read again by all nodes. `cut`:
 * a matter's texts are there no more.
 */
export type OutboxEntry =
  | { topic: 'matter'; payload: MatterNews }
  | { topic: 'contact'; payload: CountedContact & { matter?: string } }
  | { topic: 'rating'; payload: CountedContact }
  | { topic: 'city'; payload: Record<string, never> }
  | { topic: 'cut'; payload: { matter: string } }
  | { topic: 'access'; payload: AccessEntry }

/** An entry with its id, a UUIDv7 in the order of the node's commits. */
export type OutboxRow = OutboxEntry & { id: string }

/** What a contact is counted by, from its row. */
export const countedContact = (row: Record<string, unknown>): CountedContact => ({
  startedAt: fromIso(String(row.started_at))!,
  outcome: String(row.outcome),
  channel: String(row.channel),
  type: knownText(row.type),
  category: knownText(row.category),
  district: knownText(row.district),
  street: knownText(row.street),
  ...(row.service_rating !== undefined && { grade: Number(row.service_rating) }),
})

const knownText = (value: unknown): string | null => (value as string | null | undefined) ?? null

/** The news of a contact that was recorded by itself. */
export const contactNews = (row: Record<string, unknown>): OutboxRow => ({
  id: v7(),
  topic: 'contact',
  payload: { ...countedContact(row), ...(row.matter_id ? { matter: String(row.matter_id) } : {}) },
})

/** The rows of the outbox, `outbox` in what a statement is given that writes what they follow from. */
export const outboxRows = { table: 'outbox', columns: outboxColumns, from: 'outbox' } as const
const append = statement('append-outbox', insertPart(outboxRows))

/** Adds rows, to be called in the transaction they follow from. The relay takes them up by itself: nothing is notified. */
export const appendOutbox = async (tx: Queryable, rows: readonly OutboxRow[]): Promise<void> =>
  void (await tx.query(append, [JSON.stringify({ outbox: rows })]))

/** Has all nodes read lists, profile and calendar again, to be called in the transaction that changes them. */
export const tellCityChanged = (tx: Queryable): Promise<void> =>
  appendOutbox(tx, [{ id: v7(), topic: 'city', payload: {} }])

/** Adds rows that follow from no transaction, in one commit with others of the moment. */
export const gatherOutbox = (gathered: Gathered<Queryable>, rows: readonly OutboxRow[]): Promise<void> =>
  gathered.ask(appending, { outbox: rows })
const appending = writing(append)
