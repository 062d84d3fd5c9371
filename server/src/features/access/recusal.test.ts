import type { AccessEntryView } from 'contract/access'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, type Body, type Caller, openApi } from '../../../test/api.ts'
import { verifyAccessLog } from './index.ts'

let api: Api
let made: Made
let manager: Caller

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  made = await aMatter(api, { state: 'handling' })
  manager = await api.as('centre_manager')
})
afterAll(() => api.close())

const url = (no = made.no) => `/api/matters/${no}/recusals`
async function log(no = made.no): Promise<AccessEntryView[]> {
  await api.runDue()
  const query = `limit=100&kind=recusal&matter=${no}`
  return (await (await api.as('audit_admin')).send({ url: `/api/access-log?${query}` })).body.items as AccessEntryView[]
}

describe('recusal', () => {
  const recuse = async (account: string, { by = 'centre_manager', reason = '与诉求人有亲属关系' } = {}) =>
    (await api.as(by)).send({ method: 'POST', url: url(), payload: { account, reason } })
  const admit = async (account: string, by = 'centre_manager') =>
    (await api.as(by)).send({ method: 'DELETE', url: `${url()}/${account}` })
  const seenBy = async (account: string) => {
    const caller = await api.as(account)
    const view = await caller.send({ url: `/api/matters/${made.no}` })
    const history = await caller.send({ url: `/api/matters/${made.no}/events` })
    const list = account.startsWith('clerk') ? 'unit' : 'all'
    const listed = await caller.send({ url: `/api/matters?list=${list}&q=${made.no}` })
    return [view.status, history.status, (listed.body.items as object[]).length]
  }

  it.each(['dispatcher', 'clerk_chengguan'])('closes a matter to %s alone, until it is ended', async (account) => {
    expect(await seenBy(account)).toEqual([200, 200, 1])
    expect((await recuse(account)).status).toBe(204)
    expect(await seenBy(account)).toEqual([404, 404, 0])
    expect(await seenBy('operator')).toEqual([200, 200, 1])
    const comment = await (await api.as(account)).try(made.no, 'comment', { text: '看看' })
    expect(comment.body.code).toBe('not-found')
    expect((await admit(account)).status).toBe(204)
    expect(await seenBy(account)).toEqual([200, 200, 1])
    const entries = (await log()).filter(({ subject }) => subject === account)
    expect(entries.map(({ facts }) => facts)).toEqual([{ what: 'admitted' }, { what: 'recused' }])
  })

  it('is decided by the centre manager, who cannot end his own', async () => {
    for (const by of ['operator', 'supervisor', 'security_admin', 'leader_chengguan'])
      expect((await recuse('auditor', { by })).body.code).toBe('not-permitted')
    expect((await recuse('nobody')).body.code).toBe('not-found')
    await recuse('centre_manager')
    expect((await admit('centre_manager')).body.code).toBe('not-found')
  })

  it('is not told of in the events of other matters', async () => {
    const other = await aMatter(api)
    await api.rows(`insert into recusals values ('dispatcher', $1, 'centre_manager', now(), gen_random_uuid())`, [
      made.no,
    ])
    const dispatcher = await api.as('dispatcher')
    const manager = await api.as('centre_manager')
    const payload = { account: 'auditor', reason: '曾任该单位职务' }
    await manager.send({ method: 'POST', url: url(other.no), payload })
    expect((await dispatcher.send({ url: `/api/matters/${made.no}` })).status).toBe(404)
    await dispatcher.do(other.no, 'accept', { type: 'complaint', category: '0101', urgency: 'general' })
    const rows = await api.rows<{ body: object }>(`select body from events where command = 'accept'`)
    expect(JSON.stringify(rows)).not.toContain('recused')
  })
})

describe('why somebody was recused', () => {
  const reason = '是当事人的表弟，电话 13800138000'
  const shown = '是当事人的表弟，电话 ****'
  let about: Made
  beforeAll(async () => {
    about = await aMatter(api)
  })
  const send = (payload: Body) => manager.send({ method: 'POST', url: url(about.no), payload })
  const kept = async () =>
    (await manager.send({ url: url(about.no) })).body.items as { account: string; reason?: string }[]
  const entered = async () => (await log(about.no)).filter(({ subject }) => subject === 'inspector')

  it.each([{}, { reason: '' }, { reason: ' \n' }, { reason: '因'.repeat(501) }])(
    'must be said: not %j',
    async (wrong) => {
      const { body } = await send({ account: 'inspector', ...wrong })
      expect(body).toMatchObject({ code: 'malformed', errors: [{ path: '/reason' }] })
      expect(await kept()).not.toContainEqual(expect.objectContaining({ account: 'inspector' }))
    },
  )

  it('is told to the centre manager and in the access log, without long numbers', async () => {
    expect((await send({ account: 'inspector', reason })).status).toBe(204)
    const by = { decidedBy: 'centre_manager', matter: about.no }
    expect(await kept()).toContainEqual({ account: 'inspector', reason: shown, at: expect.any(String), ...by })
    expect(await entered()).toMatchObject([{ account: 'centre_manager', reason: shown, facts: { what: 'recused' } }])
    const rows = await api.rows(`select facts from access_log where subject = 'inspector'`)
    expect(JSON.stringify(rows)).not.toContain('表弟')
    expect((await verifyAccessLog(api.test.services)).faults).toEqual([])
  })

  it('stays the first one when it is said again', async () => {
    expect((await send({ account: 'inspector', reason: '另有原因' })).status).toBe(204)
    expect((await kept()).find(({ account }) => account === 'inspector')?.reason).toBe(shown)
    expect(await entered()).toHaveLength(1)
  })

  it('may be missing only where it was decided before reasons were kept', async () => {
    const insert = `insert into recusals (account, matter_no, decided_by, at) values ('office', '${about.no}', 'x', now())`
    await expect(api.rows(insert)).rejects.toThrow('recusals_reason')
    const checked = 'alter table recusals add constraint recusals_reason check (reason_text is not null) not valid'
    await api.rows('alter table recusals drop constraint recusals_reason')
    await api.rows(insert)
    await api.rows(checked)
    expect((await kept()).find(({ account }) => account === 'office')).not.toHaveProperty('reason')
  })

  it("goes when the matter's texts are cut; the recusal stays", async () => {
    const closed = await aMatter(api, { state: 'closed' })
    const of = url(closed.no)
    await manager.send({ method: 'POST', url: of, payload: { account: 'inspector', reason } })
    const cut = { method: 'POST', url: `/api/matters/${closed.no}/personal-data/cut`, payload: { reason } } as const
    const { id } = (await manager.send(cut)).body
    const ruling = { method: 'POST', url: `/api/cut-requests/${id}/rule`, payload: { ruling: 'approve' } } as const
    expect((await (await api.as('security_admin')).send(ruling)).status).toBe(204)
    const [left] = (await manager.send({ url: of })).body.items as object[]
    expect(left).toEqual({
      account: 'inspector',
      matter: closed.no,
      decidedBy: 'centre_manager',
      at: expect.any(String),
    })
    const rows = await api.rows(`select from texts where plain like '%表弟%' and kind = 'recusal.reason'`)
    expect(rows).toHaveLength(1)
    expect((await verifyAccessLog(api.test.services)).faults).toEqual([])
  })
})
