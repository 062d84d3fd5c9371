import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartRefusal } from '../refusal.ts'
import { passwordOf, prepareCluster, spawnServer, superuser } from './cluster.ts'
import { type Hold, holdServer, type Role } from './hold.ts'
import { findHome, type Home } from './home.ts'
import { endPostmaster, findPostmaster } from './postmaster.ts'
import { preparePrograms } from './programs.ts'
import { settingFlags } from './settings.ts'

/** The embedded server as a process uses it. */
export type Postgres = {
  /** The superuser's address of a database on it; holds the password, so never to be logged. */
  url(database: string): string
  superuserUrl: string
  /** True when the server was already running, such as one a killed process left behind. */
  adopted: boolean
  /** Makes a database unless it is there, and answers its address. */
  createDatabase(name: string): Promise<string>
  /** Ends the server, unless another process uses it too. */
  stop(): Promise<void>
}

/** Is told in plain lines what goes on. */
type Log = (line: string) => void

type Options = {
  dataDir: string
  log: Log
  role: Role
  /** False for a test's cluster, which need not survive a power cut. */
  durable?: boolean
  /** Called when the server has gone and cannot be had again at the same address. */
  onLost?: (why: Error) => void
}

type Reached = { hold: Hold; port: number; adopted: boolean }

/** Starts the PostgreSQL of a data folder, or adopts the one that runs on it, and claims it until `stop` or death. */
export async function startPostgres(options: Options): Promise<Postgres> {
  const { dataDir, log, onLost = () => undefined } = options
  const home = findHome(dataDir, log)
  if (home.apart) log(`The data folder cannot be entered by the database's user: the database is in ${home.folder}`)
  const password = passwordOf(home)
  const urlAt = (port: number, database: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`
  const reach = () => reachServer(home, options, (port) => urlAt(port, 'postgres'))

  const { port, adopted, hold: first } = await reach()
  let hold = first
  const url = (database: string) => urlAt(port, database)
  let stopping = false
  let recovery: Promise<void> | undefined

  const recover = async () => {
    try {
      const again = await reach()
      hold = again.hold
      watch()
      if (again.port !== port) onLost(new StartRefusal('The database came back at another port; start Huixiang again.'))
    } catch (error) {
      onLost(error as Error)
    }
  }
  const watch = () =>
    hold.onLost(() => {
      if (!stopping) recovery = recover()
    })
  watch()

  return {
    url,
    superuserUrl: url('postgres'),
    adopted,
    createDatabase: async (name) => {
      await createDatabase(url('postgres'), name)
      return url(name)
    },
    stop: async () => {
      stopping = true
      await recovery
      const server = () => findPostmaster(home.cluster)
      if (!server()) return
      await hold
        .release(async () => {
          const left = server()
          if (left) await endPostmaster(home.cluster, left)
        })
        .catch((error: unknown) => {
          // The server ended under our hands: so it was to be.
          if (server()) throw error
        })
    },
  }
}

/** Finds or starts the server and claims it. Another process may start or end it at the same moment: then look again. */
async function reachServer(
  home: Home,
  { role, log, durable = true }: Options,
  url: (port: number) => string,
): Promise<Reached> {
  for (let tries = 0; tries < 5; tries++) {
    const found = findPostmaster(home.cluster)
    const server = found ? { port: found.port, failed: () => undefined } : await startServer(home, durable, log)
    const gone = () => (found ? findPostmaster(home.cluster)?.pid !== found.pid : server.failed() !== undefined)
    const hold = await claim(() => holdServer(url(server.port), role), gone, log)
    if (hold) return { hold, port: server.port, adopted: found !== undefined }

    const failure = server.failed()
    if (!failure || findPostmaster(home.cluster)) continue
    // A server that was killed leaves processes that end a moment later; until then the next one refuses to start.
    if (tries >= 2) throw new StartRefusal(`The embedded database does not start: ${failure}`)
    await sleep(500)
  }
  throw new StartRefusal('The embedded database is started and ended by others all the time; try again in a moment.')
}

async function startServer(home: Home, durable: boolean, log: Log) {
  const programs = preparePrograms(home)
  log('Starting the database')
  await prepareCluster(home, programs, durable)
  return spawnServer(home, programs, settingFlags(durable))
}

const waitSeconds = 600

/** Claims the server as soon as it takes connections; nothing when it has gone meanwhile. */
async function claim(take: () => Promise<Hold>, gone: () => boolean, log: Log): Promise<Hold | undefined> {
  for (let waited = 0; waited < waitSeconds * 10; waited++) {
    try {
      return await take()
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') throw new StartRefusal(foreignPassword)
      if (!isPassing(error)) throw error
      if (gone()) return
      if (waited === 50) log('Waiting for the database, which puts itself in order after a hard stop')
      await sleep(100)
    }
  }
  throw new StartRefusal(`The embedded database did not answer within ${waitSeconds} seconds.`)
}

const foreignPassword =
  'The embedded database does not take its password. Put the file postgres/password of the data folder back from a backup.'

/** Not listening yet, starting up, recovering, shutting down, or just cut off. */
function isPassing(error: unknown): boolean {
  if (error instanceof StartRefusal) return false
  const { code, message } = error as { code?: string; message?: string }
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|57P0[123])$/.test(code ?? '') || /^Connection terminated/.test(message ?? '')
}

async function createDatabase(superuserUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    // Another process made it at the same moment: seen by the name, or a little later by the unique index under it.
    if (!/^(42P04|23505)$/.test((error as { code?: string }).code ?? '')) throw error
  } finally {
    await client.end()
  }
}
