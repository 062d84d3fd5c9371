import { type Queryable, statement } from '../platform/database/queryable.ts'

/** What was asked for: the same again goes on where it stopped. Days are those of Asia/Shanghai. */
export interface Past {
  seed: number
  contacts: number
  /** The first day, and the last. */
  from: string
  to: string
}

/** A past and which of its parts are written. */
export interface PastRecord {
  past: Past
  done: number[]
}

const read = statement('read-generated', `select value from settings where key = 'generated'`)
const begin = statement(
  'begin-generated',
  `insert into settings (key, value) values ('generated', $1::jsonb)
   on conflict (key) do update set value = excluded.value`,
)
const note = statement(
  'note-generated',
  `update settings set value = jsonb_set(value, '{done}', value -> 'done' || $1::jsonb) where key = 'generated'`,
)
/** The lists of the demo city alone make its matters; whoever entered others has more than the demo. */
const foreign = statement(
  'foreign-matters',
  `select exists (select from matters m where not exists (
     select from imports i where i.source = 'demo' and i.matter_no = m.no)) or exists (
     select from contacts where matter_id is null) as found`,
)

export const readPast = async (on: Queryable): Promise<PastRecord | undefined> =>
  (await on.query<{ value: PastRecord }>(read))[0]?.value

export const beginPast = async (on: Queryable, past: Past): Promise<void> =>
  void (await on.query(begin, [JSON.stringify({ past, done: [] })]))

/** Notes parts as written, in the transaction that writes them. */
export const noteParts = async (on: Queryable, indexes: readonly number[]): Promise<void> =>
  void (await on.query(note, [JSON.stringify(indexes)]))

/** Whether the database holds matters or contacts that are not the demo city's. */
export const holdsMore = async (on: Queryable): Promise<boolean> =>
  (await on.query<{ found: boolean }>(foreign))[0]!.found
