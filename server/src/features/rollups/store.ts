import { figureNames } from 'contract/dashboard'
import type { Count, CountedContact } from 'core/counts'
import type { MatterEvent } from 'core/matter'
import { countedColumns } from '../../platform/database/columns.ts'
import { isBegun } from '../../platform/database/owed.ts'
import { type Queryable, statement } from '../../platform/database/queryable.ts'
import { lowestId, spanOfIds } from '../../platform/ids.ts'
import { isOfData } from '../../platform/of-data.ts'
import type { OutboxRow } from '../../platform/outbox.ts'
import { type EventRow, eventFields, eventOf } from '../matters/index.ts'
import { columnOf, daysOf, marginsOf } from './figures.ts'

const selectEvents = statement(
  '',
  `select ${eventFields} from events where matter_id = any($1) and matter_id >= $2 and matter_id < $3
   order by matter_id, seq`,
)
/** The histories of some matters, each in order. */
export async function eventsOfMatters(on: Queryable, ids: readonly string[]): Promise<MatterEvent[]> {
  if (ids.length === 0) return []
  return (await on.query<EventRow>(selectEvents, [ids, ...spanOfIds(ids)])).map(eventOf)
}

/** What a row of the counts is found by, and what is added up in it. */
export const cell = 'day, measure, outcome, organizer, category, street, district, type, channel'
export const ofDay = 'organizer, span, day, measure, outcome'
export const margin = 'organizer, span, by, day, key'
export const figures = figureNames.map(columnOf)

/** How counts are added to the three tables, or to those beside them. */
const addingTo = (beside: '' | '_beside') => ({
  cells: statement(
    `add-rollups${beside}`,
    `insert into rollups${beside} as kept (${cell}, count) select ${cell}, count
     from jsonb_to_recordset($1::jsonb) as row (day date, measure text, outcome text, organizer text, category text,
       street text, district text, type text, channel text, count bigint)
     order by ${cell}
     on conflict (${cell}) do update set count = kept.count + excluded.count`,
  ),
  days: statement(
    `add-rollup-days${beside}`,
    `insert into rollup_days${beside} as kept (${ofDay}, count)
     select ${ofDay}, count
     from jsonb_to_recordset($1::jsonb) as row (organizer text, span text, day date, measure text, outcome text,
       count bigint)
     order by ${ofDay}
     on conflict (${ofDay}) do update set count = kept.count + excluded.count`,
  ),
  margins: statement(
    `add-rollup-margins${beside}`,
    `insert into rollup_margins${beside} as kept (${margin}, ${figures.join(', ')})
     select ${margin}, ${figureNames.map((name) => `"${name}"`).join(', ')}
     from jsonb_to_recordset($1::jsonb) as row (organizer text, span text, day date, by text, key text,
       ${figureNames.map((name) => `"${name}" bigint`).join(', ')})
     order by ${margin}
     on conflict (${margin}) do update set
       ${figures.map((name) => `${name} = kept.${name} + excluded.${name}`).join(', ')}`,
  ),
})
const [kept, beside] = [addingTo(''), addingTo('_beside')]

async function addTo(tx: Queryable, tables: typeof kept, counts: readonly Count[]): Promise<void> {
  await tx.query(tables.cells, [JSON.stringify(counts)])
  await tx.query(tables.days, [JSON.stringify(daysOf(counts))])
  await tx.query(tables.margins, [JSON.stringify(marginsOf(counts))])
}

/**
 * Adds to the cells and to what is summed up of them, always in one order, so that nobody waits for the other; also beside them
 * while everything is counted anew. That is asked only once the counts are held, since it begins while nobody holds them.
 * The centre writes.
 */
export async function addCounts(tx: Queryable, counts: readonly Count[]): Promise<void> {
  await addTo(tx, kept, counts)
  if (await isBegun(tx, 'counts')) await addTo(tx, beside, counts)
}

/** Adds to what is counted anew alone. The centre writes. */
export const addBeside = (tx: Queryable, counts: readonly Count[]): Promise<void> => addTo(tx, beside, counts)

/** What the counts follow from. */
export const countedTopics: readonly OutboxRow['topic'][] = ['matter', 'contact', 'rating']

const pageOfWaiting = statement(
  '',
  `select id, topic, payload from outbox where topic = any($3) and refused_at is null and id > $1 order by id limit $2`,
)
const refused = statement(
  '',
  'select id, topic, payload from outbox where topic = any($1) and refused_at is not null order by id',
)
/** What was refused, and is added to the counts once it is right. */
export const refusedNews = (on: Queryable): Promise<OutboxRow[]> => on.query<OutboxRow>(refused, [countedTopics])

const attempt = statement('', 'savepoint attempt')
const undoAttempt = statement('', 'rollback to attempt')
/** Runs within a transaction, which goes on where this fails for what it was given. Answers whether it was done. */
export async function attempted(tx: Queryable, run: () => Promise<void>): Promise<boolean> {
  await tx.query(attempt)
  try {
    await run()
    return true
  } catch (error) {
    if (!isOfData(error)) throw error
    await tx.query(undoAttempt)
    return false
  }
}

/** What waits to be added to the counts, page by page. */
export async function* waitingNews(on: Queryable, limit: number): AsyncGenerator<OutboxRow[]> {
  for (let after = lowestId; ; ) {
    const page = await on.query<OutboxRow>(pageOfWaiting, [after, limit, countedTopics])
    if (page.length > 0) yield page
    if (page.length < limit) return
    after = page.at(-1)!.id
  }
}

const pageOfMatters = statement(
  '',
  'select matter_id as id from events where seq = 1 and matter_id > $1 order by matter_id limit $2',
)
/** Ids of all matters, page by page. */
export async function* allMatters(on: Queryable, limit: number): AsyncGenerator<string[]> {
  for (let after = lowestId; ; ) {
    const page = (await on.query<{ id: string }>(pageOfMatters, [after, limit])).map(({ id }) => id)
    if (page.length > 0) yield page
    if (page.length < limit) return
    after = page.at(-1)!
  }
}

const pageOfContacts = statement(
  '',
  `select id, ${countedColumns},
     (select grade from service_ratings where contact_id = id) as grade
   from contacts where id > $1 order by id limit $2`,
)
/** All contacts with what they are counted by, page by page. */
export async function* allContacts(on: Queryable, limit: number): AsyncGenerator<CountedContact[]> {
  for (let after = lowestId; ; ) {
    const page = await on.query<CountedContact & { id: string }>(pageOfContacts, [after, limit])
    if (page.length > 0) yield page
    if (page.length < limit) return
    after = page.at(-1)!.id
  }
}
