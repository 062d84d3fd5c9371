import { toIso } from 'core/calendar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCall, aMatter, somebody } from '../../../test/a-matter.ts'
import { type Api, type Body, openApi } from '../../../test/api.ts'
import { moment } from '../../../test/services.ts'
import { idsAt } from '../../platform/ids.ts'

let api: Api
let now = '2026-03-02 10:00'

beforeAll(async () => {
  api = await openApi()
  await at(now)
})
afterAll(() => api.close())

async function at(when: string): Promise<void> {
  now = when
  await api.at(when)
}

let phones = 0
const newPhone = (): string => `1391234${String(++phones).padStart(4, '0')}`

const record = async (payload: Body, headers: Record<string, string> = {}) =>
  (await api.as('operator')).send({
    method: 'POST',
    url: '/api/contacts',
    payload: { channel: 'phone', startedAt: toIso(moment(now)), ...payload },
    headers,
  })
const get = async (account: string, url: string) => (await api.as(account)).send({ url })
const post = async (account: string, url: string, payload: Body, headers: Record<string, string> = {}) =>
  (await api.as(account)).send({ method: 'POST', url, payload, headers })

/** What waits to be chained into the access log. */
const entries = async (kind: string) =>
  (
    await api.rows<{ payload: { account: string; facts: Body } }>(
      "select payload from outbox where topic = 'access' and payload ->> 'kind' = $1 order by id",
      [kind],
    )
  ).map(({ payload }) => payload)

describe('a caller who is guided elsewhere', () => {
  it('is told the name, address, hours and number of the channel, in the language of the reader', async () => {
    const { status, body } = await record({ outcome: 'guided', guidedTo: 'litigation' })
    expect(status).toBe(201)
    expect(body.guidance).toMatchObject({ channel: 'litigation', phone: '12368' })
    for (const words of ['name', 'address', 'hours']) expect((body.guidance as Body)[words]).toMatch(/[一-鿿]/)
    const english = await record({ outcome: 'guided', guidedTo: 'litigation' }, { 'accept-language': 'en' })
    expect((english.body.guidance as Body).name).toBe('Litigation service line of the courts')
  })

  it('can be told before anything is recorded, all channels of the Measures', async () => {
    const { body } = await get('operator', '/api/contacts/guidance')
    expect((body.items as Body[]).map(({ channel }) => channel)).toEqual([
      'litigation',
      'arbitration',
      'discipline',
      'reconsideration',
      'disclosure',
      'petition',
    ])
    expect((await api.public.send({ url: '/api/contacts/guidance' })).status).toBe(401)
  })

  it('elsewhere than to those gets no address, and the words say where', async () => {
    const { status, body } = await record({ outcome: 'guided', guidedTo: 'other', reason: '供电企业客服' })
    expect([status, body.guidance]).toEqual([201, undefined])
  })
})

describe('POST /api/contacts/caller', () => {
  const find = (phone: string, account = 'operator') => post(account, '/api/contacts/caller', { phone })

  it('finds the open matters of a number however it is written, newest first and with masked names', async () => {
    const phone = newPhone()
    const demander = { ...somebody, phone }
    const first = await aCall(api, { demander })
    await at('2026-03-02 10:01')
    const second = await aCall(api, { demander, title: '井盖松动' })
    await aCall(api, { demander: { ...somebody, phone: newPhone() } })
    const { status, body } = await find(`+86 ${phone.slice(0, 3)}-${phone.slice(3)}`)
    expect(status).toBe(200)
    expect((body.items as Body[]).map(({ no }) => no)).toEqual([second.no, first.no])
    expect((body.items as Body[])[0]).toMatchObject({ state: 'dispatching', title: '井盖松动', name: '黎**' })
    expect(JSON.stringify(body)).not.toContain(phone)
    expect((await find(newPhone())).body).toEqual({ items: [], callback: false })
    const entered = await entries('search')
    expect(entered.map(({ account, facts }) => [account, facts.found])).toEqual([
      ['operator', [second.no, first.no]],
      ['operator', []],
    ])
    expect(JSON.stringify(entered)).not.toContain(phone)
  })

  it('finds what is still open of a number that has asked often since', async () => {
    const phone = newPhone()
    const { no } = await aCall(api, { demander: { ...somebody, phone } })
    const later = Array.from({ length: 60 }, idsAt(moment(now) + 3_600_000))
    await api.rows(
      `insert into persons (id, matter_id, sealed_to_units, data, phone_hash, code_hash, key_id, hash_version)
       select gen_random_uuid(), later, p.sealed_to_units, p.data, p.phone_hash, p.code_hash, p.key_id, p.hash_version
       from persons p join matters m on m.id = p.matter_id, unnest($2::uuid[]) as later where m.no = $1`,
      [no, later],
    )
    expect(((await find(phone)).body.items as Body[]).map((one) => one.no)).toEqual([no])
  })

  it('finds what was closed for as long as the same may be meant, and not longer', async () => {
    const phone = newPhone()
    const { no } = await aMatter(api, { state: 'closed', request: { demander: { ...somebody, phone } } })
    const found = async () => ((await find(phone)).body.items as Body[]).map((one) => [one.no, one.closing])
    await at('2026-04-01 23:59')
    expect(await found()).toEqual([[no, 'resolved']])
    await at('2026-04-02 00:00')
    expect(await found()).toEqual([])
  })

  it('is for those who talk to callers', async () => {
    for (const account of ['clerk_water', 'centre_manager', 'kb_editor', 'system_admin'])
      expect((await find(newPhone(), account)).status).toBe(403)
    expect((await find('12'.repeat(20))).status).toBe(400)
  })
})

describe('a contact linked to a matter', () => {
  it('changes nothing of the matter, and is counted and shown with it', async () => {
    const { no } = await aMatter(api, { state: 'handling' })
    const manager = await api.as('centre_manager')
    const before = await manager.view(no)
    await at('2026-04-02 00:01')
    await record({ outcome: 'linked', matter: no, reason: '询问进展', serviceRating: 4 })
    await at('2026-04-02 00:02')
    await record({ outcome: 'linked', matter: no })
    const after = await manager.view(no)
    expect([after.version, after.clocks]).toEqual([before.version, before.clocks])
    const { body } = await get('operator', `/api/matters/${no}/contacts`)
    expect(body.linked).toBe(2)
    expect((body.items as Body[]).map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['registered', undefined],
      ['linked', '询问进展'],
      ['linked', undefined],
    ])
    expect((body.items as Body[])[1]).toMatchObject({
      account: 'operator',
      accountName: expect.stringMatching(/\p{Script=Han}/u),
      serviceRating: 4,
    })
  })

  it('is shown without its words to who may not know the demander, to no unit and to no other', async () => {
    const { no } = await aMatter(api, { state: 'handling' })
    await record({ outcome: 'linked', matter: no, reason: '本人电话 13800138000' })
    const masked = await get('centre_manager', `/api/matters/${no}/contacts`)
    expect([masked.status, masked.text.includes('13800138000')]).toEqual([200, false])
    expect((await get('clerk_chengguan', `/api/matters/${no}/contacts`)).status).toBe(403)
    expect((await get('clerk_water', `/api/matters/${no}/contacts`)).status).toBe(404)
    expect((await get('system_admin', `/api/matters/${no}/contacts`)).status).toBe(404)
  })
})

describe('a missed call', () => {
  const missed = async (phone: string) => (await record({ outcome: 'abandoned', phone })).body
  const tried = (contact: unknown, body: Body, account = 'callback_clerk', headers: Record<string, string> = {}) =>
    post(account, `/api/contacts/${contact}/tries`, body, headers)
  const listed = async (account = 'callback_clerk') => (await get(account, '/api/contacts/callbacks?limit=100')).body
  const lineOf = async (contact: unknown, account?: string) =>
    ((await listed(account)).items as Body[]).find((one) => one.contact === contact)

  it('is to be called back within 30 minutes; who waits longer is shown as overdue', async () => {
    await at('2026-05-04 10:00')
    const phone = newPhone()
    const { id, callback } = await missed(phone)
    expect(callback).toEqual({ contact: id, dueAt: '2026-05-04T10:30:00.000+08:00' })
    expect(await lineOf(id)).toMatchObject({
      phone,
      state: 'open',
      light: 'green',
      overdue: false,
      tries: 0,
      mostTries: 3,
    })
    expect((await entries('read')).at(-1)).toMatchObject({
      account: 'callback_clerk',
      facts: { call: 'openCallbacks', shown: [id] },
    })
    expect((await lineOf(id, 'centre_manager'))?.phone).toBe(`139****${phone.slice(-4)}`)
    await at('2026-05-04 10:24')
    expect(await lineOf(id)).toMatchObject({ light: 'yellow', overdue: false })
    expect(await listed()).toMatchObject({ overdue: 0, capped: false })
    await at('2026-05-04 10:30')
    expect(await lineOf(id)).toMatchObject({ light: 'red', overdue: true })
    expect(await listed()).toMatchObject({ overdue: 1, capped: false })
  })

  it('is done when the caller is reached, and cannot be tried again', async () => {
    const { id } = await missed(newPhone())
    const first = await tried(id, { reached: false, note: '无人接听' })
    expect([first.status, first.body.state, first.body.tries]).toEqual([200, 'open', 1])
    const second = await tried(id, { reached: true }, 'operator')
    expect([second.body.state, second.body.tries]).toEqual(['reached', 2])
    expect(await lineOf(id)).toBeUndefined()
    const third = await tried(id, { reached: true })
    expect([third.status, third.body.code, third.body.state]).toEqual([409, 'wrong-state', 'reached'])
    const kept = await api.rows<Body>(
      'select seq, account, reached from callback_tries where contact_id = $1 order by seq',
      [id],
    )
    expect(kept).toEqual([
      { seq: 1, account: 'callback_clerk', reached: false },
      { seq: 2, account: 'operator', reached: true },
    ])
  })

  it('is given up after three tries in vain', async () => {
    const { id } = await missed(newPhone())
    const states = []
    for (let n = 0; n < 3; n += 1) states.push((await tried(id, { reached: false })).body.state)
    expect(states).toEqual(['open', 'open', 'unreached'])
    expect((await tried(id, { reached: false })).status).toBe(409)
  })

  it('counts a try once however often its key comes', async () => {
    const { id } = await missed(newPhone())
    const key = { 'idempotency-key': 'try-number-one' }
    const answers = await Promise.all([1, 2, 3].map(() => tried(id, { reached: false }, 'callback_clerk', key)))
    expect(answers.map(({ status, body }) => [status, body.tries])).toEqual(Array(3).fill([200, 1]))
    expect((await tried(id, { reached: true }, 'callback_clerk', key)).body.code).toBe('key-reused')
  })

  it('of a number that waits already makes no second task', async () => {
    const phone = newPhone()
    const first = await missed(phone)
    const second = await missed(phone)
    expect(second.id).not.toBe(first.id)
    expect(second.callback).toEqual(first.callback)
    expect((await post('operator', '/api/contacts/caller', { phone })).body.callback).toBe(true)
    await tried(first.id, { reached: true })
    expect(((await missed(phone)).callback as Body).contact).not.toBe(first.id)
  })

  it('without a number cannot be called back', async () => {
    const { id, callback } = (await record({ outcome: 'abandoned' })).body
    expect(callback).toBeUndefined()
    expect((await tried(id, { reached: true })).status).toBe(404)
  })

  it('is listed page by page, the most urgent first', async () => {
    const walked: string[] = []
    for (let next: unknown = ''; next !== null; ) {
      const { body } = await get('operator', `/api/contacts/callbacks?limit=2${next ? `&cursor=${next}` : ''}`)
      walked.push(...(body.items as Body[]).map(({ dueAt, contact }) => `${dueAt} ${contact}`))
      next = body.next
    }
    expect(walked.length).toBeGreaterThan(2)
    expect(walked).toEqual([...new Set(walked)].sort())
    expect((await get('operator', '/api/contacts/callbacks?cursor=elsewhere')).status).toBe(400)
  })

  it('is counted among a thousand that are overdue, and no further', async () => {
    await at('2026-05-05 10:00')
    const before = Number((await listed()).overdue)
    const add = (count: number) =>
      api.rows(
        `insert into callback_tasks (contact_id, state, phone_hash, due_at, warn_at, rule_set, most_tries)
         select gen_random_uuid(), 'open', sha256(gen_random_uuid()::text::bytea), due_at, warn_at, rule_set, most_tries
         from (select * from callback_tasks limit 1) as one, generate_series(1, $1)`,
        [count],
      )
    await add(1_000 - before)
    expect(await listed()).toMatchObject({ overdue: 1_000, capped: false })
    await add(2)
    expect(await listed()).toMatchObject({ overdue: 1_000, capped: true })
    await api.rows('delete from callback_tasks where not exists (select from contacts where id = contact_id)')
  })

  it('is none of the units', async () => {
    expect((await get('clerk_water', '/api/contacts/callbacks')).status).toBe(403)
    const { id } = await missed(newPhone())
    expect((await tried(id, { reached: true }, 'centre_manager')).status).toBe(403)
  })
})
