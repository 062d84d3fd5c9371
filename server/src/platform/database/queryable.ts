import pg from 'pg'

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

/**
 * Something to run statements on. Rows come back as the columns say; instants as epoch milliseconds. Statements asked
 * for at once travel together and are answered in their order; after an error in a transaction the rest fail too.
 */
export interface Queryable {
  query<Row>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>
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

/** The database as the product uses it. Acknowledge to the outside only after `transaction` has resolved. */
export interface Database extends Queryable {
  transaction<Result>(run: (tx: Transaction) => Promise<Result>): Promise<Result>
  /**
   * A connection of its own, outside the pool, for LISTEN and advisory locks. The caller ends it. `silence`: milliseconds after
   * which an answer is given up; without it one waits.
   */
  connect(wish?: { silence: number }): Promise<pg.Client>
  /**
   * Statements on such a connection, and the end of a transaction begun on it, told of in the log where they are slow, as all
   * others. `commit` throws where the database has rolled back instead.
   */
  askOn(client: pg.Client): Queryable & { commit(): Promise<void> }
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
  query: async <Row>(one: Statement, values: readonly unknown[] = []) =>
    (await client.query({ ...one, values: [...values] })).rows as Row[],
})
