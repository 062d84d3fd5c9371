import type { Database } from './pool.ts'

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
