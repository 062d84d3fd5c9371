import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { readConfig } from '../../platform/config.ts'
import { type Database, openDatabase } from '../../platform/database/pool.ts'
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
