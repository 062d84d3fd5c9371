import type { MatterItem } from 'contract/matter-items'
import type { Staff } from 'core/access'
import { fromIso, type Instant, toIso } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appFor, as, staffOf } from '../../../test/app-for.ts'
import { guangzhou } from '../../../test/city.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { type ListedWish, listMatter } from '../../../test/listed-matter.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { ensurePartitions } from '../../platform/database/partitions.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import type { Database } from '../../platform/database/queryable.ts'
import type { App } from '../../platform/http/app.ts'
import { matterNo } from '../../platform/numbers.ts'
import { workListRoutes } from './index.ts'

const hour = 3_600_000
const now: Instant = fromIso('2026-03-02T12:00:00+08:00')!
const lastYear: Instant = fromIso('2025-04-01T12:00:00+08:00')!
let fresh: FreshDatabase
let db: Database
let app: App

/** The city's lists at noon: each matter is there for something that a list must do with it. */
const matters: Omit<ListedWish, 'serial'>[] = [
  { at: now, dueAt: now + 30 * hour },
  { at: now, dueAt: now - hour },
  { at: now, dueAt: now + 2 * hour, type: 'help', urgency: 'urgent', category: '0104', district: '440104' },
  { at: now, state: 'registered' },
  {
    at: now,
    state: 'auditing',
    ruling: true,
    supervised: true,
    assignments: [{ organizer: 'water', state: 'replied' }],
  },
  {
    at: now,
    state: 'handling',
    title: '要求修路',
    assignments: [
      { organizer: 'panyu', state: 'handling', dueAt: now + 50 * hour },
      { organizer: 'shiqiao', kind: 'sub', state: 'issued', dueAt: now + 20 * hour },
    ],
  },
  {
    at: now,
    state: 'handling',
    type: 'report',
    title: '举报人的原话',
    titleForUnits: '辖区违规经营线索',
    about: ['nancun'],
    assignments: [{ organizer: 'panyu', state: 'issued', dueAt: now + hour }],
  },
  {
    at: now,
    state: 'handling',
    confidential: true,
    title: '保密的原话',
    assignments: [{ organizer: 'panyu', state: 'issued', dueAt: now + 3 * hour }],
  },
  { at: now, state: 'reviewing', about: ['zhujian'] },
  { at: now, state: 'reviewing' },
  { at: lastYear, state: 'closed', assignments: [] },
]
const no = (index: number): string => matterNo(toIso(matters[index]!.at).slice(0, 10), index + 1)

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  await asOwner(fresh.url, (client) => ensurePartitions(client, lastYear, now))
  for (const [index, matter] of matters.entries()) await listMatter(db, { ...matter, serial: index + 1 })
  app = await appFor(workListRoutes({ db, clock: { now: async () => now }, city: guangzhou() }))
})

afterAll(async () => {
  await app.close()
  await db.close()
  await fresh.drop()
})

const ask = (query: string, actor: Staff, language?: 'en') =>
  app.inject({ url: `/api/matters?${query}`, headers: as(actor, language) })
const list = async (query: string, actor: Staff): Promise<MatterItem[]> => (await ask(query, actor)).json().items
const numbers = async (query: string, actor: Staff): Promise<string[]> =>
  (await list(query, actor)).map((one) => one.no)

const dispatcher = staffOf('dispatcher')
const manager = staffOf('centre_manager')
const panyu = staffOf('organizer_clerk', 'panyu')

describe('the lists of the centre', () => {
  it('sort by due time, the first due first, with their lights', async () => {
    const items = await list('list=dispatch', dispatcher)
    expect(items.map((one) => [one.no, one.light])).toEqual([
      [no(1), 'red'],
      [no(2), 'yellow'],
      [no(0), 'green'],
    ])
  })

  it('tell of a matter what a line needs', async () => {
    expect((await list('list=audit', staffOf('auditor')))[0]).toEqual({
      no: no(4),
      title: '标题 5',
      state: 'auditing',
      closing: null,
      type: 'complaint',
      category: '0101',
      urgency: 'general',
      district: '440113',
      organizer: 'water',
      assignment: null,
      assignmentState: null,
      confidential: false,
      registeredAt: toIso(now),
      dueAt: toIso(now + 24 * hour),
      light: 'green',
    })
  })

  it.each([
    ['accept', dispatcher, [3]],
    ['rulings', manager, [4]],
    ['supervise', staffOf('supervisor'), [4]],
    ['review', manager, [8, 9]],
    ['supplement', dispatcher, []],
  ])('hold in %s what stands there', async (name, actor, expected) => {
    expect(await numbers(`list=${name}`, actor)).toEqual(expected.map(no))
  })

  it('are narrowed by every filter', async () => {
    const found = (filter: string) => numbers(`list=dispatch&${filter}`, dispatcher)
    expect(await found('type=help')).toEqual([no(2)])
    expect(await found('urgency=urgent')).toEqual([no(2)])
    expect(await found('district=440104')).toEqual([no(2)])
    expect(await found('category=0104')).toEqual([no(2)])
    expect(await found('category=01')).toHaveLength(3)
    expect(await found('light=red')).toEqual([no(1)])
    expect(await found('light=yellow')).toEqual([no(2)])
    expect(await found('light=green')).toEqual([no(0)])
    expect(await numbers('list=open&category=0104', manager)).toEqual([no(2)])
    expect(await numbers('list=open&category=0104&type=complaint', manager)).toEqual([])
    expect(await numbers('list=open&category=01', manager)).toEqual(await numbers('list=open', manager))
    expect(await numbers('list=open&organizer=panyu', manager)).toEqual([no(5), no(6), no(7)])
    expect(await numbers('list=open&organizer=panyu&light=red', manager)).toEqual([])
    expect(await numbers('list=open&organizer=panyu&category=01', manager)).toEqual([no(5), no(6), no(7)])
    expect(await numbers('list=open&organizer=panyu&category=02', manager)).toEqual([])
    expect(await numbers('list=open&organizer=shiqiao', manager)).toEqual([])
  })

  it('go on page by page without losing or repeating a line', async () => {
    const found: string[] = []
    let cursor = ''
    do {
      const page = (await ask(`list=open&limit=3${cursor && `&cursor=${cursor}`}`, manager)).json()
      expect(page.items.length).toBeLessThanOrEqual(3)
      found.push(...page.items.map((one: MatterItem) => one.no))
      cursor = page.next
    } while (cursor)
    expect(found).toEqual(await numbers('list=open', manager))
    expect(new Set(found)).toEqual(new Set(matters.slice(0, 10).map((_, index) => no(index))))
  })

  it('show all matters by registration, the newest first, closed ones without due time', async () => {
    const first = (await ask('list=all&limit=10', manager)).json()
    expect(first.items.map((one: MatterItem) => one.no)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map(no))
    expect(first.items[0].dueAt).toBe(toIso(now + 24 * hour))
    const second = (await ask(`list=all&limit=10&cursor=${first.next}`, manager)).json()
    expect(second).toMatchObject({ items: [{ no: no(10), closing: 'resolved', dueAt: null, light: null }], next: null })
  })

  it('narrow all matters too, by light to the open ones', async () => {
    expect(await numbers('list=all&organizer=water', manager)).toEqual([no(4)])
    expect(await numbers('list=all&category=0104', manager)).toEqual([no(2)])
    expect(await numbers('list=all&light=red', manager)).toEqual([no(1)])
  })

  it('find a number where it stands, and nowhere else', async () => {
    expect(await numbers(`list=all&q=${no(10)}`, manager)).toEqual([no(10)])
    expect(await numbers(`list=open&q=${no(10)}`, manager)).toEqual([])
    expect(await numbers(`list=dispatch&q=${no(2)}`, dispatcher)).toEqual([no(2)])
    expect(await numbers(`list=accept&q=${no(2)}`, dispatcher)).toEqual([])
    expect(await numbers(`list=rulings&q=${no(4)}`, manager)).toEqual([no(4)])
    expect(await numbers('list=all&q=2603020000000', manager)).toEqual([])
  })
})

describe('the lists of units', () => {
  it('hold the assignments of the unit and those below it, each with its own due time', async () => {
    const items = await list('list=unit', panyu)
    expect(items.map((one) => [one.no, one.organizer, one.assignmentState, one.dueAt])).toEqual([
      [no(6), 'panyu', 'issued', toIso(now + hour)],
      [no(7), 'panyu', 'issued', toIso(now + 3 * hour)],
      [no(5), 'shiqiao', 'issued', toIso(now + 20 * hour)],
      [no(5), 'panyu', 'handling', toIso(now + 50 * hour)],
    ])
    expect(await numbers('list=unit', staffOf('organizer_clerk', 'shiqiao'))).toEqual([no(5)])
    expect(await numbers('list=unit', staffOf('organizer_clerk', 'chengguan'))).toEqual([])
  })

  it.each([
    ['sign', [6, 7, 5]],
    ['handle', [5]],
  ])('hold in %s what stands there', async (name, expected) => {
    expect(await numbers(`list=${name}`, panyu)).toEqual(expected.map(no))
  })

  it('give no light to what was replied to, since nothing is owed there', async () => {
    const water = staffOf('organizer_clerk', 'water')
    expect(await list('list=unit', water)).toMatchObject([{ no: no(4), assignmentState: 'replied', light: null }])
    for (const light of ['green', 'yellow', 'red']) expect(await numbers(`list=unit&light=${light}`, water)).toEqual([])
    expect(await numbers('list=unit&light=green', panyu)).toEqual([no(5), no(5)])
  })

  it('never leave the unit, whatever is asked', async () => {
    expect(await numbers('list=unit&organizer=shiqiao', panyu)).toEqual([no(5)])
    expect(await numbers('list=unit&organizer=water', panyu)).toEqual([])
    expect(await numbers(`list=unit&q=${no(4)}`, panyu)).toEqual([])
    expect(await numbers(`list=unit&q=${no(5)}`, panyu)).toEqual([no(5), no(5)])
    expect(await numbers(`list=handle&q=${no(5)}`, panyu)).toEqual([no(5)])
  })

  it('go on page by page over units and states', async () => {
    const first = (await ask('list=unit&limit=2', panyu)).json()
    const second = (await ask(`list=unit&limit=2&cursor=${first.next}`, panyu)).json()
    const found = [...first.items, ...second.items].map((one: MatterItem) => one.assignment)
    expect(found).toEqual((await list('list=unit', panyu)).map((one) => one.assignment))
    expect(second.next).toBeNull()
  })

  it('tell of a sealed matter only what was written for units, else its category', async () => {
    const answer = await ask('list=sign', panyu)
    expect(answer.json().items.map((one: MatterItem) => one.title)).toEqual([
      '辖区违规经营线索',
      '流动摆卖与占道',
      '要求修路',
    ])
    expect(answer.body).not.toContain('原话')
    const english = (await ask('list=sign', panyu, 'en')).json().items
    expect(english[1].title).toBe('Street vending')
    const centre = (await list('list=open', manager)).map((one) => one.title)
    expect(centre).toContain('举报人的原话')
  })
})

describe('what a list does not show', () => {
  it('is a matter about the reading unit, not even as a number', async () => {
    const guidance = staffOf('guidance', 'zhujian')
    expect(await numbers('list=review', guidance)).toEqual([no(9)])
    expect(await numbers(`list=review&q=${no(8)}`, guidance)).toEqual([])
    const counts = (await app.inject({ url: '/api/matters/counts', headers: as(guidance) })).json().items
    expect(counts).toContainEqual({ list: 'review', count: 1, capped: false })
  })

  it('is a matter not under review to a guidance department', async () => {
    expect(await numbers('list=all', staffOf('guidance', 'chengguan'))).toEqual([no(8), no(9)])
    expect(await numbers(`list=all&q=${no(0)}`, staffOf('guidance', 'chengguan'))).toEqual([])
  })

  it.each([
    ['dispatch', staffOf('auditor')],
    ['all', panyu],
    ['unit', dispatcher],
    ['all', staffOf('system_admin')],
  ])('is %s to whoever does not work on it', async (name, actor) => {
    expect((await ask(`list=${name}`, actor)).statusCode).toBe(403)
  })

  it('is anything to who is not signed in as staff', async () => {
    expect((await app.inject({ url: '/api/matters?list=all' })).statusCode).toBe(401)
    expect((await app.inject({ url: '/api/matters/counts' })).statusCode).toBe(401)
  })
})

describe('GET /api/matters/counts', () => {
  const counts = async (actor: Staff): Promise<Record<string, number>> => {
    const answer = await app.inject({ url: '/api/matters/counts', headers: as(actor) })
    return Object.fromEntries(answer.json().items.map((one: { list: string; count: number }) => [one.list, one.count]))
  }

  it('counts the lists of the reader, without history', async () => {
    expect(await counts(dispatcher)).toEqual({ accept: 1, supplement: 0, dispatch: 3, rulings: 0, open: 10 })
    expect(await counts(manager)).toEqual({ review: 2, rulings: 1, supervise: 1, open: 10 })
    expect(await counts(panyu)).toEqual({ sign: 3, handle: 1, unit: 4 })
    expect(await counts(staffOf('system_admin'))).toEqual({})
  })
})

describe('what a list refuses', () => {
  it.each([
    'list=everything',
    'list=open&cursor=abc',
    `list=open&cursor=${'9'.repeat(15)}_${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`,
    'list=all&cursor=1_2',
    'list=open&limit=0',
    'list=open&limit=101',
    'list=open&q=123',
    'list=open&offset=10',
    'cursor=',
  ])('%s', async (query) => {
    expect((await ask(query, manager)).statusCode).toBe(400)
  })
})
