import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Postgres, startPostgres } from '../src/platform/postgres/index.ts'
import { endPostmaster, findPostmaster, isAlive, killPostmaster } from '../src/platform/postgres/postmaster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's address of the run's PostgreSQL. */
    clusterUrl: string
  }
}

const prefix = 'huixiang-test-'
const clusterIn = (folder: string) => join(folder, 'postgres', 'cluster')

/** One PostgreSQL for the whole run, in a folder of its own, since roles belong to a server and not to a database. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  const folder = temporaryFolder()
  // The runner may be ended by a signal, and then takes nothing down.
  const atExit = () => {
    killPostmaster(clusterIn(folder))
    rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', atExit)
  const postgres = await startThrowAway(folder)
  project.provide('clusterUrl', postgres.superuserUrl)

  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
    process.off('exit', atExit)
  }
}

/** A temporary folder that names its process, and that the user the database runs as may pass through. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  chmodSync(folder, 0o711)
  return folder
}

/** A server that need not survive a power cut, on a data folder of its own. */
export const startThrowAway = (dataDir: string): Promise<Postgres> =>
  startPostgres({ dataDir, log: () => undefined, role: 'product', durable: false })

/** Takes away what runs of ours left that were killed. */
async function sweep(): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))
  for (const name of names.filter((it) => !isAlive(Number.parseInt(it.slice(prefix.length), 10)))) {
    const folder = join(tmpdir(), name)
    if (statSync(folder, { throwIfNoEntry: false })?.uid !== process.getuid?.()) continue
    const server = findPostmaster(clusterIn(folder))
    if (server) await endPostmaster(clusterIn(folder), server)
    rmSync(folder, { recursive: true, force: true })
  }
}
