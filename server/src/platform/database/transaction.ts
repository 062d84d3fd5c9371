import pg from 'pg'
import { type Queryable, type Shelf, type Statement, statement, type Transaction } from './queryable.ts'

/** The archive has tables of the same names, which are found before the others. */
const searchPath: Readonly<Record<Shelf, string>> = { attached: 'public', archive: 'archive, public' }

export const commit = statement('commit', 'commit')
const rollback = statement('rollback', 'rollback')

/** Throws where the end of a transaction was its rollback, though a commit was asked for. */
export function requireCommitted({ command }: pg.QueryResult): void {
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back by the database')
}

/**
 * A transaction whose first statement travels together with its begin, and a change of its reader with the statement
 * that reads: each round trip is a wait for two processes to be scheduled. `commitBehind` ends it, perhaps behind answers
 * that travel with it.
 */
export function transactionOn(
  client: pg.PoolClient,
  query: Queryable['query'],
  commitBehind: (before?: Promise<unknown>) => Promise<pg.QueryResult>,
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
    async query<Row>(one: Statement, values?: readonly unknown[]): Promise<Row[]> {
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
      if (begun) ended = commitBehind(answer)
      ended?.catch(() => undefined)
      return answer
    },
    async end() {
      if (!begun) return
      ended ??= commitBehind()
      requireCommitted(await ended)
    },
    undo: () => ended ?? query(rollback),
  }
}
