import type { AccessEntryView } from 'contract/access'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made, somebody } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { verifyMatters } from '../integrity/index.ts'
import { usualReveals } from './alerts.ts'

let api: Api
let made: Made
let participant: string

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  made = await aMatter(api, { state: 'handling' })
  participant = (await (await api.as('dispatcher')).view(made.no)).participants[0]!.id
})
afterAll(() => api.close())

const reveal = async (account: string, { no = made.no, who = participant, reason = '核实投诉' } = {}) =>
  (await api.as(account)).send({
    method: 'POST',
    url: `/api/matters/${no}/reveal`,
    payload: { participant: who, reason },
  })
async function log(query: string): Promise<AccessEntryView[]> {
  await api.runDue()
  const { body } = await (await api.as('audit_admin')).send({ url: `/api/access-log?limit=100&${query}` })
  return body.items as AccessEntryView[]
}

describe('revealing who asked', () => {
  it.each(['supervisor', 'centre_manager'])('tells %s, with an entry and its reason', async (account) => {
    const before = await (await api.as(account)).view(made.no)
    expect(before.participants[0]).toMatchObject({ name: '黎**', phone: '138****8000', masked: true })
    const answer = await reveal(account, { reason: '回电 13800138000 核实' })
    expect([answer.status, answer.body]).toEqual([200, { participant, ...somebody }])
    const [entry, ...more] = await log(`account=${account}&kind=reveal`)
    expect(more).toEqual([])
    expect(entry).toMatchObject({ matter: made.no, subject: participant, reason: '回电 **** 核实', facts: {} })
    expect((await (await api.as(account)).view(made.no)).version).toBe(before.version)
  })

  const others = ['inspector', 'office', 'leader', 'operator', 'clerk_chengguan', 'security_admin', 'audit_admin']
  it.each(others)('is not for %s', async (account) => {
    expect((await reveal(account)).body.code).toBe('not-permitted')
  })

  it('tells nobody of an unknown matter or of somebody else', async () => {
    const other = await aMatter(api)
    expect((await reveal('supervisor', { no: '2603020000000' })).body.code).toBe('not-found')
    expect((await reveal('supervisor', { no: other.no })).body.code).toBe('unknown-participant')
    expect((await reveal('supervisor', { reason: ' ' })).body.code).toBe('malformed')
  })

  it('leaves the matter as its events say', async () => {
    const { findings } = await verifyMatters(api.test.services, () => undefined)
    expect(findings).toEqual([])
  })

  it('raises one alert beyond the usual number within an hour', async () => {
    const alerts = async () => {
      await api.runDue()
      return (await (await api.as('audit_admin')).send({ url: '/api/access-alerts' })).body.items as object[]
    }
    for (let time = 1; time < usualReveals; time++) await reveal('supervisor')
    expect(await alerts()).toEqual([])
    await reveal('supervisor')
    expect(await alerts()).toMatchObject([{ account: 'supervisor', reveals: usualReveals + 1 }])
    await reveal('supervisor')
    expect(await alerts()).toHaveLength(1)
  })
})
