import pg from 'pg'
import { StartRefusal } from '../refusal.ts'

const oldest = 15

/** Refuses a database of the operator's own that cannot be reached or is too old, before anything is done to it. */
export async function refuseUnusable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>('show server_version')
    const version = rows[0]?.version ?? ''
    if (Number.parseInt(version, 10) < oldest)
      throw new StartRefusal(`DATABASE_URL names a PostgreSQL ${version}; Huixiang needs ${oldest} or later.`)
  } catch (error) {
    if (error instanceof StartRefusal) throw error
    // Several attempts that failed at once, as at both addresses of a name, have a code but no words of their own.
    const { message, code } = error as NodeJS.ErrnoException
    throw new StartRefusal(
      `The database that DATABASE_URL names cannot be used (${message || code}). Start it or mend the address, or leave DATABASE_URL out for the embedded one.`,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}
