import type pg from 'pg'

/**
 * The serving role, and UTC so that instants are read the same whatever the server is set to. Compiling plans is for those that
 * read much: servers older than PostgreSQL 18 would do it wherever no index serves.
 */
export const sessionSettings =
  "set role huixiang_app; set timezone = 'UTC'; set statement_timeout = '30s'; set jit = off"

/** A process that was frozen, or cut off, holds no lock of others for longer. */
export const letGo = "set idle_in_transaction_session_timeout = '60s'"

/**
 * Whoever waits for a lock of another gives his connection back before the others run out: a matter that a frozen process
 * holds is asked for again and again.
 */
export const giveWay = "set lock_timeout = '5s'"

/**
 * The planner thinks its own work cheap: left to itself it plans a statement anew each time where that looks cheaper to run by a
 * little, and over monthly partitions the planning takes several times as long as the running.
 *
 * A plan that is kept goes by an index wherever one serves: made while a table was empty, as a month on its first day or what is
 * open at a quiet hour, it would else go through the whole of it for each row that is looked for, however it has grown since.
 */
export const plannedOnce = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' } as const
export const planOnce = Object.entries(plannedOnce)
  .map(([name, value]) => `set ${name} = ${value}`)
  .join('; ')
/** For statements without a name; `planOnce` is set again after each. */
export const planEachTime = 'set plan_cache_mode = auto; set enable_seqscan = on'

/** `query_timeout`: milliseconds after which the driver gives the answer up. */
type Asked = pg.QueryConfig & { query_timeout?: number }

/**
 * Both settings travel with the statement, and wait as long as it may take. Where it fails in a transaction the second fails
 * too, and the rollback does its work.
 */
export function plannedForItself(client: pg.PoolClient, asked: Asked): Promise<pg.QueryResult> {
  const { query_timeout } = asked
  const set = (text: string) =>
    void client.query({ text, ...(query_timeout && { query_timeout }) } as pg.QueryConfig).catch(() => undefined)
  set(planEachTime)
  const answer = client.query(asked)
  set(planOnce)
  return answer
}

/** The first statement on a connection of one's own. Where it fails, or is not answered in time, nobody keeps the connection. */
export async function firstOn(client: pg.Client, text: string, silence: number): Promise<void> {
  const asked: Asked = { text, query_timeout: silence }
  try {
    await client.query(asked)
  } catch (error) {
    void client.end().catch(() => undefined)
    throw error
  }
}

/**
 * Milliseconds without any answer after which the database is taken to be gone: longer than its own limit of a statement, and
 * far less than the system takes to find out that nobody is there.
 */
export const longestSilence = 40_000

/** What the driver says then; the connection is of no more use. */
export const wasSilent = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout'
