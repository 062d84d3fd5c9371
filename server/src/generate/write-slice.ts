import type pg from 'pg'
import { addToHeads } from '../features/background/index.ts'
import { addCounts } from '../features/rollups/index.ts'
import { copyIn } from '../platform/database/copy.ts'
import { queryableOn } from '../platform/database/pool.ts'
import type { SliceRows } from './make-slice.ts'
import { notePart } from './store.ts'

/**
 * Writes a slice in one transaction: rows first, then what all slices add to, in the order of the relay, so that nobody
 * holds the heads and counts for long. `client` is the owner's, since COPY knows no row security.
 */
export async function writeSlice(client: pg.Client, { made, sheets, counts, news }: SliceRows): Promise<void> {
  const tx = queryableOn(client)
  await client.query('begin')
  try {
    for (const { table, lines } of sheets) await copyIn(client, table, lines)
    await addToHeads(tx, news)
    await addCounts(tx, counts)
    await notePart(tx, made.index)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
