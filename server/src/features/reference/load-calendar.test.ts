import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { workingDay } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import { type Database, statement } from '../../platform/database/queryable.ts'
import { loadCalendar, presentCalendar } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'huixiang-calendar-'))
const outbox = statement('test-outbox-topics', 'select topic from outbox order by id')
let fresh: FreshDatabase
let db: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
})

afterAll(async () => {
  await db.close()
  await fresh.drop()
  rmSync(folder, { recursive: true })
})

const holidays = { '2027-01-01': '元旦', '2027-05-01': '劳动节', '2027-10-01': '国庆节' }
const file = (value: unknown): string => {
  const name = join(folder, 'list.json')
  writeFileSync(name, typeof value === 'string' ? value : JSON.stringify(value))
  return name
}
const list = (version: string, days: Record<string, string> = holidays) =>
  file({ version, years: { '2027': { holidays: days, workdays: {} } } })

describe('loadCalendar', () => {
  it('refuses what is no list, naming the file, the place and a right value, and changes nothing', async () => {
    const { '2027-10-01': _, ...short } = holidays
    await expect(loadCalendar(db, list('cn-2027.1', short))).rejects.toThrow(
      /list\.json cannot be used:\n {2}\$\.years\.2027\.holidays must hold 2027-10-01; for example "2027-10-01": "…"/,
    )
    await expect(loadCalendar(db, file('{"version": '))).rejects.toThrow('is not JSON')
    await expect(loadCalendar(db, join(folder, 'absent.json'))).rejects.toThrow('cannot be read (ENOENT)')
    expect((await presentCalendar(db)).version).toBe('cn-2026.1')
    expect(await db.query(outbox)).toEqual([])
  })

  it('adds a year to those that are known and lets all nodes know', async () => {
    const { calendar, added, changed } = await loadCalendar(db, list('cn-2027.1'))
    expect({ version: calendar.version, added, changed }).toEqual({
      version: 'cn-2027.1',
      added: ['2027'],
      changed: [],
    })
    const present = await presentCalendar(db)
    expect(workingDay(present, '2027-10-01')).toMatchObject({ working: false, known: true })
    expect(workingDay(present, '2026-10-10')).toMatchObject({ working: true, why: 'makeUp' })
    expect(await db.query(outbox)).toEqual([{ topic: 'city' }])
  })

  it('changes nothing the second time', async () => {
    const again = await loadCalendar(db, list('cn-2027.1'))
    expect([again.calendar.version, again.added, again.changed]).toEqual(['cn-2027.1', [], []])
    expect(await db.query(outbox)).toHaveLength(1)
  })

  it('takes a list that was corrected only under a version of its own', async () => {
    const corrected = { ...holidays, '2027-10-04': '国庆节' }
    await expect(loadCalendar(db, list('cn-2027.1', corrected))).rejects.toThrow('bears version cn-2027.1')
    expect((await loadCalendar(db, list('cn-2027.2', corrected))).changed).toEqual(['2027'])
    expect((await presentCalendar(db)).years['2027']?.holidays).toHaveProperty('2027-10-04')
  })
})
