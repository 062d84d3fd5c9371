import pg from 'pg'
import type { Logger } from 'pino'
import { slowStatements } from './slow.ts'

/**
 * A statement by name: it is parsed and planned once a connection, for all values there are. One without a name is planned
 * each time, for those it has. Values go in as `$1 …`, never into the text.
 */
export interface Statement {
  name: string
  text: string
  /** Milliseconds after which its answer is given up, where it may take longer than others. */
  longest?: number
}

export const statement = (name: string, text: string): Statement => ({ name, text })

type Value = unknown

/**
 * Something to run statements on. Rows come back as the columns say; instants as epoch milliseconds. Statements asked
 * for at once travel together and are answered in their order; after an error in a transaction the rest fail too.
 */
export interface Queryable {
  query<Row>(statement: Statement, values?: readonly Value[]): Promise<Row[]>
}

export interface Transaction extends Queryable {
  /**
   * Who reads from the next statement to the end of the transaction, for row security: `centre`, `unit:<organizer>` or
   * `demander:<matter>`.
   */
  readAs(reader: string): void
  /**
   * On which shelf statements find the rows of `archivedTables`, from the next one to the end of the transaction: among the
   * months that are attached, as at first, or in the archive. All other tables are there on either.
   */
  lookOn(shelf: Shelf): void
  /** All statements of the transaction see the database as it is now. To be called before any other. */
  snapshot(): Promise<void>
  /**
   * Asks for statements that are the transaction's last, all of them at once: its end travels with them. They must only read or
   * be its only ones, since what was written stays also where their answer cannot be made use of.
   */
  last<Result>(ask: () => Promise<Result>): Promise<Result>
}

/** Where a month lies. */
export type Shelf = 'attached' | 'archive'
export const shelves: readonly Shelf[] = ['attached', 'archive']

/** The archive has tables of the same names, which are found before the others. */
const searchPath: Readonly<Record<Shelf, string>> = { attached: 'public', archive: 'archive, public' }

/** The database as the product uses it. Acknowledge to the outside only after `transaction` has resolved. */
export interface Database extends Queryable {
  transaction<Result>(run: (tx: Transaction) => Promise<Result>): Promise<Result>
  /**
   * A connection of its own, outside the pool, for LISTEN and advisory locks. The caller ends it. `silence`: milliseconds after
   * which an answer is given up; without it one waits.
   */
  connect(wish?: { silence: number }): Promise<pg.Client>
  /** Connections in the pool by what they do, and how many requests wait for one. */
  connections(): { busy: number; idle: number; waiting: number }
  readonly url: string
  close(): Promise<void>
}

pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => Date.parse(`${text.slice(0, -3).replace(' ', 'T')}Z`))
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Statements on a connection of one's own. */
export const queryableOn = (client: pg.Client): Queryable => ({
  query: async <Row>(one: Statement, values: readonly Value[] = []) =>
    (await client.query({ ...one, values: [...values] })).rows as Row[],
})

const commit = statement('commit', 'commit')
const rollback = statement('rollback', 'rollback')

/**
 * A transaction whose first statement travels together with its begin, and a change of its reader with the statement
 * that reads: each round trip is a wait for two processes to be scheduled.
 */
function transactionOn(
  client: pg.PoolClient,
  query: Queryable['query'],
): Transaction & { end(): Promise<void>; undo(): Promise<unknown> } {
  let begun = false
  let ended: Promise<pg.QueryResult> | undefined
  let present = ''
  let wanted = ''
  let shelf: Shelf = 'attached'
  let wantedShelf: Shelf = shelf

  /** What has to be said before the next statement. */
  function preface(): Promise<unknown> | undefined {
    const reader = wanted === present ? '' : `set local huixiang.reader = ${pg.escapeLiteral(wanted)}`
    const path = wantedShelf === shelf ? '' : `set local search_path = ${searchPath[wantedShelf]}`
    const text = [begun ? '' : 'begin', reader, path].filter((part) => part !== '').join('; ')
    begun = true
    present = wanted
    shelf = wantedShelf
    return text ? client.query(text) : undefined
  }

  return {
    async query<Row>(one: Statement, values?: readonly Value[]): Promise<Row[]> {
      if (ended) throw new Error('a statement was asked for after the last ones of its transaction')
      const [, rows] = await Promise.all([preface(), query<Row>(one, values)])
      return rows
    },
    readAs: (reader) => {
      wanted = reader
    },
    lookOn: (next) => {
      wantedShelf = next
    },
    snapshot: async () => {
      begun = true
      await client.query('begin isolation level repeatable read')
    },
    last(ask) {
      const answer = ask()
      if (begun) ended = client.query(commit)
      ended?.catch(() => undefined)
      return answer
    },
    async end() {
      if (!begun) return
      ended ??= client.query(commit)
      if ((await ended).command !== 'COMMIT') throw new Error('the transaction was rolled back by the database')
    },
    undo: () => ended ?? query(rollback),
  }
}

/** The serving role, and UTC so that instants are read the same whatever the server is set to. */
const sessionSettings = "set role huixiang_app; set timezone = 'UTC'; set statement_timeout = '30s'"

/** A process that was frozen, or cut off, holds no lock of others for longer. */
export const letGo = "set idle_in_transaction_session_timeout = '60s'"

/**
 * The planner thinks its own work cheap: left to itself it plans a statement anew each time where that looks cheaper to run by a
 * little, and over monthly partitions the planning takes several times as long as the running.
 */
const planOnce = 'set plan_cache_mode = force_generic_plan'
const planEachTime = 'set plan_cache_mode = auto'

/** `query_timeout`: milliseconds after which the driver gives the answer up. */
type Asked = pg.QueryConfig & { query_timeout?: number }

/**
 * Both settings travel with the statement, and wait as long as it may take. Where it fails in a transaction the second fails
 * too, and the rollback does its work.
 */
function plannedForItself(client: pg.PoolClient, asked: Asked): Promise<pg.QueryResult> {
  const { query_timeout } = asked
  const set = (text: string) =>
    void client.query({ text, ...(query_timeout && { query_timeout }) } as pg.QueryConfig).catch(() => undefined)
  set(planEachTime)
  const answer = client.query(asked)
  set(planOnce)
  return answer
}

/** Milliseconds a request waits for a free connection before it is told to come back later. */
const longestWait = 15_000

/**
 * Milliseconds without any answer after which the database is taken to be gone: longer than its own limit of a statement, and
 * far less than the system takes to find out that nobody is there.
 */
export const longestSilence = 40_000

/** What the driver says then; the connection is of no more use. */
const wasSilent = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout'

export interface DatabaseWish {
  connections?: number
  /** Milliseconds without any answer after which the database is taken to be gone. */
  silence?: number
  /** From how many milliseconds on a statement is told of, and where. */
  slow?: { from: number; log: Pick<Logger, 'warn'> }
}

/** Opens a pool of connections in the serving role. A few connections serve more than many (see docs/adr). */
export function openDatabase(
  url: string,
  { connections = 8, silence = longestSilence, slow }: DatabaseWish = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    pipeline: true,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: longestWait,
    query_timeout: silence,
  })
  const ready = new WeakSet<pg.PoolClient>()
  // A lost connection is told to whoever waits on it; unheard, the same error would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))

  async function borrow(): Promise<pg.PoolClient> {
    const client = await pool.connect()
    if (ready.has(client)) return client
    try {
      await client.query(`${sessionSettings}; ${letGo}; ${planOnce}`)
    } catch (error) {
      client.release(true)
      throw error
    }
    ready.add(client)
    return client
  }

  /** Asked for in plain text: only so may the placeholders of the statement stay what they are. */
  async function planOf(text: string): Promise<string[]> {
    const client = await borrow()
    try {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`)
      return rows.map((row) => row['QUERY PLAN'])
    } finally {
      client.release()
    }
  }
  const watch = slow && slowStatements({ ...slow, planOf })

  const on = (client: pg.PoolClient): Queryable => ({
    async query<Row>(one: Statement, values: readonly Value[] = []) {
      const began = performance.now()
      const { name, text, longest } = one
      const asked = { name, text, values: [...values], ...(longest && { query_timeout: longest }) }
      try {
        return (await (name ? client.query(asked) : plannedForItself(client, asked))).rows as Row[]
      } finally {
        void watch?.(one, performance.now() - began)
      }
    },
  })

  async function transaction<Result>(run: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const client = await borrow()
    const { query } = on(client)
    let broken: Error | undefined
    const tx = transactionOn(client, query)
    try {
      const result = await run(tx)
      await tx.end()
      return result
    } catch (error) {
      await tx.undo().catch((failure: Error) => {
        broken = failure
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  async function query<Row>(one: Statement, values: readonly Value[] = []): Promise<Row[]> {
    const client = await borrow()
    let isGone = false
    try {
      return await on(client).query<Row>(one, values)
    } catch (error) {
      isGone = wasSilent(error)
      throw error
    } finally {
      client.release(isGone)
    }
  }

  async function connect(wish?: { silence: number }): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      ...(wish && { query_timeout: wish.silence }),
    })
    client.on('error', () => undefined)
    await client.connect()
    try {
      await client.query(sessionSettings)
    } catch (error) {
      await client.end()
      throw error
    }
    return client
  }

  const inUse = () => ({
    busy: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  })

  return { query, transaction, connect, connections: inUse, url, close: () => pool.end() }
}
