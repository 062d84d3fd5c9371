import type { Day } from 'core/calendar'
import type pg from 'pg'
import { partitionsOfMonth, unlessHeld } from '../platform/database/partitions.ts'

const partitions = `select quote_ident(relname) as name from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace and relname = any($1)
  order by relname`
/** Milliseconds; longer than the database takes to call its own sweep off for somebody who waits. */
const longestWait = 5_000

/**
 * Holds the month that is being written, by its days in order, each as it is begun. The database sweeps and samples a month
 * each time it has grown by a fifth, which took a twentieth of two cores; this keeps it away until the month is done with.
 * What is written, and read, does not wait for the hold, which ends with the connection at the latest. `wait`: milliseconds
 * after which a month that somebody else sweeps is written without.
 */
export function monthHold(client: pg.Client, wait = longestWait): (day: Day) => Promise<void> {
  // Whoever writes is told of a lost database by a connection of his own.
  client.on('error', () => undefined)
  let held = ''
  return async (day) => {
    const month = day.slice(0, 7).replace('-', '_')
    if (month === held) return
    if (held) await client.query('commit')
    held = month
    await client.query('begin')
    await client.query(`set local lock_timeout = ${wait}; set local idle_in_transaction_session_timeout = 0`)
    const { rows } = await client.query<{ name: string }>(partitions, [partitionsOfMonth(month)])
    const tables = rows.map(({ name }) => name).join(', only ')
    if (tables) await client.query(`lock table only ${tables} in share update exclusive mode`).catch(unlessHeld)
  }
}
