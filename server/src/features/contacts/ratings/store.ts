import { type Queryable, statement } from '../../../platform/database/pool.ts'
import { type Columns, insertPart } from '../../../platform/database/rows.ts'

export const ratingColumns: Columns = { contact_id: 'uuid', grade: 'smallint', by: 'text', at: 'timestamptz' }

const writeRating = statement(
  'rate-service',
  `${insertPart({ table: 'service_ratings', columns: ratingColumns, from: 'ratings' })}
   on conflict do nothing returning grade`,
)
const selectRating = statement('service-rating', 'select grade from service_ratings where contact_id = $1')

/** Keeps the first rating of a contact. False when there is one already. */
export const saveRating = async (on: Queryable, rating: Record<string, unknown>): Promise<boolean> =>
  (await on.query(writeRating, [JSON.stringify({ ratings: [rating] })])).length === 1

/** Whether a contact's service was rated. */
export const isRated = async (on: Queryable, contact: string): Promise<boolean> =>
  (await on.query(selectRating, [contact])).length > 0
