import { administratorRoles } from 'core/access'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { advisoryLocks } from '../../platform/database/locks.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import type { Database } from '../../platform/database/queryable.ts'
import { makeAdministrators, type NewAccount, saveAccounts, saveOrganizers } from './index.ts'
import { isPassword } from './passwords.ts'
import { findAccount } from './store.ts'

let fresh: FreshDatabase
let db: Database

beforeEach(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
})
afterEach(async () => {
  await db.close()
  await fresh.drop()
})

const account = (name: string, more: Partial<NewAccount> = {}): NewAccount => {
  return { name, display: name, displayEn: name, roles: ['operator'], organizer: null, password: 'shared', ...more }
}
const hashOf = async (name: string) => (await findAccount(db, name))!.passwordHash

describe('saveAccounts', () => {
  it('hashes a shared password once and others apart', async () => {
    const added = await saveAccounts(db, [account('a'), account('b'), account('c', { password: 'own' })])
    expect(added.sort()).toEqual(['a', 'b', 'c'])
    expect(await hashOf('a')).toBe(await hashOf('b'))
    expect(await hashOf('a')).not.toBe(await hashOf('c'))
    expect(await isPassword(await hashOf('c'), 'own')).toBe(true)
    expect(await isPassword(await hashOf('c'), 'shared')).toBe(false)
  })

  it('leaves those alone that are there', async () => {
    await saveAccounts(db, [account('a')])
    const before = await hashOf('a')
    expect(await saveAccounts(db, [account('a', { password: 'another' }), account('b')])).toEqual(['b'])
    expect(await hashOf('a')).toBe(before)
  })

  it.each([
    ['system_admin', 'security_admin'],
    ['security_admin', 'audit_admin'],
    ['system_admin', 'audit_admin'],
  ] as const)('refuses one account that is %s and %s', async (one, other) => {
    await expect(saveAccounts(db, [account('a', { roles: [one, other] })])).rejects.toThrow('check constraint')
    expect(await saveAccounts(db, [account('b', { roles: [one, 'operator'] })])).toEqual(['b'])
  })
})

describe('saveOrganizers', () => {
  const street = { id: 's', label: '街', labelEn: 'Street', parent: 'd', kind: 'street' } as const
  const district = { id: 'd', label: '区', labelEn: 'District', parent: null, kind: 'district' } as const
  const rows = () =>
    asOwner(
      fresh.url,
      async (client) => (await client.query('select id, label, parent from organizers order by id')).rows,
    )

  it('adds units in any order and brings them up to date', async () => {
    await saveOrganizers(db, [street, district])
    await saveOrganizers(db, [{ ...street, label: '镇' }])
    expect(await rows()).toEqual([
      { id: 'd', label: '区', parent: null },
      { id: 's', label: '镇', parent: 'd' },
    ])
  })

  it('refuses a parent that is nowhere', async () => {
    await expect(saveOrganizers(db, [street])).rejects.toThrow('foreign key')
    expect(await rows()).toEqual([])
  })
})

describe('makeAdministrators', () => {
  it('makes the three with passwords that must be changed, once', async () => {
    const first = await makeAdministrators(db)
    if (!('made' in first)) throw new Error('none were made')
    expect(first.made.map(({ account }) => account)).toEqual([...administratorRoles])
    expect(new Set(first.made.map(({ password }) => password)).size).toBe(3)
    for (const { account: name, password } of first.made) {
      const found = (await findAccount(db, name))!
      expect(found).toMatchObject({ roles: [name], mustChange: true, demo: false })
      expect(await isPassword(found.passwordHash, password)).toBe(true)
    }
    expect(await makeAdministrators(db)).toEqual({ present: [...administratorRoles].sort() })
  })

  it('makes them once, also when asked twice at once', async () => {
    const both = await Promise.all([makeAdministrators(db), makeAdministrators(db)])
    expect(both.filter((one) => 'made' in one)).toHaveLength(1)
  })

  it('does not wait for the relay of a running product', async () => {
    const relay = await db.connect()
    await relay.query('select pg_advisory_lock($1)', [advisoryLocks.relay])
    expect(await makeAdministrators(db)).toHaveProperty('made')
    await relay.end()
  })

  it('makes none where somebody is an administrator', async () => {
    await saveAccounts(db, [account('boss', { roles: ['audit_admin'] })])
    expect(await makeAdministrators(db)).toEqual({ present: ['boss'] })
  })
})
