import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, somebody } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { alone } from '../../platform/database/alone.ts'
import { advisoryLocks } from '../../platform/database/locks.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { loadKeys } from '../../platform/keys.ts'
import type { Services } from '../../platform/services.ts'
import { verifyMatters } from '../integrity/index.ts'
import { keyStatus, retire, rotate } from './index.ts'
import type { Told } from './rotate.ts'
import { targets } from './targets.ts'

let api: Api
let services: Services

const silent: Told = { onKeys: () => undefined, onRows: () => undefined }
const turn = (told: Partial<Told> = {}) => rotate(services, { grace: 0, told: { ...silent, ...told } })
const keyFile = async (): Promise<Record<string, { id: string }[]>> =>
  JSON.parse(await readFile(join(services.config.dataDir, 'keys.json'), 'utf8'))
const idsOf = async (purpose: string) => (await keyFile())[purpose]!.map(({ id }) => id)
const found = async (phone = somebody.phone): Promise<string[]> => {
  const operator = await api.as('operator')
  const { body } = await operator.send({ method: 'POST', url: '/api/contacts/caller', payload: { phone } })
  return (body.items as { no: string }[]).map(({ no }) => no).sort()
}
const missCall = async (phone: string) => {
  const payload = { channel: 'phone', outcome: 'abandoned', phone, startedAt: '2026-03-02T09:00:00+08:00' }
  return (await (await api.as('operator')).send({ method: 'POST', url: '/api/contacts', payload })).body
}
const findings = async () => (await verifyMatters(services, () => undefined)).findings
const keysUsed = async () => [...new Set((await keyStatus(services)).uses.map(({ key }) => key))].sort()

beforeAll(async () => {
  api = await openApi()
  services = api.test.services
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

describe('rotating keys', () => {
  it('brings over every column that is encrypted', async () => {
    const columns = await api.rows<{ column: string }>(
      `select case table_schema when 'public' then '' else table_schema || '.' end || table_name || '.' || column_name as column
       from information_schema.columns where table_schema in ('public', 'archive') and data_type = 'bytea' order by 1`,
    )
    const partition = /_\d{4}(_\d\d)?\./
    const others = /hash|salt|digest|head/
    const encrypted = columns.map(({ column }) => column).filter((one) => !partition.test(one) && !others.test(one))
    expect(encrypted).toEqual(targets.map(({ name, sealed }) => `${name}.${sealed}`).sort())
  })

  it('loses nobody: rows are read, found and verified before and after, in a file for its owner alone', async () => {
    const made = [await aMatter(api), await aMatter(api, { state: 'handling' })]
    await missCall('13900139000')
    const numbers = made.map(({ no }) => no).sort()
    expect(await found()).toEqual(numbers)
    const rows: { done: number; total: number }[] = []
    const { moved, unread } = await turn({ onRows: (row: { done: number; total: number }) => void rows.push(row) })
    expect([unread, moved > 5, rows.at(-1)]).toEqual([0, true, { done: moved, total: moved }])
    expect([await idsOf('personal'), await idsOf('lookup')]).toEqual([
      ['k2', 'k1'],
      ['v2', 'v1'],
    ])
    expect((await stat(join(services.config.dataDir, 'keys.json'))).mode & 0o777).toBe(0o600)
    expect(await found()).toEqual(numbers)
    expect(await findings()).toEqual([])
    expect((await (await api.as('dispatcher')).view(numbers[0]!)).participants[0]).toMatchObject(somebody)
    expect((await missCall('139 0013 9000')).callback).toMatchObject({})
    expect(await api.rows(`select from callback_tasks where state = 'open'`)).toHaveLength(1)
  })

  it('leaves codes as they are until they are used, and then moves them', async () => {
    const made = await aMatter(api)
    await turn()
    const version = async () =>
      (
        await api.rows<{ version: number }>(
          'select code_version as version from persons where matter_id = (select id from matters where no = $1)',
          [made.no],
        )
      )[0]!.version
    const before = await version()
    await api.demander(made)
    expect([before, await version()]).toEqual([2, 3])
    await api.demander(made)
  })

  it('is taken up by a process that runs, whose ring was read before', async () => {
    const elsewhere = await loadKeys({ dataDir: services.config.dataDir })
    const old = elsewhere.encrypt('old', 'p')
    await turn()
    const sealed = services.keys.encrypt('new', 'p')
    expect(elsewhere.decrypt(sealed, 'p')).toBe('new')
    expect([elsewhere.decrypt(old, 'p'), elsewhere.personalKeyId]).toEqual(['old', services.keys.personalKeyId])
  })

  it('goes on where a killed run stopped, with the same keys', async () => {
    for (let count = 0; count < 4; count++) await aMatter(api)
    const killed = new Error('killed')
    const kill = () => {
      throw killed
    }
    await expect(turn({ onRows: kill })).rejects.toThrow(killed)
    const [before] = await idsOf('personal')
    expect((await keysUsed()).length).toBeGreaterThan(3)
    const { moved } = await turn()
    expect([moved > 0, (await idsOf('personal'))[0]]).toEqual([true, before])
    const personal = (await keyStatus(services)).uses.filter(({ key }) => key.startsWith('k'))
    expect([...new Set(personal.map(({ key }) => key))]).toEqual([before])
  })

  it('is refused while another process is at it', async () => {
    const held = await alone(services.db, advisoryLocks.keys, async () => {
      await expect(turn()).rejects.toThrow('Another process')
      await expect(retire(services, 'k1')).rejects.toThrow('Another process')
      return 'held'
    })
    expect(held?.result).toBe('held')
  })

  it('goes on beside registrations, reads and searches', async () => {
    const made: { no: string; phone: string }[] = []
    let over = false
    const clients = [0, 1, 2].map(async (client) => {
      for (let count = 0; !over; count++) {
        const phone = `137${client}${String(count).padStart(7, '0')}`
        const { no } = await aMatter(api, { request: { demander: { name: '周到', phone } } })
        made.push({ no, phone })
        expect(await found(phone)).toEqual([no])
        expect((await (await api.as('dispatcher')).view(no)).participants[0]).toMatchObject({ phone })
      }
    })
    for (let count = 0; count < 3; count++) await turn()
    over = true
    await Promise.all(clients)
    await turn()
    expect(made.length).toBeGreaterThan(3)
    for (const { no, phone } of made) expect(await found(phone)).toEqual([no])
    expect(await findings()).toEqual([])
  })

  it('says of rows that no key opens, and keeps them as they are', async () => {
    await api.rows(`insert into second_factors (account, secret, key_id) values ('operator', '\\x00', 'k1')`)
    expect((await turn()).unread).toBe(1)
    expect(await api.rows(`select from second_factors where secret = '\\x00'`)).toHaveLength(1)
    await api.rows('delete from second_factors')
  })
})

describe('retiring a key', () => {
  it('refuses the one in use, one with rows, and one that is not there', async () => {
    const [front, last] = [(await idsOf('personal'))[0]!, (await idsOf('lookup')).at(-1)!]
    await expect(retire(services, front)).rejects.toThrow('in use')
    await expect(retire(services, last)).rejects.toThrow('of persons, codes')
    await expect(retire(services, 'k99')).rejects.toThrow('no key k99')
    await expect(retire(services, 'chain')).rejects.toThrow('no key chain')
    await asOwner(services.db.url, (client) =>
      client.query(`insert into second_factors (account, secret, key_id) values ('operator', '\\x026b31', 'k1')`),
    )
    await expect(retire(services, 'k1')).rejects.toThrow('1 of second_factors')
    await api.rows('delete from second_factors')
  })

  it('takes out one that no row needs any more', async () => {
    await retire(services, 'k1')
    expect(await idsOf('personal')).not.toContain('k1')
    services.keys.refresh()
    expect(await findings()).toEqual([])
    expect((await found()).length).toBeGreaterThan(0)
  })
})

describe('keys from the setting', () => {
  it('are added by hand, and rows are moved to what stands in front', async () => {
    const file = join(services.config.dataDir, 'keys.json')
    const setting = await readFile(file, 'utf8')
    const given = async (keys: string) => ({
      ...services,
      config: { ...services.config, keys },
      keys: await loadKeys({ dataDir: '/nowhere', setting: keys }),
    })
    const present = await given(setting)
    await rotate(present, { grace: 0, told: silent }).catch(() => undefined)
    await expect(rotate(present, { grace: 0, told: silent })).rejects.toThrow('setting KEYS')
    await expect(retire(present, (await idsOf('personal')).at(-1)!)).rejects.toThrow('setting KEYS')

    const keys = JSON.parse(setting) as Record<string, object[]>
    keys.personal!.unshift({ id: 'k70', key: Buffer.alloc(32, 7).toString('base64') })
    const added = await given(JSON.stringify(keys))
    expect((await rotate(added, { grace: 0, told: silent })).moved).toBeGreaterThan(0)
    const used = (await keyStatus(added)).uses.filter(({ key }) => key.startsWith('k'))
    expect([...new Set(used.map(({ key }) => key))]).toEqual(['k70'])
    expect(await readFile(file, 'utf8')).toBe(setting)
  })
})
