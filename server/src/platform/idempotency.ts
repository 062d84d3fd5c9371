import { createHash } from 'node:crypto'
import type { Actor } from 'core/access'
import { type Instant, toIso } from 'core/calendar'
import { Type } from 'typebox'
import { canonical } from './canonical.ts'
import { type Queryable, statement } from './database/queryable.ts'
import { type Columns, hex, insertPart } from './database/rows.ts'
import type { KeyRing } from './keys.ts'
import { Problem } from './problem.ts'

/** The header by which a request says that it is the same one again. */
export const Keyed = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\x21-\\x7e]+$', description: 'The same key acts once' }),
  ),
})

/** What a request says of its own repetition: the key with the scope it counts in, and what it asked for. */
export interface Repetition {
  scope: string
  key: string
  /** Digest of address and body: the same key with anything else is a mistake. */
  bodyHash: Buffer
}

const random = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/**
 * The repetition of a request with an `Idempotency-Key`; undefined without one. Keys count within the account; who is
 * not signed in must send a random UUID, so that nobody meets the key of another. Throws `key-not-random`.
 */
export function repetitionOf(
  actor: Actor,
  { key, address, body }: { key: string | undefined; address: string; body: unknown },
): Repetition | undefined {
  if (key === undefined) return undefined
  const bodyHash = createHash('sha256')
    .update(`${address}\0${canonical(body ?? null)}`)
    .digest()
  if (actor.kind === 'staff') return { scope: `staff:${actor.account}`, key, bodyHash }
  if (!random.test(key)) throw new Problem('key-not-random')
  return { scope: actor.kind === 'demander' ? `demander:${actor.matter}` : 'public', key, bodyHash }
}

const columns: Columns = {
  scope: 'text',
  key: 'text',
  body_hash: 'bytea',
  matter_no: 'text',
  contact_id: 'uuid',
  export_id: 'uuid',
  secret: 'bytea',
  at: 'timestamptz',
}

/** The rows of keys, `keys` in what a statement is given that writes what they were used for. */
export const keyRows = { table: 'idempotency_keys', columns, from: 'keys' } as const
export const insertKeys = insertPart(keyRows)

/** What an idempotency key was used for. */
export interface UsedKey {
  bodyHash: Buffer
  matterNo: string | null
  contact: string | null
  export: string | null
  secret: Buffer | null
  at: Instant
}

const selectKey = statement(
  'used-key',
  `select body_hash as "bodyHash", matter_no as "matterNo", contact_id as contact, export_id as export, secret, at
   from idempotency_keys where scope = $1 and key = $2`,
)

/** What the key was used for before; undefined when it is new. Throws `key-reused` when that was something else. */
export async function usedBefore(on: Queryable, repetition: Repetition | undefined): Promise<UsedKey | undefined> {
  const [used] = repetition ? await on.query<UsedKey>(selectKey, [repetition.scope, repetition.key]) : []
  if (used && !used.bodyHash.equals(repetition!.bodyHash)) throw new Problem('key-reused')
  return used
}

/** What a kept secret belongs to, so that it answers no other key. */
export const secretContext = ({ scope, key }: Pick<Repetition, 'scope' | 'key'>): string => `key:${scope}:${key}`
const secretHours = 24

/** What a key is used for: a matter, with the secret of the answer as `sealedSecret` makes it, a contact or an export. */
export type Use = { matter_no: string; secret?: string | null } | { contact_id: string } | { export_id: string }

/** The row that remembers a key. Real time: keys are the transport's. */
export const keyRow = ({ scope, key, bodyHash }: Repetition, use: Use): Record<string, unknown> => ({
  scope,
  key,
  body_hash: hex(bodyHash),
  at: toIso(Date.now()),
  ...use,
})

/** A secret of the first answer, encrypted to be kept with the key. */
export const sealedSecret = (keys: KeyRing, repetition: Repetition, secret: string): string | null =>
  hex(keys.encrypt(secret, secretContext(repetition)))

/** The secret of the first answer, for a day; after that it is not told again. */
export function secretOf(keys: KeyRing, repetition: Repetition, used: UsedKey): string | undefined {
  if (!used.secret || Date.now() - used.at > secretHours * 3_600_000) return undefined
  return keys.decrypt(used.secret, secretContext(repetition))
}

const keepOnce = statement('keep-key', insertKeys)
/**
 * Keeps what a key is used for, in the transaction that does it. Waits for whoever else is using it now, and then fails
 * as a duplicate.
 */
export const keepKey = async (on: Queryable, repetition: Repetition, use: Use): Promise<void> =>
  void (await on.query(keepOnce, [JSON.stringify({ keys: [keyRow(repetition, use)] })]))

/** Whether something failed because somebody else has used its key. */
export const isDuplicate = (error: unknown): boolean =>
  (error as { constraint?: unknown }).constraint === 'idempotency_keys_pkey'

/** Waits for whoever else is using the key now. */
const takeOnce = statement('take-key', `${insertKeys} on conflict do nothing returning key`)

/**
 * Takes a key for what is about to be done with a contact. False when the very same was done with it before; throws
 * `key-reused` when that was something else. Without a key everything is new.
 */
export async function takeKey(on: Queryable, repetition: Repetition | undefined, contact: string): Promise<boolean> {
  if (!repetition) return true
  const keys = [keyRow(repetition, { contact_id: contact })]
  if ((await on.query(takeOnce, [JSON.stringify({ keys })])).length === 1) return true
  if ((await usedBefore(on, repetition))?.contact !== contact) throw new Problem('key-reused')
  return false
}
