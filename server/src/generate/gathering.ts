import type pg from 'pg'
import { filled, filledTables } from './sizes.ts'

/** Indexes of words and bands, which gather what comes in beside themselves: of a month's table, with how they are set for all. */
const gatheringIndexes = `
  select c.oid::regclass::text as index, filled.relname as table, c.reloptions as set,
    (select w.reloptions from pg_inherits h join pg_class w on w.oid = h.inhparent where h.inhrelid = c.oid) as "setForAll"
  from ${filled} join pg_index i on i.indrelid = filled.oid join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
  where a.amname = 'gin' and c.relkind = 'i'`

/**
 * Kilobytes that wait beside an index while months are written. What is taken in at once is put in order first: the more it is, the
 * fewer pages of the index are each written many times over. A search looks through all that waits, so it is kept short elsewhere.
 */
const gatheredAtOnce = 32_768

/**
 * Lets the indexes of some partitions gather more than is good for whoever searches: months that are over, where it does no harm
 * should nobody ever `takeIn` what is gathered.
 */
export async function gatherMore(client: pg.Client, partitions: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ index: string }>(
    `select index from (${gatheringIndexes}) as gathering where "table" = any($2) order by index`,
    [filledTables, partitions],
  )
  for (const { index } of rows)
    await client.query(`alter index ${index} set (gin_pending_list_limit = ${gatheredAtOnce})`)
}

/** Has the indexes take in what waits beside them, and gather no more than all do. Answers how many pages waited. */
export async function takeIn(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pages: string | null }>(
    `select sum(gin_clean_pending_list(index::regclass)) as pages from (${gatheringIndexes}) as gathering`,
    [filledTables],
  )
  const others = await client.query<{ index: string; settings: string }>(
    `select index, array_to_string("setForAll", ', ') as settings from (${gatheringIndexes}) as gathering
     where "set" is distinct from "setForAll" and "setForAll" is not null order by index`,
    [filledTables],
  )
  for (const { index, settings } of others.rows) await client.query(`alter index ${index} set (${settings})`)
  return Number(rows[0]!.pages)
}
