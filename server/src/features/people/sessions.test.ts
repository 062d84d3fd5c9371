import { pino } from 'pino'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { listeners } from '../../../test/read-stream.ts'
import { readConfig } from '../../platform/config.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import type { Database } from '../../platform/database/queryable.ts'
import { createHub } from '../live/index.ts'
import { saveAccounts } from './accounts.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { setPassword } from './store.ts'

let fresh: FreshDatabase
let db: Database
let one: Sessions
let other: Sessions
beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  const config = readConfig({ DEMO: '0' })
  ;[one, other] = [createSessions({ db, config }), createSessions({ db, config })]
  const account = { display: '甲', displayEn: 'A', organizer: null, password: 'a password' }
  await saveAccounts(db, [
    { ...account, roles: ['operator'], name: 'newcomer', mustChange: true },
    { ...account, roles: ['operator'], name: 'enrolling' },
    { ...account, roles: ['operator'], name: 'settled' },
  ])
})
afterAll(async () => {
  await db.close()
  await fresh.drop()
})

it('knows at once on every node that the one-time password was changed', async () => {
  const token = await one.begin('newcomer', true)
  for (const node of [one, other]) expect((await node.find(token))!.mustChange).toBe(true)
  await setPassword(db, 'newcomer', 'hash of another')
  for (const node of [one, other]) expect((await node.find(token))!.mustChange).toBe(false)
})

it('knows at once on every node that the second factor was set up', async () => {
  const token = await one.begin('enrolling', false)
  for (const node of [one, other]) expect((await node.find(token))!.passedFactor).toBe(false)
  await one.passFactor((await one.find(token))!)
  for (const node of [one, other]) expect((await node.find(token))!.passedFactor).toBe(true)
})

it('knows on every node that a session was ended, before what it remembers runs out', async () => {
  const city = { organizers: {}, refresh: async () => undefined }
  const readings = { page: async () => ({ items: [], next: null }), counts: async () => ({ items: [] }) }
  const hub = createHub({ db, city, readings, log: pino({ level: 'silent' }), onSessions: other.forget })
  hub.start()
  await vi.waitFor(async () => expect(await listeners(db)).toBe(1))
  // With time standing still nothing is forgotten by itself.
  const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now())
  try {
    const token = await one.begin('settled', true)
    for (const node of [one, other]) expect((await node.find(token))!.name).toBe('settled')
    await one.end(token)
    await vi.waitFor(async () => expect(await other.find(token)).toBeUndefined())
  } finally {
    now.mockRestore()
    await hub.close()
  }
})

it('asks again after a few seconds, also where the clock was set back meanwhile', async () => {
  const token = await one.begin('settled', true)
  expect((await one.find(token))!.name).toBe('settled')
  await asOwner(fresh.url, (owner) => owner.query('delete from sessions'))
  const [date, passed] = [Date.now() - 3_600_000, performance.now() + 5_001]
  vi.spyOn(Date, 'now').mockReturnValue(date)
  vi.spyOn(performance, 'now').mockReturnValue(passed)
  try {
    expect(await one.find(token)).toBeUndefined()
  } finally {
    vi.restoreAllMocks()
  }
})
