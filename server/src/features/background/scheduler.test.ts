import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import { type Database, statement } from '../../platform/database/queryable.ts'
import { untilAborted } from '../../platform/loop.ts'
import { createScheduler, type RunMatter, type Scheduler } from './scheduler.ts'

const start = Date.parse('2026-03-02T10:00:00+08:00')
const minute = 60_000
const at = (minutes: number): number => start + minutes * minute

const lock = statement('test-lock', 'select from test_matters where id = $1 for update skip locked')
const due = statement(
  'test-due',
  `select id, next_at as at from running_clocks where matter_id = $1 and next_at <= $2 order by next_at`,
)
const fire = statement('test-fire', 'insert into fired (clock, matter, at) values ($1, $2, $3)')
const endBackend = statement('test-end-backend', 'select test_end_backend()')
const end = statement('test-end', 'delete from running_clocks where id = $1')

let fresh: FreshDatabase
let owner: pg.Client
const nodes: Database[] = []
const schedulers: Scheduler[] = []
let now = start

/** Does what the product does with a matter: locks its row or gives way, looks again, acts, saves. */
const runMatterOn =
  (db: Database, act: (matter: string) => void = () => undefined): RunMatter =>
  (matter, until) =>
    db.transaction(async (tx) => {
      if ((await tx.query(lock, [matter])).length === 0) return 'busy'
      for (const clock of await tx.query<{ id: string; at: number }>(due, [matter, new Date(until).toISOString()])) {
        await tx.query(fire, [clock.id, matter, new Date(clock.at).toISOString()])
        await tx.query(end, [clock.id])
      }
      act(matter)
      return 'done'
    })

function makeScheduler(
  node: number,
  runMatter: RunMatter = runMatterOn(nodes[node]!),
  rest?: typeof untilAborted,
): Scheduler {
  const scheduler = createScheduler({
    db: nodes[node]!,
    clock: { now: async () => now },
    log: pino({ level: 'silent' }),
    runMatter,
    ...(rest && { rest }),
  })
  schedulers.push(scheduler)
  return scheduler
}

/** A matter with clocks that are due some minutes after the start. */
async function addMatter(...minutes: number[]): Promise<string> {
  const matter = randomUUID()
  await owner.query('insert into test_matters values ($1)', [matter])
  for (const one of minutes)
    await owner.query(
      `insert into running_clocks (id, matter_id, kind, rule, due_at, warn_at, next_at, provisional)
       values ($1, $2, 'handle', 'handle.complaint', $3, $3, $3, false)`,
      [randomUUID(), matter, new Date(at(one)).toISOString()],
    )
  return matter
}

const fired = async (): Promise<{ matter: string; at: number }[]> =>
  (await owner.query('select matter, at from fired order by serial')).rows

beforeAll(async () => {
  fresh = await freshDatabase()
  nodes.push(openDatabase(fresh.url), openDatabase(fresh.url))
  owner = new pg.Client({ connectionString: fresh.url })
  await owner.connect()
  await owner.query(`
    create table test_matters (id uuid primary key);
    create table fired (serial serial, clock uuid not null unique, matter uuid not null, at timestamptz not null);
    create function test_end_backend() returns boolean security definer return pg_terminate_backend(pg_backend_pid());
    grant all on test_matters, fired, fired_serial_seq to huixiang_app`)
})
beforeEach(async () => {
  now = start
  await owner.query('truncate running_clocks, test_matters, fired')
})
afterEach(async () => {
  await Promise.all(schedulers.splice(0).map((scheduler) => scheduler.close()))
})
afterAll(async () => {
  await owner.end()
  await Promise.all(nodes.map((node) => node.close()))
  await fresh.drop()
})

describe('the scheduler', () => {
  it('fires what is due in the order of the moments, across matters, and nothing later', async () => {
    const [one, other] = [await addMatter(1, 3, 9), await addMatter(2, 4)]
    expect(await makeScheduler(0).runDue(at(4))).toBe(4)
    expect(await fired()).toEqual([
      { matter: one, at: at(1) },
      { matter: other, at: at(2) },
      { matter: one, at: at(3) },
      { matter: other, at: at(4) },
    ])
  })

  it('fires each moment exactly once when two nodes run', async () => {
    for (let count = 0; count < 60; count += 1) await addMatter(count % 7, 5, 8)
    now = at(20)
    for (const node of [0, 1]) makeScheduler(node).start()
    await Promise.all([makeScheduler(0).runDue(now), makeScheduler(1).runDue(now)])
    const moments = await fired()
    expect(moments).toHaveLength(180)
    for (const matter of new Set(moments.map((one) => one.matter))) {
      const own = moments.filter((one) => one.matter === matter).map((one) => one.at)
      expect(own).toEqual(own.toSorted((a, b) => a - b))
    }
  })

  it('fires all that share a moment, however many, before what is later, and stops at one that stays as it was', async () => {
    const sharing: string[] = []
    while (sharing.length < 230) sharing.push(await addMatter(1))
    const later = await addMatter(2)
    const [stuck] = sharing
    const run = runMatterOn(nodes[0]!)
    const runMatter = vi.fn<RunMatter>(async (matter, until) => (matter === stuck ? 'done' : run(matter, until)))
    await makeScheduler(0, runMatter).runDue(at(5))
    const order = (await fired()).map(({ matter }) => matter)
    expect(order).toHaveLength(230)
    expect(new Set(order.slice(0, -1))).toEqual(new Set(sharing.slice(1)))
    expect(order.at(-1)).toBe(later)
    expect(runMatter).toHaveBeenCalledTimes(231)
  })

  it('passes over a busy matter and comes back to it', async () => {
    const [busy, free] = [await addMatter(1), await addMatter(2)]
    const holder = new pg.Client({ connectionString: fresh.url })
    await holder.connect()
    await holder.query('begin')
    await holder.query('select from test_matters where id = $1 for update', [busy])

    const run = makeScheduler(0).runDue(at(5))
    await vi.waitFor(async () => expect(await fired()).toEqual([{ matter: free, at: at(2) }]))
    await holder.end()
    await run
    expect((await fired()).map(({ matter }) => matter)).toEqual([free, busy])
  })

  it('lets a matter that fails hold up no other, and tries it again later', async () => {
    const [bad, good] = [await addMatter(1), await addMatter(2, 3)]
    let failures = 0
    const scheduler = makeScheduler(
      0,
      runMatterOn(nodes[0]!, (matter) => {
        if (matter !== bad || failures > 0) return
        failures += 1
        throw new Error('broken')
      }),
    )
    expect(await scheduler.runDue(at(5))).toBe(2)
    expect((await fired()).map(({ matter }) => matter)).toEqual([good, good])
    expect(await scheduler.runDue(at(5))).toBe(1)
    expect(failures).toBe(1)
  })

  it.each([
    ['the disk is full', Object.assign(new Error('full'), { code: '53100' })],
    ['the database ends', Object.assign(new Error('ends'), { code: '57P01' })],
    ['nothing answers', new Error('Query read timeout')],
  ])('blames no matter when %s, and runs all soon after', async (_, failure) => {
    for (let n = 0; n < 3; n++) await addMatter(1)
    const run = runMatterOn(nodes[0]!)
    const runMatter = vi.fn<RunMatter>(run).mockRejectedValueOnce(failure).mockRejectedValueOnce(failure)
    const scheduler = makeScheduler(0, runMatter)
    await expect(scheduler.runDue(at(2))).rejects.toBe(failure)
    expect(runMatter).toHaveBeenCalledOnce()
    now = at(2)
    scheduler.start()
    await vi.waitFor(async () => expect(await fired()).toHaveLength(3), { timeout: 5_000 })
    // The two that failed and each matter once: none was put aside.
    expect(runMatter).toHaveBeenCalledTimes(5)
  })

  it('puts a matter aside that ends its backend each time, so that the others have their turn, and tries it again', async () => {
    const [bad, good] = [await addMatter(1), await addMatter(2)]
    const run = runMatterOn(nodes[0]!)
    let tries = 0
    const runMatter: RunMatter = async (matter, until) => {
      if (matter === bad && ++tries <= 4) await nodes[0]!.transaction((tx) => tx.query(endBackend))
      return run(matter, until)
    }
    now = at(5)
    makeScheduler(0, runMatter).start()
    await vi.waitFor(async () => expect(await fired()).toHaveLength(1), { timeout: 5_000 })
    expect(await fired()).toEqual([{ matter: good, at: at(2) }])
    expect(tries).toBe(3)
    // The fourth time it is put aside at once.
    await vi.waitFor(async () => expect(await fired()).toHaveLength(2), { timeout: 8_000 })
    expect(tries).toBe(5)
  })

  it('blames no matter however often the disk is full', async () => {
    const [first, other] = [await addMatter(1), await addMatter(2)]
    const run = runMatterOn(nodes[0]!)
    const runMatter = vi.fn<RunMatter>(run)
    const scheduler = makeScheduler(0, runMatter)
    for (let n = 0; n < 5; n++) {
      runMatter.mockRejectedValueOnce(Object.assign(new Error('full'), { code: '53100' }))
      await expect(scheduler.runDue(at(2))).rejects.toThrow('full')
    }
    expect(await scheduler.runDue(at(2))).toBe(2)
    expect((await fired()).map(({ matter }) => matter)).toEqual([first, other])
  })

  it('blames a matter whose own statement takes too long, and runs the others', async () => {
    const [slow, good] = [await addMatter(1), await addMatter(2)]
    const run = runMatterOn(nodes[0]!)
    const runMatter: RunMatter = async (matter, until) => {
      if (matter === slow) throw Object.assign(new Error('too long'), { code: '57014' })
      return run(matter, until)
    }
    expect(await makeScheduler(0, runMatter).runDue(at(5))).toBe(1)
    expect(await fired()).toEqual([{ matter: good, at: at(2) }])
  })

  it('does not run a matter for ever whose moment stays as it was', async () => {
    const [stuck, good] = [await addMatter(1), await addMatter(2)]
    const run = runMatterOn(nodes[0]!)
    const runMatter = vi.fn<RunMatter>(async (matter, until) => (matter === stuck ? 'done' : run(matter, until)))
    await makeScheduler(0, runMatter).runDue(at(5))
    expect(await fired()).toEqual([{ matter: good, at: at(2) }])
    expect(runMatter).toHaveBeenCalledTimes(2)
  })

  it('by itself fires what becomes due, once started and not before', async () => {
    await addMatter(1, 30)
    const scheduler = makeScheduler(0)
    now = at(2)
    scheduler.start()
    await vi.waitFor(async () => expect(await fired()).toHaveLength(1), { timeout: 5_000 })
    now = at(31)
    await vi.waitFor(async () => expect(await fired()).toHaveLength(2), { timeout: 5_000 })
  })

  it('by itself leaves room after each matter, and none when it is waited for', async () => {
    for (let n = 0; n < 3; n++) await addMatter(1)
    const rests: number[] = []
    const rest = async (wait: number, signal?: AbortSignal) => {
      rests.push(wait)
      await untilAborted(0, signal)
    }
    const scheduler = makeScheduler(0, runMatterOn(nodes[0]!), rest)
    await scheduler.runDue(at(2))
    expect(rests).toEqual([])
    for (let n = 0; n < 3; n++) await addMatter(3)
    now = at(4)
    scheduler.start()
    await vi.waitFor(() => expect(rests).toHaveLength(3), { timeout: 5_000 })
    expect(rests.every((wait) => wait > 0)).toBe(true)
    expect(await fired()).toHaveLength(6)
  })
})
