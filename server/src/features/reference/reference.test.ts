import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appFor, as, staffOf } from '../../../test/app-for.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { categories, places } from '../../demo/index.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import type { Database, Statement } from '../../platform/database/queryable.ts'
import type { App } from '../../platform/http/app.ts'
import type { City } from '../../platform/services.ts'
import { loadCity, referenceRoutes, saveCalendar, saveLists } from './index.ts'

let fresh: FreshDatabase
let db: Database
let city: City
let app: App
const sources = () => ({ db, config: { profile: 'guangzhou-2022' } })

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  await saveLists(db, { categories, places: places() })
  await asOwner(fresh.url, (client) =>
    client.query(`insert into organizers (id, label, label_en, parent, kind) values
      ('panyu', '番禺区人民政府', 'Panyu District', null, 'district'),
      ('shiqiao', '市桥街道办事处', 'Shiqiao Street', 'panyu', 'street')`),
  )
  city = await loadCity(sources())
  app = await appFor(referenceRoutes({ db, city }))
})

afterAll(async () => {
  await app.close()
  await db.close()
  await fresh.drop()
})

const get = (url: string, headers = as(staffOf('operator'))) => app.inject({ url, headers })

describe('loadCity', () => {
  it('knows profile, calendar, units and lists', () => {
    expect(city.profile.id).toBe('guangzhou-2022')
    expect(city.calendar.version).toBe('cn-2026.1')
    expect(city.organizers).toEqual({ panyu: { parent: null }, shiqiao: { parent: 'panyu' } })
    expect(city.find('places', '440113')).toEqual({
      code: '440113',
      label: '番禺区',
      labelEn: 'Panyu',
      parent: '440100',
    })
  })

  it('keeps what a later reading found where an earlier one ends after it', async () => {
    let reads = 0
    let readOnce: () => void = () => undefined
    let goOn: () => void = () => undefined
    const isRead = new Promise<void>((settle) => (readOnce = settle))
    const gate = new Promise<void>((settle) => (goOn = settle))
    /** Of the readings of the categories the second is answered late: it is the first that is asked for below. */
    const query = async <Row>(one: Statement, values?: readonly unknown[]): Promise<Row[]> => {
      const rows = await db.query<Row>(one, values)
      if (one.name !== 'reference-categories' || ++reads !== 2) return rows
      readOnce()
      await gate
      return rows
    }
    const own = await loadCity({ ...sources(), db: { query } })
    const slow = own.refresh()
    await isRead
    await saveLists(db, { categories: [{ code: '0101', label: '改名', labelEn: 'Renamed', parent: '01' }] })
    await own.refresh()
    goOn()
    await slow
    expect(own.find('categories', '0101')?.label).toBe('改名')
  })

  it('labels a street in English as in Chinese where it has no other name', () => {
    const street = city.find('places', '440113007')
    expect(street?.labelEn).toBe(street?.label)
  })

  it('tells leaves from what has something below it, and from unknown codes', () => {
    expect(city.isLeaf('categories', '0101')).toBe(true)
    expect(city.isLeaf('categories', '01')).toBe(false)
    expect(city.isLeaf('categories', '9999')).toBe(false)
  })

  it('takes a change over when it reads again, and not before', async () => {
    const renamed = { code: '0101', label: '占道经营', labelEn: 'Blocked pavements', parent: '01' }
    await saveLists(db, { categories: [renamed] })
    expect(city.find('categories', '0101')?.label).toBe('流动摆卖与占道')
    await city.refresh()
    expect(city.find('categories', '0101')).toEqual(renamed)
  })

  it('prefers holiday lists that were loaded to those of the product', async () => {
    const years = {
      '2027': { holidays: { '2027-01-01': '元旦', '2027-05-01': '劳动节', '2027-10-01': '国庆节' }, workdays: {} },
    }
    await saveCalendar(db, { version: 'cn-2027.1', years })
    const after = await loadCity(sources())
    expect(after.calendar).toEqual({ version: 'cn-2027.1', years })
    await saveCalendar(db, { version: '', years })
    await expect(loadCity(sources())).rejects.toThrow('$.version must be a text that is not empty')
  })

  it('names the file that is missing', async () => {
    const missing = loadCity({ db, config: { profile: 'nowhere-2022' } })
    await expect(missing).rejects.toThrow('The file nowhere-2022.json cannot be read')
  })
})

describe('GET /api/places and its like', () => {
  it('answers the districts of the city, and the streets of a district', async () => {
    const districts = (await get('/api/places?parent=440100')).json().items
    expect(districts).toHaveLength(11)
    expect(districts).toContainEqual({ code: '440113', label: '番禺区', parent: '440100', leaf: false })
    const streets = (await get('/api/places?parent=440113')).json().items
    expect(streets).toContainEqual({ code: '440113007', label: '市桥街道', parent: '440113', leaf: true })
    expect(streets.every(({ parent }: { parent: string }) => parent === '440113')).toBe(true)
  })

  it('answers the top of a list for an empty parent', async () => {
    expect((await get('/api/categories?parent=')).json().items).toHaveLength(15)
  })

  it('finds by words of either language and by the beginning of a code', async () => {
    const found = async (q: string): Promise<string[]> =>
      (await get(`/api/categories?q=${encodeURIComponent(q)}`)).json().items.map(({ code }: { code: string }) => code)
    expect(await found('电梯')).toEqual(['0206', '0306'])
    expect(await found('LIFTS')).toEqual(['0206', '0306'])
    expect(await found('030')).toEqual(['0301', '0302', '0303', '0304', '0305', '0306', '0307', '0308'])
    expect(await found('no such thing')).toEqual([])
  })

  it('labels in the language of the reader', async () => {
    const { items } = (await get('/api/organizers', as(staffOf('operator'), 'en'))).json()
    expect(items).toContainEqual({ code: 'shiqiao', label: 'Shiqiao Street', parent: 'panyu', leaf: true })
  })

  it('serves anyone under public, and only who is signed in elsewhere', async () => {
    const nobody = {} as never
    expect((await get('/api/organizers', nobody)).statusCode).toBe(401)
    for (const list of ['organizers', 'categories', 'places'])
      expect((await get(`/api/public/${list}`, nobody)).json().items.length).toBeGreaterThan(1)
  })

  it('answers 304 to a reader who has the list already, in that language', async () => {
    const first = await get('/api/public/categories')
    const headers = (language: 'zh-CN' | 'en') => ({
      ...as(staffOf('operator'), language),
      'if-none-match': String(first.headers.etag),
    })
    expect((await get('/api/public/categories', headers('zh-CN'))).statusCode).toBe(304)
    expect((await get('/api/public/categories', headers('en'))).statusCode).toBe(200)
    expect(first.headers['cache-control']).toBe('public, max-age=300')
  })

  it('refuses a question it does not know', async () => {
    expect((await get('/api/categories?colour=red')).statusCode).toBe(400)
  })
})
