import type pg from 'pg'
import { advisoryLocks } from './locks.ts'
import type { Database } from './queryable.ts'

/**
 * Runs alone on the database under an advisory lock; undefined at once where another process holds it. The lock ends with
 * its connection, also when the process is killed.
 */
export async function alone<Result>(
  db: Database,
  lock: number,
  run: () => Promise<Result>,
): Promise<{ result: Result } | undefined> {
  const client = await db.connect()
  try {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lock])
    return rows[0]!.taken ? { result: await run() } : undefined
  } finally {
    await client.end()
  }
}

/**
 * Runs while no month changes its shelf (see `archivedTables`), so that whoever goes through both shelves meets each month
 * once. Waits for a move that is under way. Any number of processes may run so at once.
 */
export async function whileShelvesRest<Result>(db: Database, run: () => Promise<Result>): Promise<Result> {
  const client = await db.connect()
  try {
    await client.query('set statement_timeout = 0')
    await restShelves(client)
    return await run()
  } finally {
    await client.end()
  }
}

/** The same for as long as a connection lasts. A move that is asked for meanwhile is refused at once. */
export const restShelves = async (client: pg.Client): Promise<void> =>
  void (await client.query('select pg_advisory_lock_shared($1)', [advisoryLocks.archive]))
