import { type Queryable, statement, type Transaction } from '../../platform/database/queryable.ts'
import { lowestId } from '../../platform/ids.ts'
import { waitsByNumber } from '../contacts/index.ts'

/** A table with one encrypted column, as far as moving its rows to another key must know it. */
export interface Table {
  name: string
  /** The columns that name a row, in the order in which rows are gone through; the first one finds the partition. */
  keys: Readonly<Record<string, 'uuid' | 'text' | 'integer'>>
  /** The encrypted column. */
  sealed: string
  /** What is written anew besides. A table with `hash_version` also has keyed hashes to be moved. */
  also: Readonly<Record<string, string>>
}

/** The keys in use, to which rows are moved. */
export interface InUse {
  personalKey: string
  lookupVersion: number
}

/** A row that waits: the values of its keys, and what is still encrypted as before. */
export interface Waiting {
  place: string[]
  sealed: Buffer
}

const longest = 3_600_000
const longer = statement('', `set local statement_timeout = ${longest}`)
/** Looking through a whole table takes longer than a request may. Until the end of the transaction. */
export const mayTakeLong = async (tx: Queryable): Promise<void> => void (await tx.query(longer))

const lowest = { uuid: lowestId, text: '', integer: '-1' } as const
/** The place before the first row of a table. */
export const beginningOf = ({ keys }: Table): string[] => Object.values(keys).map((type) => lowest[type])

const waits = ({ sealed, also }: Table): string =>
  `${sealed} is not null and (key_of(${sealed}) <> $1${'hash_version' in also ? ' or hash_version <> $2' : ' or $2 < 0'})`

/** These carry no name: planned with their very values they leave the months before alone. */
const pageOf = (table: Table) => {
  const names = Object.keys(table.keys)
  const first = names[0]!
  const places = Object.values(table.keys).map((type, index) => `$${index + 4}::${type}`)
  const text = `select ${names.map((name) => `${name}::text as ${name}`).join(', ')}, ${table.sealed} as sealed from ${table.name}
     where ${waits(table)} and ${first} >= ${places[0]} and (${names.join(', ')}) > (${places.join(', ')})
     order by ${names.map((name) => `${table.name}.${name}`).join(', ')} limit $3 for update skip locked`
  return { ...statement('', text), longest }
}

/**
 * Rows after a place that still wait, locked. What somebody else holds is left out: nobody waits for anybody here, so no
 * command is ever caught in a deadlock. Reads as the centre.
 */
export async function takePage(
  tx: Queryable,
  table: Table,
  { inUse, after, limit }: { inUse: InUse; after: readonly string[]; limit: number },
): Promise<Waiting[]> {
  const values = [inUse.personalKey, inUse.lookupVersion, limit, ...after]
  const rows = await tx.query<Record<string, string> & { sealed: Buffer }>(pageOf(table), values)
  return rows.map((row) => ({ place: Object.keys(table.keys).map((name) => row[name]!), sealed: row.sealed }))
}

const writeOf = ({ name, keys, sealed, also }: Table) => {
  const columns: Record<string, string> = { [sealed]: 'bytea', ...also }
  const typed = Object.entries({ ...keys, ...columns, sealed_before: 'bytea' }).map(([one, type]) => `${one} ${type}`)
  const set = Object.keys(columns).map((one) => `${one} = fresh.${one}`)
  const same = Object.keys(keys).map((one) => `row.${one} = fresh.${one}`)
  const first = Object.keys(keys)[0]!
  const type = keys[first]!
  return statement(
    '',
    `update ${name} row set ${set.join(', ')} from jsonb_to_recordset($1::jsonb) as fresh (${typed.join(', ')})
     where ${same.join(' and ')} and row.${sealed} = fresh.sealed_before
       and row.${first} between $2::${type} and $3::${type} returning 1`,
  )
}

/** Writes rows anew where they are still as they were read (`sealed_before`). Answers how many were. */
export async function writePage(
  tx: Queryable,
  table: Table,
  rows: readonly Record<string, unknown>[],
): Promise<number> {
  const first = Object.keys(table.keys)[0]!
  return (await tx.query(writeOf(table), [JSON.stringify(rows), rows[0]![first], rows.at(-1)![first]])).length
}

const moveTasks = statement(
  'rehash-callbacks',
  `update callback_tasks task set phone_hash = fresh.phone_hash
   from jsonb_to_recordset($1::jsonb) as fresh (id uuid, phone_hash bytea)
   where task.contact_id = fresh.id and task.phone_hash is not null and not exists (
     select from callback_tasks other where other.phone_hash = fresh.phone_hash and ${waitsByNumber('other')}
       and task.state = 'open' and other.contact_id <> task.contact_id)`,
)
/** Call-backs are found by the hash of their contact: it moves with the contact's. */
export const writeTasks = async (tx: Queryable, rows: readonly Record<string, unknown>[]): Promise<void> =>
  void (await tx.query(moveTasks, [JSON.stringify(rows)]))

/** How far a table has come. `reached` is the last row's place; `endedAt` null while it is on its way. */
export interface Progress extends InUse {
  target: string
  reached: string[] | null
  done: number
  total: number
  endedAt: number | null
}

const selectProgress = statement(
  'key-rotations',
  `select target, personal_key as "personalKey", lookup_version as "lookupVersion", reached, done, total,
     ended_at as "endedAt" from key_rotations`,
)
export const progressOf = async (on: Queryable): Promise<Progress[]> =>
  (await on.query<Omit<Progress, 'reached'> & { reached: string | null }>(selectProgress)).map((row) => ({
    ...row,
    reached: row.reached === null ? null : (JSON.parse(row.reached) as string[]),
  }))

const countWaiting = (table: Table) => ({
  ...statement('', `select count(*) as n from ${table.name} where ${waits(table)}`),
  longest,
})
/** Rows that wait, the whole table looked through. Reads as the centre. */
export const waitingIn = async (tx: Queryable, table: Table, { personalKey, lookupVersion }: InUse): Promise<number> =>
  (await tx.query<{ n: number }>(countWaiting(table), [personalKey, lookupVersion]))[0]!.n

const upsertProgress = statement(
  'begin-key-rotation',
  `insert into key_rotations (target, personal_key, lookup_version, total) values ($1, $2, $3, $4)
   on conflict (target) do update set personal_key = excluded.personal_key, lookup_version = excluded.lookup_version,
     reached = null, done = 0, total = excluded.total, begun_at = now(), ended_at = null`,
)
export const beginProgress = async (
  tx: Queryable,
  { target, personalKey, lookupVersion, total }: Pick<Progress, 'target' | 'total' | keyof InUse>,
): Promise<void> => void (await tx.query(upsertProgress, [target, personalKey, lookupVersion, total]))

const saveReached = statement(
  'key-rotation-reached',
  'update key_rotations set reached = $2, done = done + $3 where target = $1',
)
/** Remembers the place, in the transaction that has brought the rows before it over. */
export const reach = async (
  tx: Queryable,
  { target, reached, moved }: { target: string; reached: readonly string[]; moved: number },
): Promise<void> => void (await tx.query(saveReached, [target, JSON.stringify(reached), moved]))

const saveEnd = statement('end-key-rotation', 'update key_rotations set ended_at = now() where ended_at is null')
export const endProgress = async (on: Queryable): Promise<void> => void (await on.query(saveEnd))

/** Rows of a table (or hashes, or codes) under one key. */
export interface KeyUse {
  target: string
  /** Id of the key. */
  key: string
  rows: number
}

const usesOf = ({ name, sealed }: Table) =>
  `select '${name}' as target, key_of(${sealed}) as key, count(*) as rows from ${name}
   where ${sealed} is not null group by key_of(${sealed})`
const hashUses = [
  `select 'persons, hashes' as target, 'v' || hash_version as key, count(*) as rows from persons
   where phone_hash is not null or name_hash is not null group by hash_version`,
  `select 'persons, codes' as target, 'v' || coalesce(code_version, hash_version) as key, count(*) as rows
   from persons where code_hash is not null group by coalesce(code_version, hash_version)`,
  ...['contacts', 'archive.contacts'].map(
    (table) => `select '${table}, hashes' as target, 'v' || hash_version as key, count(*) as rows from ${table}
   where phone_hash is not null group by hash_version`,
  ),
]
/** How many rows each key stands for, the whole of every table looked through. Reads as the centre. */
export async function keyUses(tx: Transaction, tables: readonly Table[]): Promise<KeyUse[]> {
  tx.readAs('centre')
  await mayTakeLong(tx)
  const text = [...tables.map(usesOf), ...hashUses].join(' union all ')
  const rows = await tx.query<KeyUse>(statement('', `${text} order by key, target`))
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }))
}
