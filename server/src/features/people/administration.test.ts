import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Api, type Body, openApi } from '../../../test/api.ts'

let api: Api

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
const ask = async (account: string, [method, url]: [Method, string], payload?: Body) =>
  (await api.as(account)).send({ method, url, payload })
const rolesOf = async (name: string): Promise<string[]> =>
  (await api.rows<{ roles: string[] }>('select roles from accounts where name = $1', [name]))[0]!.roles
const give = (by: string, name: string, roles: string[]) => ask(by, ['PUT', `/api/accounts/${name}/roles`], { roles })
const rule = (by: string, id: string, ruling: string) =>
  ask(by, ['POST', `/api/rights-requests/${id}/rule`], { ruling })
const account = (name: string, organizer: string | null = null) => ({
  name,
  display: '新人',
  displayEn: 'New',
  organizer,
})

describe('accounts', () => {
  it('are made without roles, with a password for one sign-in', async () => {
    const made = await ask('system_admin', ['POST', '/api/accounts'], account('fresh', 'water'))
    expect(made.status).toBe(201)
    expect(await rolesOf('fresh')).toEqual([])
    const payload = { account: 'fresh', password: made.body.password }
    const session = await api.public.send({ method: 'POST', url: '/api/sessions', payload })
    expect(session.body).toMatchObject({ mustChange: true, mustEnrol: true, roles: [] })
    const again = await ask('system_admin', ['POST', '/api/accounts'], account('fresh'))
    expect(again.body).toMatchObject({ code: 'malformed', errors: [{ path: '/name' }] })
    const stray = await ask('system_admin', ['POST', '/api/accounts'], account('stray', 'nowhere'))
    expect(stray.body.code).toBe('unknown-organizer')
  })

  it('keep their unit while they have roles', async () => {
    const move = () => ask('system_admin', ['PATCH', '/api/accounts/clerk_water'], { organizer: 'panyu' })
    expect((await move()).body).toMatchObject({ code: 'rule-refused', rule: 'account.rights' })
    expect((await ask('system_admin', ['PATCH', '/api/accounts/fresh'], { organizer: 'panyu' })).status).toBe(200)
  })

  it('end their sessions when they are shut, and nobody shuts his own', async () => {
    const clerk = await api.as('clerk_zhujian')
    expect((await clerk.send({ url: '/api/session' })).status).toBe(200)
    await ask('system_admin', ['PATCH', '/api/accounts/clerk_zhujian'], { disabled: true })
    expect((await clerk.send({ url: '/api/session' })).status).toBe(401)
    const own = await ask('system_admin', ['PATCH', '/api/accounts/system_admin'], { disabled: true })
    expect(own.body).toMatchObject({ rule: 'account.own', basis: expect.any(String) })
  })

  it('are listed page by page to the two who look after them', async () => {
    const page = await ask('security_admin', ['GET', '/api/accounts?limit=3'])
    expect([(page.body.items as object[]).length, typeof page.body.next]).toEqual([3, 'string'])
    const { body } = await ask('system_admin', ['GET', '/api/accounts?organizer=water'])
    expect(body).toMatchObject({ items: [{ name: 'clerk_water' }, { name: 'leader_water' }], next: null })
    expect(page.text).not.toContain('argon2')
  })
})

describe('roles', () => {
  it('are given by the security administrator at once, and felt at once', async () => {
    const auditor = await api.as('auditor')
    expect((await auditor.send({ url: '/api/matters?list=callback' })).body.code).toBe('not-permitted')
    const given = await give('security_admin', 'auditor', ['auditor', 'callback_clerk'])
    expect(given.body).toEqual({ roles: ['auditor', 'callback_clerk'], request: null, version: 2 })
    expect((await auditor.send({ url: '/api/matters?list=callback' })).status).toBe(200)
  })

  it.each<[string, string[], string]>([
    ['security_admin', ['operator'], 'rights.own'],
    ['operator', ['system_admin', 'audit_admin'], 'rights.apart'],
    ['operator', ['audit_admin', 'operator'], 'rights.apart'],
    ['operator', ['organizer_clerk'], 'rights.organizer'],
    ['clerk_panyu', ['dispatcher'], 'rights.organizer'],
  ])('of %s are never %j', async (name, roles, refused) => {
    const before = await rolesOf(name)
    expect((await give('security_admin', name, roles)).body).toMatchObject({ status: 422, rule: refused })
    expect(await rolesOf(name)).toEqual(before)
  })

  it('of an administrator wait for a second person', async () => {
    const asked = await give('security_admin', 'inspector', ['security_admin'])
    const { id } = asked.body.request as { id: string }
    expect(await rolesOf('inspector')).toEqual(['inspector'])
    expect((await give('security_admin', 'inspector', [])).status).toBe(200)
    expect((await give('security_admin', 'inspector', ['audit_admin'])).body.rule).toBe('rights.asked')
    expect((await rule('security_admin', id, 'approve')).body.rule).toBe('rights.own')
    expect((await rule('audit_admin', id, 'approve')).body.code).toBe('not-permitted')
    const { body } = await ask('system_admin', ['GET', '/api/rights-requests'])
    expect(body.items).toMatchObject([{ id, account: 'inspector', askedBy: 'security_admin' }])
    expect((await rule('system_admin', id, 'approve')).status).toBe(204)
    expect(await rolesOf('inspector')).toEqual(['security_admin'])
    expect((await rule('system_admin', id, 'approve')).body.code).toBe('not-found')
  })

  it('of an administrator are not approved by himself, and may be rejected', async () => {
    const asked = await give('security_admin', 'system_admin', [])
    const { id } = asked.body.request as { id: string }
    expect((await rule('system_admin', id, 'approve')).body.rule).toBe('rights.own')
    expect((await rule('inspector', id, 'reject')).status).toBe(204)
    expect(await rolesOf('system_admin')).toEqual(['system_admin'])
  })

  it('are entered in the access log', async () => {
    await api.runDue()
    const { body } = await ask('audit_admin', ['GET', '/api/access-log?kind=rights'])
    const told = (body.items as { facts: { what: string } }[]).map(({ facts }) => facts.what)
    expect(told).toEqual(['rejected', 'asked', 'given', 'given', 'asked', 'given'])
  })
})

describe('sessions and second factors of others', () => {
  it('are ended and reset by the security administrator, never his own', async () => {
    const clerk = await api.as('clerk_chengguan')
    const { body } = await ask('security_admin', ['GET', '/api/accounts/clerk_chengguan/sessions'])
    expect(body.items).toHaveLength(1)
    expect((await ask('security_admin', ['DELETE', '/api/accounts/clerk_chengguan/sessions'])).status).toBe(204)
    expect((await clerk.send({ url: '/api/session' })).status).toBe(401)
    const factor = (name: string) => ask('security_admin', ['DELETE', `/api/accounts/${name}/second-factor`])
    await api.rows(`insert into second_factors (account, secret, key_id) values ('fresh', '\\x00', 'k1')`)
    expect([(await factor('fresh')).status, (await factor('fresh')).status]).toEqual([204, 404])
    expect((await factor('security_admin')).body.rule).toBe('rights.own')
  })
})

describe('organizers', () => {
  const edit = (id: string, change: Body) => ask('system_admin', ['PATCH', `/api/organizers/${id}`], change)

  it('are kept also where the node cannot read them again', async () => {
    const refresh = vi.spyOn(api.test.services.city, 'refresh').mockRejectedValue(new Error('away'))
    const kept = await edit('water', { labelEn: 'Water Affairs' })
    refresh.mockRestore()
    expect(kept).toMatchObject({ status: 200, body: { labelEn: 'Water Affairs' } })
    await api.test.services.city.refresh()
  })

  it('are added, listed at once, and take no circle', async () => {
    const unit = { id: 'lamps', label: '路灯所', labelEn: 'Lamps', parent: 'panyu', kind: 'bureau' }
    expect((await ask('system_admin', ['POST', '/api/organizers'], unit)).status).toBe(201)
    const { body } = await ask('operator', ['GET', '/api/organizers?q=lamps'])
    expect(body.items).toMatchObject([{ code: 'lamps', parent: 'panyu' }])
    expect((await edit('panyu', { parent: 'lamps' })).body.rule).toBe('organizer.cycle')
    expect((await edit('panyu', { parent: 'panyu' })).body.rule).toBe('organizer.cycle')
    expect((await edit('lamps', { parent: 'nowhere' })).body.code).toBe('unknown-organizer')
  })

  it('are told whole to the system administrator, also when they were shut', async () => {
    await edit('lamps', { disabled: true })
    const { body } = await ask('system_admin', ['GET', '/api/organizers/all'])
    const lamps = {
      id: 'lamps',
      label: '路灯所',
      labelEn: 'Lamps',
      parent: 'panyu',
      kind: 'bureau',
      disabled: true,
      version: 2,
    }
    expect(body.items).toContainEqual({ ...lamps, hasWork: false })
    expect((await edit('lamps', { disabled: false })).body).toEqual({ ...lamps, disabled: false, version: 3 })
  })

  it('are read again by all nodes when one changes', async () => {
    const told = async () => (await api.rows(`select from outbox where topic = 'city'`)).length
    await api.runDue()
    expect(await told()).toBe(0)
    const { body } = await ask('system_admin', ['GET', '/api/organizers/all'])
    const lamps = (body.items as { id: string; label: string }[]).find(({ id }) => id === 'lamps')!
    expect((await edit('lamps', { label: `${lamps.label}二` })).status).toBe(200)
    expect(await told()).toBe(1)
    expect((await edit('lamps', { label: lamps.label })).status).toBe(200)
  })

  it('are shut only without open work and units below, and get no work then', async () => {
    const { no } = await aMatter(api, { state: 'handling', lead: 'water' })
    expect((await edit('water', { disabled: true })).body).toMatchObject({ status: 422, rule: 'organizer.work' })
    expect((await edit('panyu', { disabled: true })).body.rule).toBe('organizer.work')
    expect((await edit('lamps', { disabled: true })).status).toBe(200)
    expect((await ask('operator', ['GET', '/api/organizers?q=lamps'])).body.items).toEqual([])
    const next = await aMatter(api, { state: 'dispatching' })
    const sent = await (await api.as('dispatcher')).try(next.no, 'dispatch', { lead: 'lamps' })
    expect(sent.body.code).toBe('unknown-organizer')
    expect(no).toMatch(/^\d{13}$/)
  })

  it('are told of where work comes to one that is shut, from a node that has not heard, until it is recalled', async () => {
    const seen = async () => {
      const { body } = await ask('system_admin', ['GET', '/api/organizers/all'])
      const health = await ask('system_admin', ['GET', '/api/system-health'])
      return {
        units: (body.items as { id: string; hasWork: boolean }[]).filter(({ hasWork }) => hasWork).map(({ id }) => id),
        health: (health.body.checks as Body[]).find(({ check }) => check === 'shutUnits'),
      }
    }
    await edit('lamps', { disabled: false })
    const { no } = await aMatter(api, { state: 'dispatching' })
    const refresh = vi.spyOn(api.test.services.city, 'refresh').mockRejectedValue(new Error('not heard'))
    expect((await edit('lamps', { disabled: true })).status).toBe(200)
    const dispatcher = await api.as('dispatcher')
    const { assignments } = await dispatcher.do(no, 'dispatch', { lead: 'lamps' })
    refresh.mockRestore()
    await api.test.services.city.refresh()
    expect(await seen()).toMatchObject({ units: ['lamps'], health: { state: 'soon', figure: 1 } })
    await dispatcher.do(no, 'recall', {
      assignment: (assignments as { id: string }[])[0]!.id,
      reason: '单位已停用',
    } as never)
    expect(await seen()).toMatchObject({ units: [], health: { state: 'good', figure: 0 } })
  })
})
