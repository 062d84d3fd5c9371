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

/** A database that others are cloned from: it is a clone of `from` itself, and `fill` puts the rest into it. */
export type Template = {
  name: string
  from?: Template
  fill(url: string): Promise<unknown>
}

/** Tables and nothing in them. */
export const migrated: Template = { name: 'huixiang_migrated', fill: migrate }

/** Clones a template. Test files run side by side: the first that asks for one makes it, the others wait. */
export async function freshDatabase(template = migrated): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await onCluster(async (client) => {
    await client.query('select pg_advisory_lock($1)', [advisoryLocks.testTemplate])
    await ensureTemplate(client, template)
    await client.query('select pg_advisory_unlock($1)', [advisoryLocks.testTemplate])
    await client.query(`create database ${name} template ${template.name}`)
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

/** Only under the lock, which goes with the connection. A template gets its name once it is whole. */
async function ensureTemplate(client: pg.Client, { name, from, fill }: Template): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  if (rowCount) return
  if (from) await ensureTemplate(client, from)
  const draft = `${name}_draft`
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft}${from ? ` template ${from.name}` : ''}`)
  await fill(urlOf(draft))
  await client.query(`alter database ${draft} rename to ${name}`)
}
