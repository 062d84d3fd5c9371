import { type Count, sumUp } from 'core/counts'
import type pg from 'pg'
import { addToHeads, type Head } from '../features/background/index.ts'
import { addCounts } from '../features/rollups/index.ts'
import { copyIn } from '../platform/database/copy.ts'
import { queryableOn } from '../platform/database/queryable.ts'
import type { SliceMade, SliceRows } from './make-slice.ts'
import { noteParts } from './store.ts'

/**
 * Writes slices in one transaction, each as it is made: rows first, then what all slices add to, in the order of the
 * relay, so that nobody holds the heads and counts for long, and a count that several slices add to is written once.
 * `client` is the owner's, since COPY knows no row security.
 */
export async function writeSlices(
  client: pg.Client,
  slices: AsyncIterable<SliceRows> | Iterable<SliceRows>,
): Promise<SliceMade[]> {
  const tx = queryableOn(client)
  const [written, moved, grown]: [SliceMade[], Count[], Head[]] = [[], [], []]
  await client.query('begin')
  try {
    for await (const { made, sheets, counts, heads } of slices) {
      for (const { table, pieces } of sheets) await copyIn(client, table, pieces)
      written.push(made)
      moved.push(...counts)
      grown.push(...heads)
    }
    await addToHeads(tx, grown)
    await addCounts(tx, sumUp(moved))
    await noteParts(
      tx,
      written.map(({ index }) => index),
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  return written
}
