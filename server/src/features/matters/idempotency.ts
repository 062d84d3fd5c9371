import { createHash } from 'node:crypto'
import type { Actor } from 'core/access'
import { toIso } from 'core/calendar'
import { Type } from 'typebox'
import { canonical } from '../../platform/canonical.ts'
import type { Queryable } from '../../platform/database/pool.ts'
import { hex } from '../../platform/database/rows.ts'
import type { KeyRing } from '../../platform/keys.ts'
import { Problem } from '../../platform/problem.ts'
import { findKey, type UsedKey } from './store.ts'

/** The header by which a request says that it is the same one again. */
export const Keyed = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ minLength: 8, maxLength: 100, pattern: '^[\\x21-\\x7e]+$', description: 'The same key acts once' }),
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

/** What the key was used for before; undefined when it is new. Throws `key-reused` when that was something else. */
export async function usedBefore(on: Queryable, repetition: Repetition | undefined): Promise<UsedKey | undefined> {
  const used = repetition && (await findKey(on, repetition))
  if (used && !used.bodyHash.equals(repetition.bodyHash)) throw new Problem('key-reused')
  return used
}

const secretContext = ({ scope, key }: Repetition): string => `key:${scope}:${key}`
const secretHours = 24

/** The row that remembers a key. An answer that holds a secret is kept encrypted. Real time: keys are the transport's. */
export function keyRow(
  keys: KeyRing,
  repetition: Repetition,
  { no, secret }: { no: string; secret?: string },
): Record<string, unknown> {
  return {
    scope: repetition.scope,
    key: repetition.key,
    body_hash: hex(repetition.bodyHash),
    matter_no: no,
    secret: secret ? hex(keys.encrypt(secret, secretContext(repetition))) : null,
    at: toIso(Date.now()),
  }
}

/** The secret of the first answer, for a day; after that it is not told again. */
export function secretOf(keys: KeyRing, repetition: Repetition, used: UsedKey): string | undefined {
  if (!used.secret || Date.now() - used.at > secretHours * 3_600_000) return undefined
  return keys.decrypt(used.secret, secretContext(repetition))
}
