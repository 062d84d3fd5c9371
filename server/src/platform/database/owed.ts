import { randomUUID } from 'node:crypto'
import { type Queryable, statement } from './queryable.ts'

/** What a migration has left to be made of the rows that were there before it: it writes `owed-…` into `settings`. */
export type Owed = 'counts' | 'words'

const isSet = statement('is-owed', `select exists (select from settings where key = $1 and value <> 'false') as owed`)
const isUnderWay = statement(
  'is-owed-begun',
  `select exists (select from settings where key = $1 and jsonb_typeof(value) = 'string') as begun`,
)
const mark = statement(
  'begin-owed',
  `insert into settings (key, value) values ($1, to_jsonb($2::text)) on conflict (key) do update set value = excluded.value`,
)
const holdMark = statement(
  'hold-owed-begun',
  'select from settings where key = $1 and value = to_jsonb($2::text) for share',
)
const clear = statement('settle-owed', `update settings set value = 'false' where key = $1 and value <> 'false'`)

/** Whether it is still to be made, also where a start that had begun it was cut short. */
export const isOwed = async (on: Queryable, what: Owed): Promise<boolean> =>
  (await on.query<{ owed: boolean }>(isSet, [`owed-${what}`]))[0]!.owed

/** Whether somebody has begun to make it, also where he was cut short since. */
export const isBegun = async (on: Queryable, what: Owed): Promise<boolean> =>
  (await on.query<{ begun: boolean }>(isUnderWay, [`owed-${what}`]))[0]!.begun

/** Notes that it is being made, by whom its token tells: it is owed from then on, whether or not it was before. */
export async function begin(on: Queryable, what: Owed): Promise<string> {
  const token = randomUUID()
  await on.query(mark, [`owed-${what}`, token])
  return token
}

/** Makes sure that nobody else begins it before the transaction ends. Throws where somebody has since, or it was settled. */
export async function holdBegun(tx: Queryable, what: Owed, token: string): Promise<void> {
  const found = await tx.query(holdMark, [`owed-${what}`, token])
  if (found.length === 0) throw new Error('somebody else has begun it anew')
}

/** Notes that it was made, in the transaction that makes the last of it. */
export const settle = async (on: Queryable, what: Owed): Promise<void> => void (await on.query(clear, [`owed-${what}`]))
