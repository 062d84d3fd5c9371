import { type Queryable, statement } from './pool.ts'

/** What a migration has left to be made of the rows that were there before it: it writes `owed-…` into `settings`. */
export type Owed = 'counts' | 'words'

const isSet = statement('is-owed', `select exists (select from settings where key = $1 and value = 'true') as owed`)
const clear = statement('settle-owed', `update settings set value = 'false' where key = $1 and value = 'true'`)

/** Whether it is still to be made, also where a start that had begun it was cut short. */
export const isOwed = async (on: Queryable, what: Owed): Promise<boolean> =>
  (await on.query<{ owed: boolean }>(isSet, [`owed-${what}`]))[0]!.owed

/** Notes that it was made, in the transaction that makes the last of it. */
export const settle = async (on: Queryable, what: Owed): Promise<void> => void (await on.query(clear, [`owed-${what}`]))
