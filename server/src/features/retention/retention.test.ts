import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made, somebody } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { moment } from '../../../test/services.ts'
import { verifyAccessLog } from '../access/index.ts'
import { rebuildProjections, verifyMatters } from '../integrity/index.ts'
import { cutByTime } from './index.ts'

let api: Api
let old: Made
let open: Made

const cutAt = (when: string) => cutByTime(api.test.services, { now: moment(when) })
const findings = async () => (await verifyMatters(api.test.services, () => undefined)).findings
const found = async (phone: string): Promise<string[]> => {
  const operator = await api.as('operator')
  const { body } = await operator.send({ method: 'POST', url: '/api/contacts/caller', payload: { phone } })
  return (body.items as { no: string }[]).map(({ no }) => no)
}
/** All of the database that could tell what was said, as text. */
async function everything(): Promise<string> {
  const tables = ['persons', 'texts', 'contacts', 'callback_tasks', 'matters', 'events', 'outbox', 'access_log', 'cuts']
  const rows = await Promise.all(
    tables.map((table) => api.rows<{ row: string }>(`select t::text as row from ${table} t`)),
  )
  return rows.flat().join('\n') + JSON.stringify(rows)
}
const keptOf = ({ no }: Made) =>
  api.rows<{ kept: number }>(
    `select (select count(*)::int from persons p where p.matter_id = m.id
         and (data is not null or salt is not null or phone_hash is not null or name_hash is not null
           or code_hash is not null))
       + (select count(*)::int from texts t where t.owner_id = m.id
         and (plain is not null or data is not null or salt is not null))
       + (select count(*)::int from contacts c where c.matter_id = m.id and (phone is not null or phone_hash is not null))
       as kept from matters m where no = $1`,
    [no],
  )
const isKept = async (made: Made): Promise<boolean> => (await keptOf(made))[0]!.kept > 0
const figures = () =>
  api.rows(`select no, state, closing, type, category, district, closed_at, body from matters order by id`)
const events = () => api.rows('select id, body, hash from events order by matter_id, seq')
const aContact = async (payload: object) =>
  (
    await (
      await api.as('operator')
    ).send({
      method: 'POST',
      url: '/api/contacts',
      payload: { channel: 'phone', startedAt: '2026-03-02T09:00:00+08:00', ...payload },
    })
  ).body

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  old = await aMatter(api, { state: 'closed' })
  open = await aMatter(api, { state: 'handling', request: { demander: { name: '周到', phone: '13700137000' } } })
  await aContact({ outcome: 'declined', reason: '只说了往事', phone: '13600136000' })
  await aContact({ outcome: 'abandoned', phone: '13500135000' })
})
afterAll(() => api.close())

describe('retention by time', () => {
  it('cuts nothing before the day', async () => {
    expect(await cutAt('2031-03-02 10:00')).toEqual({ matters: 0, contacts: 0 })
    expect(await isKept(old)).toBe(true)
  })

  it('cuts who asked and what was written, and leaves figures and events as they were', async () => {
    const before = [await figures(), await events()]
    expect(await cutAt('2031-03-08 10:00')).toEqual({ matters: 1, contacts: 1 })
    expect([await isKept(old), await isKept(open)]).toEqual([false, true])
    expect([await figures(), await events()]).toEqual(before)
    expect(await everything()).not.toContain('只说了往事')
    expect(await found('13700137000')).toEqual([open.no])
    expect(await found(somebody.phone)).toEqual([])
    expect(await api.rows('select from contacts where phone is not null and cut_at is not null')).toEqual([])
  })

  it('leaves a chain and digests that verify, and access entries', async () => {
    await api.runDue()
    expect(await findings()).toEqual([])
    expect((await verifyAccessLog(api.test.services)).faults).toEqual([])
    const entries = await api.rows(`select account, facts from access_log where kind = 'cut'`)
    expect(entries).toEqual([
      { account: 'system', facts: { what: 'by-time', matters: 1, before: '2026-03-08' } },
      { account: 'system', facts: { what: 'by-time', contacts: 1, before: '2026-03-08' } },
    ])
  })

  it('shows plainly that it was cut, on the page and in the history', async () => {
    const dispatcher = await api.as('dispatcher')
    const view = await dispatcher.view(old.no)
    expect(view.cutAt).toBe('2031-03-08T10:00:00.000+08:00')
    expect([view.title, view.content, view.publicReply, view.place.address]).toEqual(Array(4).fill(undefined))
    expect(view.participants[0]).toMatchObject({ masked: true })
    expect(view.participants[0]).not.toHaveProperty('name')
    expect((await dispatcher.events(old.no)).every(({ texts }) => Object.keys(texts).length === 0)).toBe(true)
    for (const path of ['contacts', 'events'])
      expect((await dispatcher.send({ url: `/api/matters/${old.no}/${path}` })).status).toBe(200)
    expect(await dispatcher.view(open.no)).not.toHaveProperty('cutAt')
    const { no, code } = old
    const track = await api.public.send({ method: 'POST', url: '/api/public/track', payload: { no, code } })
    expect(track.body.code).toBe('wrong-code')
  })

  it('finds nothing again in a second run, and nothing comes back by a rebuild', async () => {
    await rebuildProjections(api.test.services, () => undefined)
    expect(await isKept(old)).toBe(false)
    expect(await cutAt('2031-03-08 11:00')).toEqual({ matters: 0, contacts: 0 })
    expect(await findings()).toEqual([])
  })

  it('leaves a matter alone that was merged into an open one', async () => {
    const source = await aMatter(api, { state: 'dispatching' })
    const { state, mergedInto } = await (await api.as('dispatcher')).do(source.no, 'merge', { into: open.no })
    expect([state, mergedInto]).toEqual(['closed', open.no])
    expect(await cutAt('2033-03-02 10:00')).toEqual({ matters: 0, contacts: 0 })
    expect(await isKept(source)).toBe(true)
  })

  it('is told from a text that somebody took away', async () => {
    const take = `update texts set plain = null, salt = null, cut_at = now()
      where kind = 'register.title' and owner_id = (select id from matters where no = $1)`
    await api.rows(take, [open.no])
    expect(await findings()).toEqual([{ no: open.no, faults: ['texts'] }])
  })
})

describe('a request to cut', () => {
  const ask = async (no: string, account = 'centre_manager') =>
    (await api.as(account)).send({
      method: 'POST',
      url: `/api/matters/${no}/personal-data/cut`,
      payload: { reason: '本人申请，13800138000' },
    })
  const rule = async (id: unknown, ruling: string, account = 'security_admin') =>
    (await api.as(account)).send({ method: 'POST', url: `/api/cut-requests/${id}/rule`, payload: { ruling } })
  const waiting = async () => (await (await api.as('security_admin')).send({ url: '/api/cut-requests' })).body.items

  it('is asked for by one and approved by another, and entered', async () => {
    const made = await aMatter(api, { state: 'closed', request: { demander: { name: '吴忘', phone: '13400134000' } } })
    expect(await found('13400134000')).toEqual([made.no])
    const asked = await ask(made.no)
    expect(asked.status).toBe(201)
    expect(await waiting()).toMatchObject([
      { id: asked.body.id, matter: made.no, askedBy: 'centre_manager', reason: '本人申请，****' },
    ])
    expect((await ask(made.no)).body.rule).toBe('cut.asked')
    expect(await isKept(made)).toBe(true)
    expect((await rule(asked.body.id, 'approve')).status).toBe(204)
    expect(await isKept(made)).toBe(false)
    expect(await found('13400134000')).toEqual([])
    expect([await waiting(), (await ask(made.no)).body.rule]).toEqual([[], 'cut.done'])
    expect((await rule(asked.body.id, 'approve')).body.code).toBe('not-found')
    await api.runDue()
    const entries = await api.rows<{ account: string; what: string }>(
      `select account, facts ->> 'what' as what from access_log where kind = 'cut' and matter_no = $1 order by seq`,
      [made.no],
    )
    expect(entries).toEqual([
      { account: 'centre_manager', what: 'asked' },
      { account: 'security_admin', what: 'approved' },
    ])
    expect((await findings()).map(({ no }) => no)).not.toContain(made.no)
    expect(await everything()).not.toContain('本人申请')
  })

  it('rejected leaves everything, and may be made again', async () => {
    const made = await aMatter(api, { state: 'closed' })
    await rule((await ask(made.no)).body.id, 'reject')
    expect(await isKept(made)).toBe(true)
    expect((await ask(made.no)).status).toBe(201)
  })

  it.each(['registered', 'handling', 'callback'] as const)('is refused for a matter that is %s', async (state) => {
    expect((await ask((await aMatter(api, { state })).no)).body.rule).toBe('cut.open')
  })

  it('is approved by nobody who asked, whatever else he is', async () => {
    const made = await aMatter(api, { state: 'closed' })
    const { id } = (await ask(made.no)).body
    await api.rows(`update cut_requests set asked_by = 'security_admin' where id = $1`, [id])
    expect((await rule(id, 'approve')).body.rule).toBe('cut.own')
    expect(await isKept(made)).toBe(true)
  })

  it('leaves nothing to answer a repetition with', async () => {
    const made = await aMatter(api, { state: 'closed' })
    await api.rows(
      `insert into idempotency_keys (scope, key, body_hash, matter_no, secret, at)
       values ('public', 'kept', '\\x00', $1, '\\x00', now())`,
      [made.no],
    )
    await rule((await ask(made.no)).body.id, 'approve')
    expect(await api.rows('select from idempotency_keys where secret is not null')).toEqual([])
    expect((await (await api.as('dispatcher')).view(made.no)).cutAt).toMatch(/^2026-03-0/)
  })
})
