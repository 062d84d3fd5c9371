import { pino } from 'pino'
import { loadCity } from './features/reference/index.ts'
import type { Config } from './platform/config.ts'
import { gathered } from './platform/database/gathered.ts'
import { migrate } from './platform/database/migrate.ts'
import { openDatabase } from './platform/database/pool.ts'
import { loadKeys } from './platform/keys.ts'
import { numberLease } from './platform/numbers.ts'
import type { Services } from './platform/services.ts'
import { realClock, testClock } from './platform/time.ts'
import { workerNumber } from './platform/workers.ts'

/** Files as the system numbers them. What a command answers stands on its output alone. */
const [output, errors] = [1, 2]

/**
 * For a command: brings the database up to date, opens everything the features are given, and closes it when the work is
 * done. The log goes where errors go.
 */
export async function withServices<Result>(
  config: Config,
  url: string,
  work: (services: Services) => Promise<Result>,
): Promise<Result> {
  await migrate(url)
  const services = await openServices(config, url, errors)
  try {
    return await work(services)
  } finally {
    await services.db.close()
  }
}

/**
 * Opens everything the features are given, on a migrated database. Whoever opens it closes `db`. `logTo`: the number of an
 * open file.
 */
export async function openServices(config: Config, databaseUrl: string, logTo = output): Promise<Services> {
  const worker = workerNumber()
  const log = pino({ level: config.logLevel }, pino.destination(logTo)).child(worker === undefined ? {} : { worker })
  const { slowStatement } = config
  const db = openDatabase(databaseUrl, slowStatement > 0 ? { slow: { from: slowStatement, log } } : {})
  const keys = await loadKeys({ dataDir: config.dataDir, ...(config.keys && { setting: config.keys }) })
  const city = await loadCity({ db, config })
  const clock = config.testClock ? testClock(db) : realClock
  return { config, db, gathered: gathered(db), keys, clock, numbers: numberLease(db), city, log }
}
