import { contactOutcomes } from 'contract/contacts'
import { administratorRoles } from 'core/access'
import { assignmentStates, closings, matterStates } from 'core/matter'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { asOwner, migrate, migrateDown, readMigrations } from './migrate.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const rows = <Row extends object>(sql: string): Promise<Row[]> =>
  asOwner(database.url, async (client) => (await client.query<Row>(sql)).rows)

const tables = async (): Promise<string[]> =>
  (
    await rows<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
         and not relispartition order by 1`,
    )
  ).map(({ name }) => name)

/** The values of a CHECK that holds a closed set. */
async function checked(table: string, column: string): Promise<string[]> {
  const found = await rows<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = '${table}'::regclass and contype = 'c'`,
  )
  const own = found.find(({ text }) => text.includes(`(${column} = ANY`) || text.includes(`((${column} = ANY`))
  return [...(own?.text.matchAll(/'([^']+)'::text/g) ?? [])].map(([, value]) => value!)
}

describe('the tables', () => {
  it('can be taken back and made again', async () => {
    const before = await tables()
    await migrateDown(database.url)
    expect(await tables()).toEqual(['migrations'])
    const all = (await readMigrations()).map(({ name }) => name)
    expect(await migrate(database.url)).toEqual(all)
    expect(await migrate(database.url)).toEqual([])
    expect(await tables()).toEqual(before)
  })

  it('are left to those who use them while a migration waits, which is tried again', async () => {
    const last = (await readMigrations()).at(-1)!
    await rows(last.down)
    await rows(`delete from migrations where name = '${last.name}'`)
    const user = new pg.Client({ connectionString: database.url })
    await user.connect()
    await user.query('begin; lock table migrations in share mode')
    let rested = 0
    const rest = async () => {
      rested += 1
    }
    await expect(migrate(database.url, Date.now(), { wait: 20, tries: 2, rest })).rejects.toThrow('in use')
    expect(rested).toBe(1)
    const release = { wait: 20, rest: () => user.query('rollback') }
    expect(await migrate(database.url, Date.now(), release)).toEqual([last.name])
    await user.end()
  })

  it('each have a primary key', async () => {
    const without = await rows(
      `select relname from pg_class c where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
         and not exists (select from pg_constraint where conrelid = c.oid and contype = 'p')`,
    )
    expect(without).toEqual([])
  })

  it.each([
    ['matters', 'state', matterStates],
    ['matters', 'closing', closings],
    ['open_assignments', 'state', assignmentStates],
    ['contacts', 'outcome', contactOutcomes],
  ] as const)('let %s.%s hold what the core knows and nothing else', async (table, column, values) => {
    expect(await checked(table, column)).toEqual([...values])
  })

  it('refuse two administrator roles in one account', async () => {
    const [one, other] = administratorRoles
    const insert = `insert into accounts (name, display, display_en, password_hash, roles)
      values ('both', 'b', 'b', 'x', array['${one}', '${other}'])`
    await expect(rows(insert)).rejects.toThrow(/check constraint/)
  })
})

describe('the serving role', () => {
  const asServing = (sql: string) =>
    asOwner(database.url, async (client) => {
      await client.query('set role huixiang_app')
      return client.query(sql)
    })

  it.each([
    'create table more ()',
    'alter table matters add column more text',
    'update events set outcome = outcome',
    'delete from events',
    'delete from persons',
    'update contacts set outcome = outcome',
    'drop table outbox',
  ])('may not: %s', async (sql) => {
    await expect(asServing(sql)).rejects.toThrow(/permission denied|must be owner/)
  })

  it('sees no person and no text while nobody is named as the reader', async () => {
    await rows(
      `insert into persons (id, matter_id, sealed_to_units, code_hash, hash_version)
       values (gen_random_uuid(), gen_random_uuid(), false, '\\x00', 1)`,
    )
    expect((await asServing('select * from persons')).rows).toEqual([])
    expect((await rows('select * from persons')).length).toBe(1)
  })
})
