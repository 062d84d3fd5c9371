import { createApp } from '../../server/src/app.ts'
import { createBackground } from '../../server/src/features/background/index.ts'
import { runDueOf } from '../../server/src/features/matters/index.ts'
import { gathered } from '../../server/src/platform/database/gathered.ts'
import type { Database, Queryable, Statement } from '../../server/src/platform/database/queryable.ts'
import type { Services } from '../../server/src/platform/services.ts'
import type { Answer, Call } from './load.ts'

/** A statement as a request sent it. */
export interface Sent {
  statement: Statement
  values: readonly unknown[]
}

/** Sends single requests inside this process and tells what statements each sent. */
export interface Recorder {
  ask(call: Call): Promise<{ answer: Answer; sent: Sent[] }>
  close(): Promise<void>
}

/** The product's own HTTP server in this process, on a database that is listened to. */
export async function openRecorder(services: Services): Promise<Recorder> {
  let sent: Sent[] = []
  const db = listenTo(services.db, (one) => sent.push(one))
  const listened = { ...services, db, gathered: gathered(db) }
  const app = await createApp(
    listened,
    createBackground(listened, (matter, until) => runDueOf(listened, matter, until)),
  )
  return {
    async ask({ method, path, token, key, body }) {
      sent = []
      const { statusCode, body: text } = await app.inject({
        method,
        url: path,
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...(key && { 'idempotency-key': key }) },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      if (statusCode > 299) throw new Error(`${method} ${path}: ${statusCode} ${text}`)
      return { answer: { status: statusCode, text }, sent }
    },
    close: async () => void (await app.close()),
  }
}

function listenTo(db: Database, tell: (sent: Sent) => void): Database {
  const on = (inner: Queryable): Queryable => ({
    query(statement, values = []) {
      tell({ statement, values })
      return inner.query(statement, values)
    },
  })
  return {
    ...db,
    ...on(db),
    transaction: (run) =>
      db.transaction((tx) =>
        run({
          ...tx,
          ...on(tx),
          readAs: (reader) => {
            tell({ statement: asReader, values: [reader] })
            tx.readAs(reader)
          },
        }),
      ),
  }
}

const asReader: Statement = { name: 'set-reader', text: "select set_config('huixiang.reader', $1, true)" }
