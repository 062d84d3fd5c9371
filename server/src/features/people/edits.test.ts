import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, type Body, type Caller, openApi } from '../../../test/api.ts'
import { saveOrganizers } from './index.ts'

let api: Api
let system: Caller
let security: Caller

beforeAll(async () => {
  api = await openApi()
  system = await api.as('system_admin')
  security = await api.as('security_admin')
})
afterAll(() => api.close())

/** An account as the list shows it: the first after all shorter names. */
async function account(name: string): Promise<Body> {
  const { body } = await system.send({ url: `/api/accounts?limit=100&cursor=${name.slice(0, -1)}` })
  return (body.items as Body[]).find((one) => one.name === name)!
}
const unit = async (id: string) =>
  ((await system.send({ url: '/api/organizers/all' })).body.items as Body[]).find((one) => one.id === id)!
const editAccount = (name: string, payload: Body) =>
  system.send({ method: 'PATCH', url: `/api/accounts/${name}`, payload })
const editUnit = (id: string, payload: Body) => system.send({ method: 'PATCH', url: `/api/organizers/${id}`, payload })
const setRoles = (name: string, payload: Body) =>
  security.send({ method: 'PUT', url: `/api/accounts/${name}/roles`, payload })
const by = (account: string | null, version: number, ...fields: string[]) => ({
  version,
  by: account,
  at: expect.stringMatching(/\+08:00$/),
  fields,
})

describe('a change of an account', () => {
  it('raises its version where something differs', async () => {
    const { version } = await account('office')
    expect((await editAccount('office', { display: '联席办', expectedVersion: version })).body.version).toBe(2)
    expect((await editAccount('office', { display: '联席办', expectedVersion: 2 })).body.version).toBe(2)
    expect((await editAccount('office', { displayEn: 'Office' })).body.version).toBe(3)
    expect(await account('office')).toMatchObject({ display: '联席办', displayEn: 'Office', version: 3 })
  })

  it('is refused on an old version, told who changed what since, and changes nothing', async () => {
    const before = await account('office')
    const refused = await editAccount('office', { display: '别的', disabled: true, expectedVersion: 1 })
    const changes = [by('system_admin', 3, 'displayEn'), by('system_admin', 2, 'display')]
    expect(refused.body).toMatchObject({ status: 409, code: 'changed-meanwhile', version: 3, changes })
    expect((await editAccount('office', { display: '别的', expectedVersion: 2 })).body.changes).toEqual([changes[0]])
    expect((await editAccount('office', { display: '别的', expectedVersion: 9 })).status).toBe(409)
    expect(await account('office')).toEqual(before)
  })

  it('is made once of two at once, whatever it changes', async () => {
    const { version: expectedVersion } = await account('leader')
    const both = await Promise.all([
      editAccount('leader', { display: '甲', expectedVersion }),
      editAccount('leader', { displayEn: 'B', expectedVersion }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await account('leader')).version).toBe(Number(expectedVersion) + 1)
  })

  it('and of its roles are versions of the same account', async () => {
    const { version } = await account('inspector')
    const roles = ['inspector', 'auditor']
    const given = await setRoles('inspector', { roles, expectedVersion: version })
    expect(given.body).toEqual({ roles, request: null, version: 2 })
    const late = await editAccount('inspector', { display: '质检', expectedVersion: version })
    expect(late.body).toMatchObject({ status: 409, changes: [by('security_admin', 2, 'roles')] })
    const again = await setRoles('inspector', { roles: [], expectedVersion: version })
    expect(again.body).toMatchObject({ status: 409, version: 2 })
    expect((await account('inspector')).roles).toEqual(roles)
  })

  it('that waits for a second person raises the version once it is approved', async () => {
    const asked = await setRoles('supervisor', { roles: ['security_admin'], expectedVersion: 1 })
    const { id } = asked.body.request as { id: string }
    expect([asked.body.version, (await account('supervisor')).version]).toEqual([1, 1])
    await system.send({ method: 'POST', url: `/api/rights-requests/${id}/rule`, payload: { ruling: 'approve' } })
    const late = await editAccount('supervisor', { display: '督办', expectedVersion: 1 })
    expect(late.body.changes).toEqual([by('system_admin', 2, 'roles')])
  })
})

describe('a change of a unit', () => {
  it('is refused on an old version, and told what changed', async () => {
    const { version: expectedVersion } = await unit('water')
    const both = await Promise.all([
      editUnit('water', { label: '供水集团', expectedVersion }),
      editUnit('water', { label: '自来水公司', expectedVersion }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const refused = both.find(({ status }) => status === 409)!
    expect(refused.body).toMatchObject({ version: 2, changes: [by('system_admin', 2, 'label')] })
    const won = both.find(({ status }) => status === 200)!.body
    expect([won.version, await unit('water')]).toEqual([2, { ...won, hasWork: false }])
  })

  it('that a loaded list makes is told without a name, and only where something differs', async () => {
    const { disabled: _, version, ...row } = await unit('panyu')
    const load = (more: Body) => saveOrganizers(api.test.services.db, [{ ...row, ...more } as never])
    await load({})
    expect((await unit('panyu')).version).toBe(version)
    await load({ labelEn: 'Panyu', kind: 'other' })
    const refused = await editUnit('panyu', { label: '番禺', expectedVersion: version })
    expect(refused.body.changes).toEqual([by(null, 2, 'labelEn', 'kind')])
  })

  it('that its rules refuse raises no version', async () => {
    const { version } = await unit('panyu')
    expect((await editUnit('panyu', { parent: 'panyu', expectedVersion: version })).status).toBe(422)
    expect((await editUnit('panyu', { expectedVersion: version })).body.version).toBe(version)
  })
})
