import { alone, whileShelvesRest } from '../../platform/database/alone.ts'
import { advisoryLocks } from '../../platform/database/locks.ts'
import type { Services } from '../../platform/services.ts'
import { addFresh, beginBeside, takeOver } from './beside.ts'
import { countAll } from './count-all.ts'

/**
 * Counts everything again from the events and contacts, those in the archive too, beside the counts that are read and kept up
 * meanwhile, and then takes it over. What still waits in the outbox is left out, since the relay adds it afterwards: so
 * nothing counts twice, whoever serves, but what was refused there, cannot be read now and is mended later. `onPage` is told how
 * much is counted, now and then, and waited for. Answers how many matters and contacts were counted; undefined at once where
 * another process is at it. What is cut short stays owed.
 */
export async function rebuildRollups(
  { db, city }: Pick<Services, 'db' | 'city'>,
  onPage: (counted: number) => unknown = () => undefined,
): Promise<number | undefined> {
  const made = await alone(db, advisoryLocks.counts, () =>
    whileShelvesRest(db, async () => {
      const { counted, token } = await db.transaction(async (seen) => {
        const token = await beginBeside(db, seen)
        return { ...(await countAll({ seen, city, add: (counts) => addFresh(db, token, counts), onPage })), token }
      })
      await takeOver(db, token, () => onPage(counted))
      return counted
    }),
  )
  return made?.result
}
