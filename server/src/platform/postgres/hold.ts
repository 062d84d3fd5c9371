import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartRefusal } from '../refusal.ts'
import { isAlive } from './postmaster.ts'

/** What a process wants of the database: the product alone may run it, commands and tests may share it. */
export type Role = 'product' | 'command'

/** A process's claim on the server, kept on a connection: it ends with the process, however that dies. */
export type Hold = {
  /** Gives the claim up. When nobody else has one, calls `end` while newcomers are kept waiting. */
  release(end: () => Promise<void>): Promise<void>
  /** Called when the connection is lost without a release. */
  onLost(call: () => void): void
}

const locks = { product: 1, use: 2 }

/** Claims the server at `url`; refuses the product while another process runs it. */
export async function holdServer(url: string, role: Role): Promise<Hold> {
  const client = new pg.Client({ connectionString: url, application_name: `huixiang ${role} ${process.pid}` })
  let lost = () => {}
  let released = false
  client.on('error', () => undefined)
  client.on('end', () => released || lost())
  await client.connect()
  try {
    await client.query('select pg_advisory_lock_shared($1)', [locks.use])
    if (role === 'product') await claimProduct(client)
  } catch (error) {
    await client.end()
    throw error
  }
  return {
    onLost: (call) => {
      lost = call
    },
    async release(end) {
      released = true
      try {
        await client.query('select pg_advisory_unlock_shared($1)', [locks.use])
        if (await tryLock(client, locks.use)) await end()
      } finally {
        await client.end().catch(() => undefined)
      }
    },
  }
}

async function claimProduct(client: pg.Client): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    if (await tryLock(client, locks.product)) return
    const holder = await findHolder(client)
    if (holder && isAlive(holder)) throw alreadyRunning(holder)
    // Its process is dead: the server is about to notice that the connection has gone.
    await sleep(100)
  }
  throw alreadyRunning()
}

async function tryLock(client: pg.Client, lock: number): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [lock])
  return rows[0]?.locked ?? false
}

async function findHolder(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and classid = 0 and objid = $1 and objsubid = 1 and granted`,
    [locks.product],
  )
  return Number(rows[0]?.name.split(' ').at(-1)) || undefined
}

const alreadyRunning = (pid?: number) =>
  new StartRefusal(
    `Huixiang already runs on this data folder${pid ? `, as process ${pid}` : ''}. Stop that one first${pid ? ` (kill ${pid})` : ''}, or give this one a folder and a port of its own: DATA_DIR=./other PORT=12346 npm start`,
  )
