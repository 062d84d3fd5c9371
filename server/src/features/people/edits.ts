import { toIso } from 'core/calendar'
import type { Transaction } from '../../platform/database/queryable.ts'
import { Problem } from '../../platform/problem.ts'
import { addEdit, type Edited, editsSince } from './edits-store.ts'

/**
 * Refuses a change that was thought of on another version of an account or a unit, which must be locked: `changed-meanwhile`
 * says who has changed which fields since. Without an expectation nothing is refused.
 */
export async function checkVersion(tx: Transaction, edited: Edited, expected: number | undefined): Promise<void> {
  if (expected === undefined || expected === edited.version) return
  const changes = await editsSince(tx, edited, expected)
  throw new Problem('changed-meanwhile', {
    version: edited.version,
    changes: changes.map(({ at, ...change }) => ({ ...change, at: toIso(at) })),
  })
}

/** Names of the fields of a change that differ from what was there. */
export const changedFields = <Row extends object>(before: Row, change: Partial<Row>): string[] =>
  (Object.keys(change) as (keyof Row & string)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(change[field]),
  )

/** Keeps what an account changed; answers the version after it, which is the one before where nothing differs. */
export async function keepEdit(
  tx: Transaction,
  { version: before, ...edited }: Edited,
  { by, fields }: { by: string; fields: string[] },
): Promise<number> {
  if (fields.length === 0) return before
  const version = before + 1
  await addEdit(tx, { ...edited, version, by, fields })
  return version
}
