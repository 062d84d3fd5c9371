import type pg from 'pg'
import type { Database } from '../../platform/database/queryable.ts'
import { firstOn } from '../../platform/database/session.ts'
import { newsChannel } from '../../platform/news.ts'

/** Milliseconds without an answer after which the connection is taken to be lost. */
const longestSilence = 10_000

/** A connection on which the relay's notifications arrive. */
export interface Ear {
  /** Resolves when the database no longer answers on it. */
  readonly lost: Promise<void>
  /** Throws when the connection is lost though nobody has said so. */
  check(): Promise<void>
  end(): void
}

/** Listens to the relay until the connection is lost or ended. */
export async function openEar(
  db: Database,
  hear: (text: string | undefined) => void,
  silence = longestSilence,
): Promise<Ear> {
  const probe: pg.QueryConfig & { query_timeout: number } = { text: 'select', query_timeout: silence }
  const client: pg.Client = await db.connect()
  const lost = new Promise<void>((settle) => client.once('end', settle))
  client.on('notification', ({ payload }) => hear(payload))
  await firstOn(client, `listen ${newsChannel}`, silence)
  return {
    lost,
    check: async () => void (await client.query(probe)),
    end: () => void client.end().catch(() => undefined),
  }
}
