import type { Day, Instant } from 'core/calendar'
import type { Matter, MatterEvent } from 'core/matter'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { type EventRow, eventFields, eventOf } from '../matters/index.ts'

/** An event as stored, with its link. */
export interface StoredEvent {
  event: MatterEvent
  hash: Buffer
  hashVersion: number
  recordedAt: Instant
}

/** A matter's row, whole. */
export type MatterRow = Record<string, unknown> & {
  id: string
  no: string
  head: Buffer
  body: Matter
  imported: boolean
}

/**
 * Ids of matters that have events or a row, a page in order after `after`. Each side has a limit of its own: older databases
 * gather all of a union before they look at how much of it is wanted.
 */
const pageOfIds = statement(
  '',
  `(select matter_id as id from events where seq = 1 and matter_id > $1 order by matter_id limit $2)
   union (select id from matters where id > $1 order by id limit $2)
   order by id limit $2`,
)
export const idsAfter = async (on: Queryable, after: string, limit: number): Promise<string[]> =>
  (await on.query<{ id: string }>(pageOfIds, [after, limit])).map(({ id }) => id)

/** Pages of ids lie close together: the bounds let the database leave the other months alone. */
const within = 'between $2 and $3'
const bounds = (ids: readonly string[]): [string, string] => [ids[0]!, ids.at(-1)!]

const selectEvents = statement(
  '',
  `select ${eventFields}, hash, hash_version as "hashVersion", recorded_at as "recordedAt"
   from events where matter_id = any($1) and matter_id ${within} order by matter_id, seq`,
)
type StoredRow = EventRow & Omit<StoredEvent, 'event'>

export async function eventsIn(on: Queryable, ids: readonly string[]): Promise<StoredEvent[]> {
  const rows = await on.query<StoredRow>(selectEvents, [ids, ...bounds(ids)])
  return rows.map(({ hash, hashVersion, recordedAt, ...row }) => ({
    event: eventOf(row),
    hash,
    hashVersion,
    recordedAt,
  }))
}

const selectMatters = statement('', `select * from matters where id = any($1) and id ${within}`)
export const mattersIn = (on: Queryable, ids: readonly string[]): Promise<MatterRow[]> =>
  on.query<MatterRow>(selectMatters, [ids, ...bounds(ids)])

type Row = Record<string, unknown>
const selectOpen = statement('open-in', 'select * from open_matters where id = any($1)')
const selectAssignments = statement('assignments-in', 'select * from open_assignments where matter_id = any($1)')
const selectClocks = statement('clocks-in', 'select * from running_clocks where matter_id = any($1)')

/** The rows of open work of some matters, by table. */
export async function openRowsIn(on: Queryable, ids: readonly string[]) {
  const open = await on.query<Row & { id: string }>(selectOpen, [ids])
  const assignments = await on.query<Row & { matter_id: string }>(selectAssignments, [ids])
  const clocks = await on.query<Row & { matter_id: string }>(selectClocks, [ids])
  return { open, assignments, clocks }
}

/** What stands for a text or a person in events, with the salt that proves it; null where retention has cut it. */
export interface StoredProof {
  id: string
  plain: string | null
  data: Buffer | null
  salt: Buffer | null
  /** True where a cut of its matter is recorded. */
  isCut: boolean
}

const selectTexts = statement(
  '',
  `select owner_id as matter, id, plain, data, salt, cut_at is not null and exists (
     select from cuts where cuts.matter_id = texts.owner_id) as "isCut"
   from texts where owner_id = any($1) and owner_id ${within}`,
)
export const textsIn = (on: Queryable, ids: readonly string[]): Promise<(StoredProof & { matter: string })[]> =>
  on.query<StoredProof & { matter: string }>(selectTexts, [ids, ...bounds(ids)])

const selectPersons = statement(
  'persons-in',
  `select id, null as plain, data, salt, cut_at is not null and exists (
     select from cuts where cuts.matter_id = persons.matter_id) as "isCut"
   from persons where id = any($1)`,
)

/** Persons by their own ids: a merge moves them to another matter, their digest stays in both. */
export const personsIn = (on: Queryable, ids: readonly string[]): Promise<StoredProof[]> =>
  on.query<StoredProof>(selectPersons, [ids])

const selectHeads = statement('anchored-heads', 'select day, events, digest from anchors')
const outboxHolds = statement(
  'outbox-holds-matters',
  `select exists (select from outbox where topic = 'matter') as waits`,
)

/** The heads of the days that were anchored; `isWhole` when no event still waits to be counted. */
export async function anchoredHeads(on: Queryable) {
  const waiting = (await on.query<{ waits: boolean }>(outboxHolds))[0]!.waits
  const rows = await on.query<{ day: Day; events: number; digest: Buffer }>(selectHeads)
  return { isWhole: !waiting, heads: new Map(rows.map((row) => [row.day, row])) }
}

/** Looked for one by one, in the month of its id: open work is little, and put together with all matters it takes all of them. */
const isStray = (column: string): string => `not exists (select from matters m where m.id = ${column} offset 0)`

const strayRows = statement(
  '',
  `select no from open_matters where ${isStray('open_matters.id')}
   union select no from open_assignments where ${isStray('open_assignments.matter_id')}`,
)

/** Numbers in the tables of open work that belong to no matter. */
export const strayNumbers = async (on: Queryable): Promise<string[]> =>
  (await on.query<{ no: string }>(strayRows)).map(({ no }) => no)

const removeOpen = statement('remove-stray-matters', `delete from open_matters where ${isStray('open_matters.id')}`)
const removeAssignments = statement(
  'remove-stray-assignments',
  `delete from open_assignments where ${isStray('open_assignments.matter_id')}`,
)
const removeClocks = statement(
  'remove-stray-clocks',
  `delete from running_clocks where ${isStray('running_clocks.matter_id')}`,
)

/** Takes away rows of open work that belong to no matter. */
export async function removeStray(on: Queryable): Promise<void> {
  for (const one of [removeOpen, removeAssignments, removeClocks]) await on.query(one)
}
