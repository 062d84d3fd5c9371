import { asOwner } from '../../platform/database/migrate.ts'
import { makeMonthsOf } from '../../platform/database/partitions.ts'
import type { Database } from '../../platform/database/queryable.ts'
import { momentOf } from '../../platform/ids.ts'
import type { OutboxRow } from '../../platform/outbox.ts'

/** What the database says of a row for which no partition is there; of a row that breaks a rule it names the rule as well. */
const noPartition = { code: '23514', table: 'access_log', constraint: undefined }

/**
 * Makes the months that entries of the access log lack, when they could not be written for it: their ids are of a time when a
 * clock was wrong. Answers false where nothing was missing.
 */
export async function makeMissingMonths(
  db: Pick<Database, 'url'>,
  error: unknown,
  rows: readonly OutboxRow[],
): Promise<boolean> {
  const { code, table, constraint } = error as Partial<typeof noPartition>
  if (code !== noPartition.code || table !== noPartition.table || constraint !== undefined) return false
  const moments = rows.flatMap((row) => (row.topic === 'access' ? [momentOf(row.id)] : []))
  return (await asOwner(db.url, (client) => makeMonthsOf(client, moments))) > 0
}
