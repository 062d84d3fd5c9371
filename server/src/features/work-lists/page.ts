import { type MatterPage, type WorkList, workLists } from 'contract/matter-items'
import type { WorkListQuery } from 'contract/work-lists'
import type { Role, Staff } from 'core/access'
import { cursorAfter, cutPage, idIn, placeIn } from '../../platform/cursor.ts'
import type { Transaction } from '../../platform/database/queryable.ts'
import type { Services } from '../../platform/services.ts'
import { type Newest, newestFirst } from './all-matters/newest.ts'
import { pageByWords } from './by-words.ts'
import { pageOfDuties } from './duties.ts'
import { linesOfNo } from './exact.ts'
import { knownLines } from './fill.ts'
import { knowsAll, type Reader, tell, tellKnown } from './items.ts'
import { soughtIn } from './sought.ts'
import { filtersOf, litOf, mayReadAll, type Source, sourceOf } from './sources.ts'
import { type Line, pageOfAssignments, pageOfOpen } from './store.ts'

const pageSize = 50

/**
 * A page of a work list as the reader may see it. A number (`q`) is looked up exactly, whatever the filters say; with `words`
 * the page is sorted by registration, the newest first. Throws `malformed` for the cursor of another list, and for words by which nothing can be found.
 */
export async function readPage(tx: Transaction, query: WorkListQuery, reader: Reader): Promise<MatterPage> {
  const listed = sourceOf(query.list, reader.actor)
  const source = query.light ? litOf(listed) : listed
  const { limit = pageSize, q, words } = query
  if (q) return { items: await tell(tx, await linesOfNo(tx, q, { source: listed, reader }), reader), next: null }
  if (words)
    return pageByWords(tx, {
      words,
      cursor: query.cursor,
      limit,
      reader,
      from: await soughtIn(tx, source, { query, reader }),
    })
  const wanted = { query, reader, limit: limit + 1 }
  const found = knowsAll(reader) ? await read(tx, source, wanted) : await readKnown(tx, source, wanted)
  const { rows: lines, last } = cutPage(found.lines, limit)
  const next = last ? placeOf(source, last) : (found.reached ?? null)
  const items = 'matters' in found ? tellKnown(tx, { ...found, lines }, reader) : tell(tx, lines, reader)
  return { items: await items, next }
}

/** What `GET /api/matters` answers somebody who may read the list. */
export async function pageFor(
  { db, clock, city }: Pick<Services, 'db' | 'clock' | 'city'>,
  query: WorkListQuery,
  own: Pick<Reader, 'actor' | 'language'>,
): Promise<MatterPage> {
  const reader = readerOf(query.list, { ...own, city, now: await clock.now() })
  return db.transaction((tx) => readPage(tx, query, reader))
}

/** Whether somebody reads a list at all, by his roles. */
export const mayReadList = ({ roles }: Pick<Staff, 'roles'>, list: WorkList): boolean =>
  (workLists[list] as readonly Role[]).some((role) => roles.includes(role))

/**
 * Somebody as the reader of a list: as his unit where it is a list of assignments, what its leader rules on, or whatever a
 * guidance department reads; else as the centre.
 */
export function readerOf(list: WorkList, own: Omit<Reader, 'asUnit'>): Reader {
  const { actor } = own
  const source = sourceOf(list, actor).of
  const asLeader = source === 'duties' && actor.roles.includes('organizer_leader')
  const asDepartment = actor.organizer !== null && !mayReadAll(actor)
  return { ...own, asUnit: source === 'assignments' || asLeader || asDepartment }
}

/** Where a list goes on after a line of it. */
const placeOf = (source: Source, { dueAt, assignment, matter }: Line): string =>
  source.of === 'all' ? matter : cursorAfter({ dueAt: dueAt!, id: assignment ?? matter })

interface Reading {
  query: WorkListQuery
  reader: Reader
  limit: number
}

async function read(tx: Transaction, source: Source, reading: Reading): Promise<Newest> {
  if (source.of !== 'all') return { lines: await readOpen(tx, source, reading) }
  const { query, reader, limit } = reading
  const below = query.cursor && idIn(query.cursor)
  return newestFirst(tx, { filters: filtersOf(query, source, reader), limit, now: reader.now, below })
}

/** The same for a reader who must not know of all. */
const readKnown = (tx: Transaction, source: Source, { query, reader, limit }: Reading) =>
  knownLines(tx, {
    reader,
    limit,
    cursor: query.cursor,
    read: (cursor, most) => read(tx, source, { query: { ...query, cursor }, reader, limit: most }),
    placeOf: (line) => placeOf(source, line),
  })

/** A list of open work: each is short enough to be read in its order. */
async function readOpen(
  tx: Transaction,
  source: Exclude<Source, { of: 'all' }>,
  { query, reader, limit }: Reading,
): Promise<Line[]> {
  const { cursor } = query
  const { now } = reader
  const filters = filtersOf(query, source, reader)
  const asked = { filters, limit, now, after: cursor === undefined ? undefined : placeIn(cursor) }
  switch (source.of) {
    case 'assignments':
      return pageOfAssignments(tx, source.states, asked)
    case 'state':
      return pageOfOpen(tx, source, asked)
    case 'duties':
      return pageOfDuties(tx, reader.actor, asked)
    case 'supervised':
    case 'open':
      return pageOfOpen(tx, source.of, asked)
  }
}
