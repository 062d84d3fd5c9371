import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { advisoryLocks } from '../src/platform/database/locks.ts'
import { migrate } from '../src/platform/database/migrate.ts'

/** A database of a test file's own. Its address is the superuser's. */
export type FreshDatabase = {
  url: string
  /** Takes it away, cutting off whoever is still connected. */
  drop(): Promise<void>
}

const template = 'huixiang_template'

/** Clones the migrated template, which the first caller of a run makes. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await onCluster(async (client) => {
    await ensureTemplate(client)
    await client.query(`create database ${name} template ${template}`)
  })
  return {
    url: urlOf(name),
    drop: () => onCluster(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  }
}

function urlOf(database: string): string {
  const url = new URL(inject('clusterUrl'))
  url.pathname = `/${database}`
  return url.href
}

async function onCluster(run: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: inject('clusterUrl') })
  await client.connect()
  try {
    await run(client)
  } finally {
    await client.end()
  }
}

/** Test files run side by side: one makes the template, the others wait for it. It gets its name once it is whole. */
async function ensureTemplate(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [advisoryLocks.testTemplate])
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount) return
    const draft = `${template}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    await migrate(urlOf(draft))
    await client.query(`alter database ${draft} rename to ${template}`)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [advisoryLocks.testTemplate])
  }
}
