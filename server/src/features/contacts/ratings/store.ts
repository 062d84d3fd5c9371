import type { CountedContact } from 'core/counts'
import { v7 } from 'uuid'
import { countedColumns } from '../../../platform/database/columns.ts'
import { type Queryable, statement } from '../../../platform/database/queryable.ts'
import { type Columns, insertPart } from '../../../platform/database/rows.ts'
import { appendOutbox } from '../../../platform/outbox.ts'

export const ratingColumns: Columns = { contact_id: 'uuid', grade: 'smallint', by: 'text', at: 'timestamptz' }

const writeRating = statement(
  'rate-service',
  `with rated as (
     ${insertPart({ table: 'service_ratings', columns: ratingColumns, from: 'ratings' })}
     on conflict do nothing returning contact_id, grade)
   select ${countedColumns}, grade from rated join contacts on id = contact_id`,
)
const selectRating = statement('service-rating', 'select grade from service_ratings where contact_id = $1')

/** Keeps the first rating of a contact, with the news of it for the counts. False when there is one already. */
export async function saveRating(tx: Queryable, rating: Record<string, unknown>): Promise<boolean> {
  const [contact] = await tx.query<CountedContact>(writeRating, [JSON.stringify({ ratings: [rating] })])
  if (contact) await appendOutbox(tx, [{ id: v7(), topic: 'rating', payload: contact }])
  return contact !== undefined
}

/** Whether a contact's service was rated. */
export const isRated = async (on: Queryable, contact: string): Promise<boolean> =>
  (await on.query(selectRating, [contact])).length > 0
