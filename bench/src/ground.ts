import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { saveCity } from '../../server/src/demo/seed.ts'
import { saveSeeding } from '../../server/src/demo/store.ts'
import { readPast } from '../../server/src/generate/store.ts'
import { openServices } from '../../server/src/open-services.ts'
import { readConfig } from '../../server/src/platform/config.ts'
import { migrate } from '../../server/src/platform/database/migrate.ts'
import { startPostgres } from '../../server/src/platform/postgres/index.ts'
import type { Services } from '../../server/src/platform/services.ts'

/** What a measured product stands on: a database of its own with fsync on, in a temporary folder, that holds the demo city. */
export interface Ground {
  /** The database's address; holds its password. */
  url: string
  /** The settings that a product on it is started with. */
  env: Record<string, string>
  /** The same services in this process. */
  services: Services
}

/** Takes down how something is closed; what was opened last is closed first. */
export type OnClose = (undo: () => unknown) => void

/**
 * Opens the ground: with `past`, the data folder of one that `npm run generate` has written, and what is measured stays in it;
 * else the demo city's lists and accounts are there, and no matters.
 */
export async function openGround(onClose: OnClose, past?: string): Promise<Ground> {
  const dataDir = past === undefined ? await emptyFolder(onClose) : resolve(past)
  const postgres = await startPostgres({ dataDir, log: () => undefined, role: 'product', durable: true })
  onClose(() => postgres.stop())
  const url = await postgres.createDatabase(past === undefined ? 'bench' : 'huixiang')
  const env = { DATA_DIR: dataDir, DATABASE_URL: url, DEMO: '1', LOG_LEVEL: 'warn', PORT: '0' }
  const services = await (past === undefined ? makeCity(url, env) : openPast(url, env))
  onClose(() => services.db.close())
  return { url, env, services }
}

async function emptyFolder(onClose: OnClose): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'huixiang-bench-'))
  onClose(() => rm(dataDir, { recursive: true, force: true }))
  // As root the database runs as another user, who must be able to enter.
  await chmod(dataDir, 0o755)
  return dataDir
}

async function openPast(url: string, env: Record<string, string>): Promise<Services> {
  await migrate(url)
  const services = await openServices(readConfig(env), url)
  if (!(await readPast(services.db))) throw new Error('the folder holds no generated past')
  return services
}

/** Tables, lists and accounts of the demo city, and no matters; the demo is marked as made. */
export async function makeCity(url: string, env: Record<string, string>): Promise<Services> {
  await migrate(url)
  const services = await openServices(readConfig(env), url)
  await saveCity(services.db)
  await services.city.refresh()
  await saveSeeding(services.db, { now: Date.now(), done: true })
  return services
}

/** Runs something on a ground and closes all that was opened, also when it fails or is told to end. */
export async function onGround(run: (ground: Ground, onClose: OnClose) => Promise<void>): Promise<void> {
  const opened: (() => unknown)[] = []
  const close = async () => {
    for (const undo of opened.splice(0).reverse()) await undo()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().finally(() => process.exit(1)))
  try {
    await run(await openGround((undo) => opened.push(undo)), (undo) => opened.push(undo))
  } finally {
    await close()
  }
}
