import type pg from 'pg'

/** Milliseconds that a table is waited for: below PostgreSQL's `deadlock_timeout`, at which it would drive autovacuum away. */
const shortWait = 200

/**
 * Does something with each of some tables by itself, waiting up to `wait` milliseconds for each. Answers those with which it was
 * done. Where one is in use the others are done; then it throws what was said of the first.
 */
export async function eachTable<One extends { table: string }>(
  client: pg.Client,
  tables: readonly One[],
  run: (one: One) => Promise<unknown>,
  wait = shortWait,
): Promise<string[]> {
  await client.query(`set lock_timeout = ${wait}`)
  const done: string[] = []
  const failed: unknown[] = []
  for (const one of tables)
    try {
      await run(one)
      done.push(one.table)
    } catch (error) {
      failed.push(error)
    }
  if (failed.length > 0) throw failed[0]
  return done
}
