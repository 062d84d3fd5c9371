import { asOwner } from '../src/platform/database/migrate.ts'

const waits = `select from pg_locks join pg_stat_activity using (pid)
  where not granted and datname = current_database()`

/** Does something once it waits for what a transaction of the owner's holds, and ends that transaction then. */
export const whileHeld = <Result>(
  url: string,
  { hold }: { hold: string },
  ask: () => Promise<Result>,
): Promise<Result> =>
  asOwner(url, async (holder) => {
    await holder.query(`begin; ${hold}`)
    const asked = ask()
    while ((await holder.query(waits)).rowCount === 0);
    await holder.query('commit')
    return asked
  })
