import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../test/fresh-db.ts'
import { asOwner } from '../../../platform/database/migrate.ts'
import { openDatabase } from '../../../platform/database/pool.ts'
import type { Database } from '../../../platform/database/queryable.ts'
import type { City } from '../../../platform/services.ts'
import { loadCity, loadLists } from '../index.ts'

const example = fileURLToPath(new URL('../../../../../docs/how-to/example-city', import.meta.url))
const log = pino({ level: 'silent' })
let fresh: FreshDatabase
let db: Database
let city: City
let folder: string

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  city = await loadCity({ db, config: { profile: 'guangzhou-2022' } })
  await loadLists({ db, city, log }, example)
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huixiang-lists-'))
  return () => rmSync(folder, { recursive: true })
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
})

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const load = () => loadLists({ db, city, log }, folder)
const rows = <Row>(text: string): Promise<Row[]> =>
  asOwner(fresh.url, async (client) => (await client.query<never>(text)).rows)
const everything = async () =>
  Promise.all(
    ['organizers', 'categories', 'places', 'catalogue', 'catalogue_versions'].map((table) =>
      rows(`select * from ${table} order by 1, 2`),
    ),
  )

it('takes in the example city, and nothing the second time', async () => {
  expect(city.find('organizers', 'bridge-street')).toMatchObject({ label: '石桥街道', parent: 'north' })
  expect([city.isLeaf('categories', '11'), city.isLeaf('categories', '1')]).toEqual([true, false])
  expect(city.find('places', 'C101')?.parent).toBe('C1')
  const before = await everything()
  expect(await loadLists({ db, city, log }, example)).toEqual({ organizers: 4, categories: 5, places: 4, catalogue: 3 })
  expect(await everything()).toEqual(before)
})

it('stands where it cannot be read again', async () => {
  write('categories.csv', 'code,label,labelEn,parent\n12,路灯,Lamps,1\n')
  vi.spyOn(city, 'refresh').mockRejectedValueOnce(new Error('away'))
  expect(await load()).toEqual({ categories: 1 })
  expect(await rows(`select label from categories where code = '12'`)).toEqual([{ label: '路灯' }])
})

it('brings entries up to date from JSON too, and takes none away', async () => {
  write('categories.json', '[{"code": "12", "label": "路灯照明", "labelEn": "Lighting", "parent": "1"}]')
  write(
    'catalogue.json',
    '[{"id": "c-12-C1", "category": "12", "district": "C1", "lead": "roads", "co": ["water", "north"], "basis": "协议", "since": "2026-02-01"}]',
  )
  expect(await load()).toEqual({ categories: 1, catalogue: 1 })
  expect(city.find('categories', '12')?.label).toBe('路灯照明')
  expect(city.all('categories')).toHaveLength(5)
  expect(await rows('select version, lead, co from catalogue where id = $$c-12-C1$$')).toEqual([
    { version: 2, lead: 'roads', co: ['water', 'north'] },
  ])
})

describe('what is wrong is told with file, line, and a right value, and nothing is changed', () => {
  const categories = 'code,label,labelEn,parent\n'
  it.each([
    ['categories.csv', `${categories}3,,Parks,\n`, 'categories.csv line 2: label is missing; for example 道路'],
    ['categories.csv', `${categories}3,公园,Parks,9\n`, 'categories.csv line 2: parent 9 is not known'],
    [
      'categories.csv',
      `${categories}3,公园,Parks,\n3,公园,Parks,\n`,
      'line 3: code 3 stands in categories.csv line 2 already',
    ],
    ['categories.csv', `${categories}3 4,公园,Parks,\n`, 'line 2: code may hold letters'],
    ['categories.csv', `${categories}3,公园,Parks,4\n4,广场,Squares,3\n`, 'line 2: 3 stands below itself'],
    ['categories.csv', 'code,label,labelEn,parent,colour\n3,公园,Parks,,red\n', 'the column "colour" is not known'],
    ['categories.csv', `${categories}3,"公园,Parks\n`, 'categories.csv is not CSV at line'],
    [
      'places.csv',
      'code,label,labelEn,parent,level\nD,东区,,C,town\n',
      'level must be one of city, district, street, committee; for example district',
    ],
    ['places.json', '{"code": "D"}', 'places.json must be a list of objects; for example'],
    ['places.json', '[', 'places.json is not JSON'],
    ['organizers.csv', 'id,label,labelEn,parent,kind\nparks,公园处,Parks,,park\n', 'kind must be one of bureau'],
    [
      'catalogue.csv',
      'id,category,district,lead,co,basis,since\nc,1,,roads,,职责,2026-01-01\n',
      'category 1 has others below it',
    ],
    [
      'catalogue.csv',
      'id,category,district,lead,co,basis,since\nc,11,Z,roads,gas,职责,2026-01-01\n',
      'line 2: district Z is not known',
    ],
    [
      'catalogue.csv',
      'id,category,district,lead,co,basis,since\nc,11,,roads,gas,职责,2026-01-01\n',
      'line 2: organizer gas is not known; for example',
    ],
    [
      'catalogue.csv',
      'id,category,district,lead,co,basis,since\nc,11,,roads,,职责,2026-02-30\n',
      'since must be a day; for example 2026-01-01',
    ],
  ])('%s %j', async (name, text, fault) => {
    const before = await everything()
    write('organizers.csv', 'id,label,labelEn,parent,kind\nspare,备用,Spare,,other\n')
    write(name, text)
    await expect(load()).rejects.toThrow(fault)
    expect(await everything()).toEqual(before)
  })

  it('an empty folder', async () => {
    await expect(load()).rejects.toThrow('holds none of organizers, categories, places, catalogue')
  })
})
