import type { Day } from 'core/calendar'
import type pg from 'pg'
import { partitionedTables } from '../platform/database/partitions.ts'

/** Of a month that lies in its year the partitions bear the name of the year. */
const partitions = `select quote_ident(relname) as name from pg_class
  where relispartition and relkind = 'r' and relnamespace = 'public'::regnamespace and relname = any($1)`

/**
 * Holds the month that is being written, by its days in order, each as it is begun: the database sweeps and samples a month
 * each time it has grown by a fifth, a twentieth of all that writing it costs, and this keeps it away. A month that is done with is let
 * go, and swept once. What is written, and read, does not wait for the hold; it ends with the connection at the latest.
 */
export function monthHold(client: pg.Client): (day: Day) => Promise<void> {
  let held = ''
  return async (day) => {
    const month = day.slice(0, 7).replace('-', '_')
    if (month === held) return
    if (held) await client.query('commit')
    held = month
    await client.query('begin')
    const names = partitionedTables.flatMap((table) => [`${table}_${month}`, `${table}_${month.slice(0, 4)}`])
    const { rows } = await client.query<{ name: string }>(partitions, [names])
    if (rows.length === 0) return
    await client.query(`lock table only ${rows.map(({ name }) => name).join(', only ')} in share update exclusive mode`)
  }
}
