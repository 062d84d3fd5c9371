import { type Batch, type Gathered, writing } from '../../platform/database/gathered.ts'
import { type Database, type Queryable, statement } from '../../platform/database/queryable.ts'
import { insertPart, together, togetherBy } from '../../platform/database/rows.ts'
import { keyRows } from '../../platform/idempotency.ts'
import { spanOfIds } from '../../platform/ids.ts'
import { outboxRows } from '../../platform/outbox.ts'
import { matterTables } from './columns.ts'

/** Rows to be written in one statement, by the names the parts know them by. */
export interface Rows {
  matters: Record<string, unknown>[]
  open: Record<string, unknown>[]
  assignments: Record<string, unknown>[]
  clocks: Record<string, unknown>[]
  events: Record<string, unknown>[]
  texts: Record<string, unknown>[]
  persons: Record<string, unknown>[]
  contacts: Record<string, unknown>[]
  outbox: Record<string, unknown>[]
  keys: Record<string, unknown>[]
  imports: Record<string, unknown>[]
}

type Projected = Pick<Rows, 'matters' | 'open' | 'assignments' | 'clocks'>

/** The projections of a matter that stand for what is open: written over, and taken away when they no longer hold. */
const projected = (each?: 'fresh') =>
  (['matters', 'open', 'assignments', 'clocks'] as const).map((from) =>
    insertPart({ ...matterTables[from], from, onSame: ['id'], ...(each && { each }) }),
  )

const added = (each?: 'fresh') =>
  [
    ...(['events', 'texts', 'persons', 'contacts', 'imports'] as const).map((from) => ({
      ...matterTables[from],
      from,
    })),
    outboxRows,
    keyRows,
  ].map((rows) => insertPart({ ...rows, ...(each && { each }) }))

/** Tables in the order of `archivedTables`: whoever moves a month takes them in it too, and so neither waits for the other. */
const writeNew = statement('write-new-matter', together(...projected(), ...added()))
const writingNew = writing(writeNew)

/** Writes a matter that was not there before, with everything that belongs to it, in one statement. */
export async function writeNewMatter(on: Queryable, rows: Rows): Promise<void> {
  await on.query(writeNew, [JSON.stringify(rows)])
}

/** The same, in one commit with other new matters of the moment. */
export const gatherNewMatter = (gathered: Gathered<Queryable>, rows: Rows): Promise<void> =>
  gathered.ask(writingNew, { ...rows })

/** What happened to a matter, and its rows as they then are. */
export interface Change {
  id: string
  /** The version it was decided on. */
  version: number
  rows: Rows
  /** Ids of what was open and is no more. */
  gone: readonly string[]
  /** Texts that its demander may read from now on, such as a reply that has passed its audit. */
  told: readonly string[]
}

const openTables = [
  ['open_matters', 'id'],
  ['open_assignments', 'matter_id'],
  ['running_clocks', 'matter_id'],
] as const

/**
 * Of the matters that were given only those are written that nobody holds and that still stand as they were decided on: all
 * parts of the statement go by them. Each is looked for by its id, whatever a plan takes a span of ids to hold.
 */
const fresh = `
  select given.row, found.id from jsonb_array_elements($1::jsonb) as given (row) cross join lateral (
    select id from matters
    where id = (given.row ->> 'id')::uuid and id >= $2 and id < $3 and version = (given.row ->> 'version')::integer
    for update skip locked) found`

const gone = `select jsonb_array_elements_text(row -> 'gone')::uuid as id from fresh`
const noLonger = openTables.map(([table]) => `delete from ${table} where id = any(array(select id from gone))`)

const tellTexts = `update texts set for_demander = true
  where owner_id = any(array(select id from fresh)) and owner_id >= $2 and owner_id < $3
    and id = any(array(select jsonb_array_elements_text(row -> 'told')::uuid from fresh))`

const changing = (...more: string[]): string =>
  togetherBy({ fresh, gone }, [...projected('fresh'), ...noLonger, ...added('fresh'), ...more], 'fresh')
const writeChanges = statement('write-matter', changing())
const writeTold = statement('write-matter-told', changing(tellTexts))

/** Answers the ids of the matters that were written, of different ones. Reads as the centre where there are texts to be told. */
async function writeAll(on: Queryable, many: readonly Change[]): Promise<Set<string>> {
  const given = many.map(({ rows, ...one }) => ({ ...one, ...rows }))
  const one = many.some(tells) ? writeTold : writeChanges
  const written = await on.query<{ id: string }>(one, [JSON.stringify(given), ...spanOfIds(many.map(({ id }) => id))])
  return new Set(written.map(({ id }) => id))
}

const tells = ({ told }: Change): boolean => told.length > 0

/** Writes what happened to a matter. The caller holds its lock. */
export async function writeMatter(on: Queryable, change: Change): Promise<void> {
  const written = await writeAll(on, [change])
  if (!written.has(change.id)) throw new Error('a matter is not as it was read under its lock')
}

const changes: Batch<Database, Change, boolean> = {
  async run(db, many) {
    // Of one matter only the first: the others were decided on what that one changes.
    const firsts = new Set(new Map(many.toReversed().map((one) => [one.id, one])).values())
    const written = await writeTogether(db, [...firsts])
    return many.map((one) => firsts.has(one) && written.has(one.id))
  },
}

/** Only what is told needs a reader, and with that a transaction. */
const writeTogether = (db: Database, many: readonly Change[]): Promise<Set<string>> =>
  many.some(tells)
    ? db.transaction((tx) => {
        tx.readAs('centre')
        return tx.last(() => writeAll(tx, many))
      })
    : writeAll(db, many)

/**
 * Writes what happened to a matter, in one commit with other changes of the moment. False, and nothing is written, where
 * somebody holds the matter or it has changed since it was read.
 */
export const gatherChange = (gathered: Gathered<Database>, change: Change): Promise<boolean> =>
  gathered.ask(changes, change)

const keptIds = ({ open, assignments, clocks }: Projected): unknown[] =>
  [...open, ...assignments, ...clocks].map(({ id }) => id)

const project = statement(
  'project-matter',
  together(
    ...projected(),
    ...openTables.map(
      ([table, matter]) => `delete from ${table} where ${matter} = $2 and not ($1::jsonb -> 'kept' ? id::text)`,
    ),
  ),
)

/** Makes the projections of a matter again. For `rebuild`. */
export async function writeProjections(on: Queryable, matter: string, rows: Projected): Promise<void> {
  await on.query(project, [JSON.stringify({ ...rows, kept: keptIds(rows) }), matter])
}
