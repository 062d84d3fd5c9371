import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { asOwner } from './migrate.ts'
import { type DatabaseWish, openDatabase } from './pool.ts'
import { type Database, statement } from './queryable.ts'
import { type PlanOf, slowStatements } from './slow.ts'

const one = statement('some-list', 'select no from open_matters where district = $1')

/** A log that can be read back line by line. */
function logOf() {
  const lines: string[] = []
  return { lines, log: pino({}, { write: (line: string) => void lines.push(line) }) }
}

describe('slowStatements', () => {
  it('tells of what reaches the bound, once a minute for each statement', async () => {
    const { lines, log } = logOf()
    const watch = slowStatements({ from: 100, log, planOf: async () => ['Seq Scan'] })
    await watch(one, [], 99.9)
    expect(lines).toEqual([])
    await watch(one, [], 100)
    await watch(one, [], 500)
    await watch(statement('', 'select 1'), [], 200)
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(told).toMatchObject([
      { statement: 'some-list', milliseconds: 100, plan: ['Seq Scan'], msg: 'slow statement' },
      { statement: 'unnamed', milliseconds: 200 },
    ])
  })

  it('tells without a plan where there is none', async () => {
    const { lines, log } = logOf()
    await slowStatements({ from: 0, log, planOf: () => Promise.reject(new Error('none')) })(one, [], 1)
    expect(JSON.parse(lines[0]!)).toMatchObject({ plan: [] })
  })

  it('asks for one plan at a time, and for none of what has none', async () => {
    const { lines, log } = logOf()
    const asked: string[] = []
    let answer = (_: string[]) => {}
    const planOf: PlanOf = ({ name }) => {
      asked.push(name)
      return new Promise((settle) => {
        answer = settle
      })
    }
    const watch = slowStatements({ from: 0, log, planOf })
    const [first] = [watch(one, [], 1), await watch(statement('second', 'select 2'), [], 1)]
    answer(['Result'])
    await first
    await watch(statement('commit', 'commit'), [], 1)
    void watch(statement('third', ' (with a as (select 3) select 1)'), [], 1)
    expect(asked).toEqual(['some-list', 'third'])
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { statement: 'second', plan: [] },
      { statement: 'some-list', plan: ['Result'] },
      { statement: 'commit', plan: [] },
    ])
  })
})

describe('a database that tells of slow statements', () => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase()
  })
  afterAll(() => fresh.drop())

  /** What is told, line by line, while a database is worked with. */
  async function toldBy(work: (db: Database) => Promise<unknown>, wish: DatabaseWish = {}, from = 0) {
    const { lines, log } = logOf()
    const db = openDatabase(fresh.url, { ...wish, slow: { from, log } })
    try {
      await work(db)
      await vi.waitFor(() => expect(lines).not.toEqual([]), { timeout: 30_000 })
    } finally {
      await db.close()
    }
    return { text: lines.join(''), lines: lines.map((line) => JSON.parse(line) as { plan: string[] }) }
  }

  it('gives the plan with placeholders and never the values, and answers as ever', async () => {
    const { lines, log } = logOf()
    const db = openDatabase(fresh.url, { slow: { from: 0, log } })
    try {
      expect(await db.query(one, ['天河区的秘密'])).toEqual([])
      await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 30_000 })
      expect(JSON.parse(lines[0]!)).toMatchObject({ statement: 'some-list' })
      expect(lines[0]).toContain('$1')
      expect(lines[0]).toMatch(/open_matters/)
      expect(lines.join('')).not.toContain('秘密')
      const cut = db.query(statement('', 'select no from matters where id = ($1::text)::uuid'), ['not an id'])
      await expect(cut).rejects.toThrow()
      await vi.waitFor(() => expect(lines).toHaveLength(2), { timeout: 30_000 })
    } finally {
      await db.close()
    }
  })

  it('gives the plan of a statement without a name for the very values it had', async () => {
    const some = statement('', 'select from generate_series(1, $1::int) as n')
    for (const [many, rows] of [
      [7, 7],
      [4321, 4321],
    ]) {
      const { lines } = await toldBy((db) => db.query(some, [many]))
      expect(lines).toMatchObject([{ statement: 'unnamed', plan: [`Function Scan (rows=${rows})`] }])
    }
  })

  it.each([
    'select no from open_matters where district = $1',
    'select no from open_matters where no > $1 order by no limit 10',
    'select no from open_matters where district = any(array[$1, $1::text])',
    'select $1::text as phone, no from open_matters order by no || $1',
    `select no from open_matters where no in (select matter_no from contacts where account = $1 or source like $1 || '%')`,
    'with given as (select phone from unnest(array[$1::text]) as phone) select no from open_matters join given on phone = district',
    "update open_matters set district = $1 where district = 'x' || $1",
  ])('and none of these: %s', async (text) => {
    const phone = '13800138000'
    const told = await toldBy((db) => db.query(statement('', text), [phone]))
    expect(told.lines).toMatchObject([{ statement: 'unnamed' }])
    expect(told.lines[0]!.plan.join('\n')).toMatch(/ on open_matters \(rows=\d+\)/)
    expect(told.text).not.toContain(phone)
  })

  describe('of a commit that takes long', () => {
    const write = statement('', `insert into outbox values (gen_random_uuid(), 'slow', '{}')`)
    const read = statement('test-slow-read', 'select 1 from pg_sleep(0.3)')
    const slowly = async () =>
      asOwner(fresh.url, (client) =>
        client.query(`
          create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return null; end $$;
          create constraint trigger slowly after insert on outbox deferrable initially deferred
            for each row execute function slowly()`),
      )
    const quickly = () => asOwner(fresh.url, (client) => client.query('drop function slowly cascade'))
    const names = (lines: object[]) => lines.map((line) => (line as { statement: string }).statement)

    it.each<[string, (db: Database) => Promise<unknown>]>([
      ['of a transaction', (db) => db.transaction((tx) => tx.query(write))],
      ['with its last statement', (db) => db.transaction((tx) => tx.last(() => tx.query(write)))],
      ['on a connection of its own', commitAlone],
    ])('tells, %s', async (_, work) => {
      await slowly()
      try {
        const { lines } = await toldBy(work, {}, 200)
        expect(lines).toMatchObject([{ statement: 'commit', plan: [] }])
      } finally {
        await quickly()
      }
    })

    async function commitAlone(db: Database): Promise<void> {
      const client = await db.connect()
      const own = db.askOn(client)
      await own.query(statement('', 'begin'))
      await own.query(write)
      await own.commit()
      await client.end()
    }

    it('says nothing where it only waited for what travelled with it', async () => {
      const { lines } = await toldBy((db) => db.transaction((tx) => tx.last(() => tx.query(read))), {}, 200)
      expect(names(lines)).toEqual(['test-slow-read'])
    })
  })

  it('asks for no plan while no connection is free', async () => {
    const { lines } = await toldBy((db) => db.query(one, ['']), { connections: 1 })
    expect(lines).toMatchObject([{ statement: 'some-list', plan: [] }])
  })
})
