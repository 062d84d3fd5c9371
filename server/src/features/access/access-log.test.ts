import { AccessEntryView, accessKinds, type AccessEntryView as Entry } from 'contract/access'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCall, aMatter, type Made, somebody } from '../../../test/a-matter.ts'
import { type Api, type Caller, openApi } from '../../../test/api.ts'
import { createAudit } from '../../platform/audit.ts'
import { verifyAccessLog } from './index.ts'

let api: Api
let auditor: Caller
let made: Made

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  auditor = await api.as('audit_admin')
  made = await aMatter(api, { state: 'handling' })
})
afterAll(() => api.close())

/** The log as its administrator reads it, once all that waits has come in. */
async function log(query = ''): Promise<Entry[]> {
  await api.runDue()
  const { status, body } = await auditor.send({ url: `/api/access-log?limit=100${query}` })
  expect(status).toBe(200)
  return body.items as Entry[]
}

const readBy = async (account: string): Promise<Entry[]> => {
  const before = new Set((await log('&kind=read')).map(({ id }) => id))
  await (await api.as(account)).view(made.no)
  return (await log('&kind=read')).filter(({ id }) => !before.has(id))
}
const tamper = (sql: string) => api.rows(sql)
const verify = () => verifyAccessLog(api.test.services)

describe('what is entered', () => {
  it.each(['dispatcher', 'clerk_chengguan'])('a matter that shows %s who asked', async (account) => {
    const [entry, ...more] = await readBy(account)
    expect(more).toEqual([])
    expect(entry).toMatchObject({ account, kind: 'read', matter: made.no, facts: { call: 'readMatter' } })
    expect(Value.Check(AccessEntryView, entry)).toBe(true)
    const [participant] = (await (await api.as(account)).view(made.no)).participants
    expect(participant!.name).toBe(somebody.name)
    expect(entry!.facts).toMatchObject({ shown: [participant!.id] })
  })

  it.each(['supervisor', 'inspector'])('not a matter that %s sees masked', async (account) => {
    expect(await readBy(account)).toEqual([])
  })

  it('not what the demander reads of his own', async () => {
    const before = await log()
    await (await api.demander(made)).view(made.no)
    expect(await log()).toEqual(before)
  })

  it('the answer of a command that shows him too', async () => {
    const own = await aMatter(api)
    await (await api.as('dispatcher')).do(own.no, 'accept', { type: 'complaint', category: '0101', urgency: 'general' })
    expect(await log(`&matter=${own.no}`)).toMatchObject([{ account: 'dispatcher', facts: { call: 'acceptMatter' } }])
  })

  it('what a command answers by the commit of the command itself, once', async () => {
    const own = await aMatter(api)
    await (await api.as('dispatcher')).do(own.no, 'accept', { type: 'complaint', category: '0101', urgency: 'general' })
    const called = await aCall(api)
    const rows = await api.rows<{ topic: string; call: string | null; commit: string }>(
      `select topic, payload -> 'facts' ->> 'call' as call, xmin::text as commit from outbox
       where payload ->> 'no' = any($1) or payload ->> 'matter' = any($1) order by id`,
      [[own.no, called.no]],
    )
    const calls = ['acceptMatter', 'takeMatter'] as const
    const commitOf = (call: string) => rows.filter((row) => row.call === call).map(({ commit }) => commit)
    for (const call of calls) expect(commitOf(call)).toHaveLength(1)
    const [registered, accepted, taken] = rows.filter(({ topic }) => topic === 'matter').map(({ commit }) => commit)
    expect(registered).not.toBe(accepted)
    expect(calls.flatMap(commitOf)).toEqual([accepted, taken])
  })

  it('a history with the number that was called', async () => {
    const clerk = await api.as('clerk_chengguan')
    const at = '2026-03-02T10:00:00+08:00'
    await clerk.do(made.no, 'contactDemander', { assignment: made.lead, at, number: somebody.phone, note: '已联系' })
    await (await api.as('operator')).events(made.no)
    expect(await log(`&account=operator&kind=read&matter=${made.no}`)).toMatchObject([{ facts: { shown: ['number'] } }])
  })

  it('a search by a number, without the number', async () => {
    const payload = { phone: somebody.phone }
    const found = await (await api.as('operator')).send({ method: 'POST', url: '/api/contacts/caller', payload })
    expect(found.status).toBe(200)
    const [entry] = await log('&kind=search')
    expect(entry).toMatchObject({ account: 'operator', facts: { call: 'findCaller' } })
    expect(entry!.facts).toMatchObject({ found: expect.arrayContaining([made.no]) })
    expect(JSON.stringify(entry)).not.toContain(somebody.phone)
  })

  it('sign-ins, and those that were refused', async () => {
    const payload = { account: 'leader_water', password: 'wrong' }
    await api.public.send({ method: 'POST', url: '/api/sessions', payload })
    await api.public.send({ method: 'POST', url: '/api/sessions', payload: { ...payload, account: 'my password' } })
    await api.as('leader_water')
    expect((await log('&account=leader_water')).map(({ kind }) => kind)).toEqual(['sign-in', 'sign-in-refused'])
    const [unknown] = await log('&kind=sign-in-refused')
    expect(unknown!.account).toBe('')
    expect(JSON.stringify(await log())).not.toContain('my password')
  })

  it('many at once with few commits, and each once', async () => {
    const audit = createAudit(api.test.services.db)
    const kind = 'export'
    await Promise.all(Array.from({ length: 50 }, (_, n) => audit.note({ account: 'busy', kind, facts: { n } })))
    const rows = await api.rows<{ commits: number; n: number }>(
      `select count(distinct xmin::text)::int as commits, count(*)::int as n from outbox where topic = 'access'
         and payload ->> 'account' = 'busy'`,
    )
    expect(rows[0]!.n).toBe(50)
    expect(rows[0]!.commits).toBeLessThanOrEqual(2)
    const entered = await log('&account=busy')
    expect(entered.map(({ facts }) => facts).toSorted()).toHaveLength(50)
    expect(new Set(entered.map(({ seq }) => seq)).size).toBe(50)
  })

  it('what comes after entries that could not be written', async () => {
    const { db } = api.test.services
    let isAway = true
    const audit = createAudit({
      query: (...asked) => (isAway ? Promise.reject(new Error('away')) : db.query(...asked)),
    })
    const lost = [1, 2].map((n) => audit.note({ account: 'unlucky', kind: 'export', facts: { n } }))
    expect((await Promise.allSettled(lost)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    isAway = false
    await audit.note({ account: 'unlucky', kind: 'export', facts: { n: 3 } })
    expect((await log('&account=unlucky')).map(({ facts }) => facts)).toEqual([{ n: 3 }])
  })
})

describe('the access log', () => {
  it('names no demander', async () => {
    const { text } = await auditor.send({ url: '/api/access-log?limit=100' })
    expect(text).not.toContain(somebody.name)
    expect(text).not.toContain(somebody.phone)
  })

  it('is turned over page by page, the newest first, without a gap', async () => {
    const all = await log()
    const found: Entry[] = []
    for (let cursor = ''; ; ) {
      const { body } = await auditor.send({ url: `/api/access-log?limit=7${cursor && `&cursor=${cursor}`}` })
      found.push(...(body.items as Entry[]))
      if (body.next === null) break
      cursor = String(body.next)
    }
    expect(found.length).toBeGreaterThan(20)
    expect(found.slice(0, all.length)).toEqual(all)
    expect(found.map(({ id }) => id)).toEqual(
      found
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    )
  })

  it('is narrowed to a day', async () => {
    const day = (await log())[0]!.at.slice(0, 10)
    expect((await log(`&day=${day}`)).length).toBeGreaterThan(0)
    expect(await log('&day=2020-01-01')).toEqual([])
  })

  it.each(['security_admin', 'system_admin', 'centre_manager', 'operator'])('is closed to %s', async (account) => {
    const caller = await api.as(account)
    for (const url of ['/api/access-log', '/api/access-alerts'])
      expect((await caller.send({ url })).body.code).toBe('not-permitted')
  })

  it('holds the kinds of the contract and no other', async () => {
    const [found] = await api.rows<{ text: string }>(
      `select pg_get_constraintdef(oid) as text from pg_constraint
       where conrelid = 'access_log'::regclass and pg_get_constraintdef(oid) like '%kind%'`,
    )
    expect([...found!.text.matchAll(/'([^']+)'::text/g)].map(([, kind]) => kind)).toEqual([...accessKinds])
  })

  it.each(['update access_log set account = account', 'delete from access_log'])('takes no %s', async (sql) => {
    const { db } = api.test.services
    await expect(db.query({ name: '', text: sql })).rejects.toThrow('permission denied')
  })
})

describe('verify', () => {
  it('follows the chain to its end', async () => {
    await log()
    const { entries, faults } = await verify()
    expect(faults).toEqual([])
    expect(entries).toBeGreaterThan(60)
  })

  it('tells the audit administrator what the command tells', async () => {
    const { body } = await auditor.send({ url: '/api/access-log/chain' })
    expect(body).toMatchObject({ entries: expect.any(Number), faults: [] })
    expect(body.entries).toBeGreaterThan(60)
  })

  it('finds a changed entry', async () => {
    await tamper(`update access_log set account = account || 'x' where seq = 3`)
    const { body } = await auditor.send({ url: '/api/access-log/chain' })
    expect(body.faults).toEqual([{ seq: 3, fault: 'changed' }])
    expect((await verify()).faults).toEqual([{ seq: 3, fault: 'changed' }])
    await tamper(`update access_log set account = rtrim(account, 'x') where seq = 3`)
    expect((await verify()).faults).toEqual([])
  })

  it('finds an entry that was taken out, and an end that was cut off', async () => {
    await tamper('create table kept as select * from access_log')
    await tamper('delete from access_log where seq = 5')
    expect((await verify()).faults).toMatchObject([{ seq: 6, fault: 'missing' }])
    await tamper('delete from access_log where seq > 20')
    expect((await verify()).faults.map(({ fault }) => fault)).toEqual(['missing', 'cut'])
    await tamper('insert into access_log select * from kept on conflict do nothing')
    expect((await verify()).faults).toEqual([])
  })

  it('finds by the file that the end was cut off in the database everywhere', async () => {
    await tamper('create table kept_head as select * from access_head')
    await tamper('delete from access_log')
    await tamper('delete from access_head')
    expect((await verify()).faults).toMatchObject([{ fault: 'cut' }])
    await tamper('insert into access_log select * from kept')
    await tamper('insert into access_head select * from kept_head')
    expect((await verify()).faults).toEqual([])
  })
})
