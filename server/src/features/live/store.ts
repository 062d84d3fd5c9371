import type pg from 'pg'
import type { Database } from '../../platform/database/queryable.ts'
import { newsChannel } from '../../platform/news.ts'

/** Must be answered within so many milliseconds, or the connection is taken to be lost. */
const probe: pg.QueryConfig & { query_timeout: number } = { text: 'select', query_timeout: 10_000 }

/** A connection on which the relay's notifications arrive. */
export interface Ear {
  /** Resolves when the database no longer answers on it. */
  readonly lost: Promise<void>
  /** Throws when the connection is lost though nobody has said so. */
  check(): Promise<void>
  end(): void
}

/** Listens to the relay until the connection is lost or ended. */
export async function openEar(db: Database, hear: (text: string | undefined) => void): Promise<Ear> {
  const client: pg.Client = await db.connect()
  const lost = new Promise<void>((settle) => client.once('end', settle))
  client.on('notification', ({ payload }) => hear(payload))
  await client.query(`listen ${newsChannel}`)
  return {
    lost,
    check: async () => void (await client.query(probe)),
    end: () => void client.end().catch(() => undefined),
  }
}
