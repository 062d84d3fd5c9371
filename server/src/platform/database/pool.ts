import pg from 'pg'
import type { Logger } from 'pino'
import { planOn } from './plan.ts'
import { type Database, type Queryable, queryableOn, type Statement, type Transaction } from './queryable.ts'
import {
  firstOn,
  giveWay,
  letGo,
  longestSilence,
  plannedForItself,
  planOnce,
  sessionSettings,
  wasSilent,
} from './session.ts'
import { type PlanOf, slowStatements } from './slow.ts'
import { commit, requireCommitted, transactionOn } from './transaction.ts'

/** Milliseconds a request waits for a free connection before it is told to come back later. */
const longestWait = 15_000
/** Milliseconds after which an idle connection of its own is asked whether its other end is there. */
const firstProbe = 10_000

export interface DatabaseWish {
  connections?: number
  /** Milliseconds to wait for a connection. */
  wait?: number
  /** Milliseconds without any answer after which the database is taken to be gone. */
  silence?: number
  /** From how many milliseconds on a statement is told of, and where. */
  slow?: { from: number; log: Pick<Logger, 'warn'> }
}

/** Opens a pool of connections in the serving role. A few connections serve more than many (see docs/adr). */
export function openDatabase(
  url: string,
  { connections = 8, wait = longestWait, silence = longestSilence, slow }: DatabaseWish = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    pipeline: true,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: wait,
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
      await client.query(`${sessionSettings}; ${letGo}; ${giveWay}; ${planOnce}`)
    } catch (error) {
      client.release(true)
      throw error
    }
    ready.add(client)
    return client
  }

  async function lend<Result>(run: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await borrow()
    let isGone = false
    try {
      return await run(client)
    } catch (error) {
      isGone = wasSilent(error)
      throw error
    } finally {
      client.release(isGone)
    }
  }

  /** A plan waits for no connection, and nobody for that of a plan. */
  const isOneFree = () => pool.waitingCount === 0 && (pool.idleCount > 0 || pool.totalCount < connections)
  const planOf: PlanOf = async (one, values) => (isOneFree() ? lend((client) => planOn(client, one, values)) : [])
  const watch = slow && slowStatements({ ...slow, planOf })

  const watched = ({ query }: Queryable): Queryable => ({
    async query<Row>(one: Statement, values: readonly unknown[] = []) {
      const began = performance.now()
      try {
        return await query<Row>(one, values)
      } finally {
        void watch?.(one, values, performance.now() - began)
      }
    },
  })

  /**
   * A commit waits for the disk; what is answered `before` it takes a time of its own. Where both answers come together the
   * commit took none.
   */
  async function commitOn(client: pg.ClientBase, before?: Promise<unknown>): Promise<pg.QueryResult> {
    let began = before ? Number.POSITIVE_INFINITY : performance.now()
    const begin = () => {
      began = performance.now()
    }
    void before?.then(begin, begin)
    try {
      return await client.query(commit)
    } finally {
      void watch?.(commit, [], performance.now() - began)
    }
  }

  const on = (client: pg.PoolClient): Queryable =>
    watched({
      async query<Row>({ name, text, longest }: Statement, values: readonly unknown[] = []) {
        const asked = { name, text, values: [...values], ...(longest && { query_timeout: longest }) }
        return (await (name ? client.query(asked) : plannedForItself(client, asked))).rows as Row[]
      },
    })

  async function transaction<Result>(run: (tx: Transaction) => Promise<Result>): Promise<Result> {
    const client = await borrow()
    const { query } = on(client)
    let broken: Error | undefined
    const tx = transactionOn(client, query, (before) => commitOn(client, before))
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

  const query = <Row>(one: Statement, values?: readonly unknown[]): Promise<Row[]> =>
    lend((client) => on(client).query<Row>(one, values))

  async function connect(wish?: { silence: number }): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      keepAliveInitialDelayMillis: firstProbe,
      connectionTimeoutMillis: wait,
      ...(wish && { query_timeout: wish.silence }),
    })
    client.on('error', () => undefined)
    await client.connect()
    await firstOn(client, sessionSettings, silence)
    return client
  }

  const inUse = () => ({
    busy: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  })

  const askOn = (client: pg.Client) => ({
    ...watched(queryableOn(client)),
    commit: async () => requireCommitted(await commitOn(client)),
  })

  return { query, transaction, connect, askOn, connections: inUse, url, close: () => pool.end() }
}
