import type { Queryable } from '../../platform/database/pool.ts'
import { hex } from '../../platform/database/rows.ts'
import { Problem } from '../../platform/problem.ts'
import type { Repetition } from '../matters/index.ts'
import { findKey, insertKey } from './store.ts'

/** The row that remembers a key. Real time: keys are the transport's. */
export const keyRow = ({ scope, key, bodyHash }: Repetition, contact: string): Record<string, unknown> => ({
  scope,
  key,
  body_hash: hex(bodyHash),
  contact_id: contact,
  at: new Date().toISOString(),
})

/**
 * Takes a key for what is about to be done with a contact. False when the very same was done with it before; throws
 * `key-reused` when that was something else. Without a key everything is new.
 */
export async function takeKey(on: Queryable, repetition: Repetition | undefined, contact: string): Promise<boolean> {
  if (!repetition || (await insertKey(on, keyRow(repetition, contact)))) return true
  const used = await findKey(on, repetition)
  if (used?.contact !== contact || !used.bodyHash.equals(repetition.bodyHash)) throw new Problem('key-reused')
  return false
}
