import { type Instant, toIso } from 'core/calendar'
import type { Matter, MatterEvent } from 'core/matter'
import type { Batch, Gathered } from '../../platform/database/gathered.ts'
import { type Database, type Queryable, statement } from '../../platform/database/queryable.ts'
import { lowestIdAt, spanOfIds } from '../../platform/ids.ts'
import { spanOfNo } from '../../platform/numbers.ts'
import { type EventRow, eventFields, eventOf } from './event-rows.ts'
import type { NewText } from './texts.ts'

/** A matter as stored, with the head of its chain. */
export interface Stored {
  matter: Matter
  head: Buffer
  imported: boolean
}

/**
 * Statements on one matter name the bounds of its month, or its very id: so one plan for all of them still looks into
 * one partition alone.
 */
const byNo = (lock: '' | 'for update') =>
  statement(
    lock ? 'lock-matter' : 'find-matter',
    `select body as matter, head, imported from matters where no = $1 and id >= $2 and id < $3 ${lock}`,
  )
const findByNo = byNo('')
const lockByNo = byNo('for update')
const findByNos = statement(
  'find-matters',
  `select found.* from unnest($1::text[], $2::uuid[], $3::uuid[]) as asked (no, low, below) cross join lateral (
     select body as matter, head, imported from matters
     where no = asked.no and id >= asked.low and id < asked.below) found`,
)
const waitForId = statement(
  'wait-for-matter',
  'select body as matter, head, imported from matters where id = $1 for update',
)
const lockById = statement(
  'lock-matter-if-free',
  `select body as matter, head, imported from matters where id = $1 for update skip locked`,
)

/** Between which ids the matter of a number lies, the second exclusive; undefined where it cannot be a number of ours. */
export const idSpanOf = (no: string): [string, string] | undefined => {
  const span = spanOfNo(no)
  return span && [lowestIdAt(span.from), lowestIdAt(span.to)]
}

/** A matter by its number; undefined when there is none, or it cannot be a number of ours. */
export async function findMatter(on: Queryable, no: string): Promise<Stored | undefined> {
  const span = idSpanOf(no)
  return span && (await on.query<Stored>(findByNo, [no, ...span]))[0]
}

interface Numbered {
  no: string
  span: [string, string]
}

const finding: Batch<Database, Numbered, Stored | undefined> = {
  async run(db, asked) {
    const spans = asked.map(({ span }) => span)
    const values = [asked.map(({ no }) => no), spans.map(([from]) => from), spans.map(([, below]) => below)]
    const found = new Map((await db.query<Stored>(findByNos, values)).map((one) => [one.matter.no, one]))
    return asked.map(({ no }) => found.get(no))
  },
}

/** The same, looked for with those that others look for at this moment. */
export async function gatherMatter(gathered: Gathered<Database>, no: string): Promise<Stored | undefined> {
  const span = idSpanOf(no)
  return span && (await gathered.ask(finding, { no, span }))
}

/**
 * The same, locked until the transaction ends. The aggregate is one row, so after a wait the row is read as the one
 * before has left it.
 */
export async function lockMatter(on: Queryable, no: string): Promise<Stored | undefined> {
  const span = idSpanOf(no)
  return span && (await on.query<Stored>(lockByNo, [no, ...span]))[0]
}

/** A matter by its id, locked until the transaction ends, whoever held it before. */
export const lockMatterById = async (on: Queryable, id: string): Promise<Stored | undefined> =>
  (await on.query<Stored>(waitForId, [id]))[0]

/** A matter by its id, locked, or undefined when somebody else holds it. */
export const lockMatterIfFree = async (on: Queryable, id: string): Promise<Stored | undefined> =>
  (await on.query<Stored>(lockById, [id]))[0]

const selectRunning = statement(
  'matters-with-clocks',
  'select distinct matter_id as id from running_clocks where matter_id > $1 order by matter_id limit $2',
)
const selectProvisional = statement(
  'matters-with-provisional-clocks',
  `select distinct matter_id as id from running_clocks
   where provisional and due_at < coalesce($3, 'infinity'::timestamptz) and matter_id > $1 order by matter_id limit $2`,
)

interface ClockPage {
  after: string
  limit: number
}

const idsIn = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

/** Ids of matters with running clocks, a page in order after `after`. */
export const mattersWithClocks = async (on: Queryable, { after, limit }: ClockPage): Promise<string[]> =>
  idsIn(await on.query(selectRunning, [after, limit]))

/** The same of clocks that are provisional and due before a moment, where one is given. */
export const mattersWithProvisionalClocks = async (
  on: Queryable,
  { after, limit, dueBefore }: ClockPage & { dueBefore: Instant | undefined },
): Promise<string[]> =>
  idsIn(await on.query(selectProvisional, [after, limit, dueBefore === undefined ? null : toIso(dueBefore)]))

const selectEvents = statement(
  'events-of-matter',
  `select ${eventFields} from events where matter_id = $1 order by seq`,
)

/** The whole history of a matter, in order. */
export const eventsOf = async (on: Queryable, id: string): Promise<MatterEvent[]> =>
  (await on.query<EventRow>(selectEvents, [id])).map(eventOf)

const selectPlain = statement(
  'plain-texts',
  `select id, plain from texts
   where owner_id = any($1::uuid[]) and owner_id >= $3 and owner_id < $4 and id = any($2::uuid[]) and plain is not null`,
)

/** Plain texts of several matters by their ids, as far as the transaction's reader may read them. */
export async function plainTextsOf(
  on: Queryable,
  matters: readonly string[],
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await on.query<{ id: string; plain: string }>(selectPlain, [matters, ids, ...spanOfIds(matters)])
  return new Map(rows.map(({ id, plain }) => [id, plain]))
}

const insertReason = statement(
  '',
  `insert into texts (owner_id, id, kind, for_units, for_demander, plain, salt, at)
   values ($1, $2, $3, false, false, $4, $5, $6)`,
)
/** Keeps why something was done about a matter beside its texts, for the centre alone and to be cut with them. */
export const keepReason = async (
  tx: Queryable,
  { owner, text: { id, kind, plain, salt }, at }: { owner: string; text: NewText; at: Instant },
): Promise<void> => void (await tx.query(insertReason, [owner, id, kind, plain, salt, toIso(at)]))

const selectByCode = statement(
  'person-by-code',
  'select id, code_hash as "codeHash" from persons where matter_id = $1 and code_hash = any($2)',
)
const rehashCode = statement(
  'rehash-code',
  'update persons set code_hash = $3, code_version = $4 where id = $1 and code_hash = $2',
)

/** The participant whose code this is, found by all hashes it may be kept under. */
export const personByCode = async (
  on: Queryable,
  matter: string,
  hashes: readonly Buffer[],
): Promise<{ id: string; codeHash: Buffer } | undefined> =>
  (await on.query<{ id: string; codeHash: Buffer }>(selectByCode, [matter, hashes]))[0]

/** Keeps a code under the key in use: its text is known only while its demander sends it. Reads as the centre. */
export const keepCode = async (
  on: Queryable,
  { id, codeHash }: { id: string; codeHash: Buffer },
  present: { hash: Buffer; version: number },
): Promise<void> => void (await on.query(rehashCode, [id, codeHash, present.hash, present.version]))

const sealTexts = statement('', 'update texts set for_units = $3 where owner_id = $1 and kind = any($2)')
const sealPersons = statement('seal-persons', 'update persons set sealed_to_units = $2 where matter_id = $1')

/** Hides persons and texts of some kinds from the units, or shows them again. Reads as the centre. */
export async function sealToUnits(
  on: Queryable,
  matter: string,
  { sealed, kinds }: { sealed: boolean; kinds: readonly string[] },
): Promise<void> {
  await on.query(sealPersons, [matter, sealed])
  await on.query(sealTexts, [matter, kinds, !sealed])
}

const movePersons = statement(
  'move-persons',
  'update persons set matter_id = $2, sealed_to_units = $3 where id = any($1)',
)

/** Persons go with their participation from one matter to another. Reads as the centre. */
export async function moveToMatter(
  on: Queryable,
  persons: readonly string[],
  { matter, sealed }: { matter: string; sealed: boolean },
): Promise<void> {
  await on.query(movePersons, [persons, matter, sealed])
}

const selectContact = statement('', 'select id from contacts where id = $1 and ($2::uuid is null or matter_id = $2)')

/** True when the contact was recorded, and about this matter where one is given. */
export const hasContact = async (on: Queryable, id: string, matter: string | null = null): Promise<boolean> =>
  (await on.query(selectContact, [id, matter])).length > 0
