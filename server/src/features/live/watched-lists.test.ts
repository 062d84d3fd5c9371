import type { MatterPage, WorkList } from 'contract/matter-items'
import type { ListCounts } from 'contract/work-lists'
import type { Staff } from 'core/access'
import { fromIso, type Instant } from 'core/calendar'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { appFor, as, staffOf } from '../../../test/app-for.ts'
import { guangzhou } from '../../../test/city.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { type ListedWish, listMatter } from '../../../test/listed-matter.ts'
import { eventsOf, listeners, notifyNodes, readStream, type StreamReader, screenOf } from '../../../test/read-stream.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { ensurePartitions } from '../../platform/database/partitions.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import type { Database } from '../../platform/database/queryable.ts'
import type { App } from '../../platform/http/app.ts'
import type { Language } from '../../platform/services.ts'
import { workListRoutes } from '../work-lists/index.ts'
import { createHub, liveRoutes, readingsOf } from './index.ts'

const hour = 3_600_000
const now: Instant = fromIso('2026-03-02T12:00:00+08:00')!
let fresh: FreshDatabase
let db: Database
let app: App
let url = ''
let serial = 0
const readings = { page: vi.fn(), counts: vi.fn() }
const readers: StreamReader[] = []

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  await asOwner(fresh.url, (client) => ensurePartitions(client, now, now))
  const services = { db, clock: { now: async () => now }, city: guangzhou() }
  const real = readingsOf(services)
  readings.page.mockImplementation(real.page)
  readings.counts.mockImplementation(real.counts)
  const hub = createHub({ ...services, log: pino({ level: 'silent' }), readings })
  app = await appFor(async (scope) => {
    await scope.register(workListRoutes(services))
    await scope.register(liveRoutes(hub))
  })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  await vi.waitFor(async () => expect(await listeners(db)).toBe(1))
})
afterEach(() => {
  for (const reader of readers.splice(0)) reader.leave()
})
afterAll(async () => {
  await app.close()
  await db.close()
  await fresh.drop()
})

/** Lists a matter, and tells the nodes as the relay does. */
async function happen(wish: Omit<ListedWish, 'serial' | 'at'>, lists: WorkList[]): Promise<string> {
  const state = wish.assignments ? 'handling' : 'dispatching'
  const no = await listMatter(db, { state, ...wish, serial: ++serial, at: now })
  const units = (wish.assignments ?? []).map(({ organizer }) => organizer)
  await notifyNodes(db, { matters: [{ no, lists, units, hidden: wish.about ?? [] }] })
  return no
}

interface Seat {
  actor: Staff
  list: WorkList
  language?: Language
}

const watch = async ({ actor, list, language = 'zh-CN' }: Seat): Promise<StreamReader> => {
  const reader = await readStream(url, as(actor), `?lists=${list}&language=${language}`)
  readers.push(reader)
  return reader
}

/** What the reader would be answered if he asked. */
async function asked({ actor, list, language }: Seat) {
  const get = async <Body>(path: string): Promise<Body> =>
    (await app.inject({ url: path, headers: as(actor, language) })).json()
  const page = await get<MatterPage>(`/api/matters?list=${list}`)
  return { page, counts: await get<ListCounts>('/api/matters/counts') }
}

const shows = (reader: StreamReader, no: string): boolean => reader.text.includes(no)
const same = (reader: StreamReader, seat: Seat) =>
  vi.waitFor(async () => expect(screenOf(reader, seat.list)).toEqual(await asked(seat)))

const panyu = staffOf('organizer_clerk', 'panyu')
const zhujian = staffOf('guidance', 'zhujian')
const seats: Record<string, Seat> = {
  dispatcher: { actor: staffOf('dispatcher'), list: 'dispatch' },
  'the unit': { actor: panyu, list: 'unit' },
  'the unit, in English': { actor: panyu, list: 'unit', language: 'en' },
  'another unit': { actor: staffOf('organizer_clerk', 'water'), list: 'unit' },
  manager: { actor: staffOf('centre_manager'), list: 'all' },
  guidance: { actor: zhujian, list: 'review' },
}

describe('lists on the screens', () => {
  it('are told whole first and then as they change, to each just as he would be answered', async () => {
    await happen({ title: '路灯不亮', assignments: [{ organizer: 'panyu' }] }, ['unit', 'handle', 'open', 'all'])
    const watching = await Promise.all(Object.values(seats).map(async (seat) => ({ seat, reader: await watch(seat) })))
    for (const { seat, reader } of watching) await same(reader, seat)
    await happen({ dueAt: now - hour }, ['dispatch', 'open', 'all'])
    await happen({ assignments: [{ organizer: 'water', state: 'issued' }] }, ['sign', 'unit', 'open', 'all'])
    await happen({ state: 'reviewing' }, ['review', 'open', 'all'])
    const sealed = { type: 'report' as const, title: '举报人的原话', titleForUnits: '线索', about: ['nancun'] }
    await happen({ ...sealed, assignments: [{ organizer: 'panyu' }] }, ['unit', 'handle', 'open', 'all'])
    for (const { seat, reader } of watching) await same(reader, seat)
    for (const { seat, reader } of watching) expect(reader.text.includes('举报人的原话')).toBe(seat.list === 'all')
  })

  it('tell a change by the lines that are new, not the page anew', async () => {
    const seat = seats.dispatcher!
    for (let n = 0; n < 3; n++) await listMatter(db, { serial: ++serial, at: now })
    const reader = await watch(seat)
    await same(reader, seat)
    const no = await happen({}, ['dispatch', 'open', 'all'])
    await vi.waitFor(() => expect(shows(reader, no)).toBe(true))
    await same(reader, seat)
    const [first, second] = eventsOf<{ rows: { no: string }[] }>(reader, 'list')
    expect(first!.rows.length).toBeGreaterThanOrEqual(3)
    expect(second!.rows.map((row) => row.no)).toEqual([no])
  })

  it('never tell a unit of what is about it, nor anybody of what he is recused from', async () => {
    const kept = { actor: staffOf('centre_manager'), list: 'review' as const }
    const told = await watch(kept)
    const about = await happen({ state: 'reviewing', about: ['zhujian'] }, ['review', 'open', 'all'])
    await vi.waitFor(() => expect(shows(told, about)).toBe(true))
    const recused = { ...kept, actor: { ...kept.actor, recused: [about] } }
    const [unit, away] = [await watch(seats.guidance!), await watch(recused)]
    const other = await happen({ state: 'reviewing' }, ['review', 'open', 'all'])
    for (const reader of [unit, away]) {
      await vi.waitFor(() => expect(shows(reader, other)).toBe(true))
      expect(shows(reader, about)).toBe(false)
    }
    await same(unit, seats.guidance!)
    await same(away, recused)
  })

  it('are read once for all who see the same, and for each sight of its own', async () => {
    const seat = seats.dispatcher!
    await same(await watch(seat), seat)
    readings.page.mockClear()
    const crowd = await Promise.all(Array.from({ length: 20 }, () => watch(seat)))
    await same(crowd[0]!, seat)
    await vi.waitFor(() => expect(crowd.every(({ text }) => text.includes('event: counts'))).toBe(true))
    expect(readings.page.mock.calls.length).toBeLessThanOrEqual(3)
    const no = await happen({}, ['dispatch', 'open', 'all'])
    await vi.waitFor(() => expect(crowd.every((reader) => shows(reader, no))).toBe(true))
    for (const [, sight] of readings.page.mock.calls) expect(sight.actor.account).toBe('')
  })

  it('stand for the news that their number says', async () => {
    const seat = seats.dispatcher!
    const reader = await watch(seat)
    const no = await happen({}, ['dispatch', 'open', 'all'])
    const idsOf = (name: string) =>
      [...reader.text.matchAll(new RegExp(`event: ${name}\nid: (\\d+)\n`, 'g'))].map(([, id]) => Number(id))
    await vi.waitFor(() => expect(idsOf('counts').at(-1)).toBeGreaterThanOrEqual(idsOf('matter').at(-1)!))
    expect(screenOf(reader, 'dispatch').page!.items.map((line) => line.no)).toContain(no)
  })

  it('are told again after the database did not answer', async () => {
    const seat = seats.dispatcher!
    readings.page.mockRejectedValueOnce(new Error('no answer'))
    const reader = await watch(seat)
    await vi.waitFor(async () => expect(screenOf(reader, seat.list)).toEqual(await asked(seat)), 10_000)
  })

  it('that somebody may not read are passed over, and the counts are told all the same', async () => {
    const reader = await watch({ actor: panyu, list: 'dispatch' })
    await vi.waitFor(() => expect(reader.text).toContain('event: counts'))
    expect(eventsOf(reader, 'list')).toEqual([])
  })

  it.each([
    '?lists=everything',
    '?lists=handle;unit',
    `?lists=${['sign', 'handle', 'approve', 'unit', 'open']}`,
    '?list=handle',
  ])('are refused as %s', async (search) => {
    const { status } = await readStream(url, as(panyu), search)
    expect(status).toBe(400)
  })
})
