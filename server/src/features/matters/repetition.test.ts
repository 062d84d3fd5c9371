import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, someRequest } from '../../../test/a-matter.ts'
import { type Answer, type Api, type Body, type Caller, openApi } from '../../../test/api.ts'

let api: Api
let operator: Caller
let dispatcher: Caller

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  operator = await api.as('operator')
  dispatcher = await api.as('dispatcher')
})
afterAll(() => api.close())

const atOnce = <Result>(times: number, run: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: times }, (_, index) => run(index)))
const countOf = async (table: string): Promise<number> =>
  (await api.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n
const counts = async () => {
  const tables = ['matters', 'events', 'persons', 'texts', 'contacts', 'running_clocks', 'idempotency_keys']
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await countOf(table)])))
}
const eventsOf = async (no: string): Promise<string[]> => (await dispatcher.events(no)).map(({ command }) => command)

const register = (key: string, more: Body = {}): Promise<Answer> =>
  api.public.send({
    method: 'POST',
    url: '/api/public/matters',
    payload: { ...someRequest, ...more },
    headers: { 'idempotency-key': key },
  })
const takeCall = (key: string, more: Body = {}): Promise<Answer> =>
  operator.send({
    method: 'POST',
    url: '/api/matters',
    payload: { ...someRequest, channel: 'phone', category: '0101', ...more },
    headers: { 'idempotency-key': key },
  })

const doors: [name: string, send: typeof register, table: string][] = [
  ['from the portal', register, 'public'],
  ['by an operator', takeCall, 'staff:operator'],
]

describe.each(doors)('a request %s, sent again with its key', (_, send, scope) => {
  it('is one matter with the same number and code', async () => {
    const key = randomUUID()
    const first = await send(key)
    expect(first.status).toBe(201)
    const before = await counts()
    const second = await send(key)
    expect([second.status, second.body.no, second.body.code]).toEqual([201, first.body.no, first.body.code])
    expect(first.body.code).toMatch(/^\d{8}$/)
    expect(await counts()).toEqual(before)
  })

  it('is one matter also when sent twenty times at once', async () => {
    const key = randomUUID()
    const before = await countOf('matters')
    const answers = await atOnce(20, () => send(key))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
    expect(new Set(answers.map(({ body }) => `${body.no} ${body.code}`)).size).toBe(1)
    expect(await countOf('matters')).toBe(before + 1)
  })

  it('with another body is refused, and the first stays as it was', async () => {
    const key = randomUUID()
    await send(key)
    const before = await counts()
    const other = await send(key, { title: '另一件事' })
    expect([other.status, other.body.code]).toEqual([422, 'key-reused'])
    expect(await counts()).toEqual(before)
  })

  it('answers the number without the code once the day of the secret is over', async () => {
    const key = randomUUID()
    const { body } = await send(key)
    await api.rows(`update idempotency_keys set at = at - interval '25 hours' where scope = $1 and key = $2`, [
      scope,
      key,
    ])
    const later = await send(key)
    expect([later.status, later.body.no, 'code' in later.body]).toEqual([201, body.no, false])
  })

  it('never lies readable in the database', async () => {
    const key = randomUUID()
    const code = String((await send(key)).body.code)
    const [row] = await api.rows<{ secret: Buffer }>('select secret from idempotency_keys where key = $1', [key])
    expect(row!.secret.includes(code)).toBe(false)
  })
})

describe('a request that an operator takes', () => {
  const demander = { ...someRequest.demander, name: ' 黎小满 ' }
  it.each([
    ['in his own words', { demander }],
    ['without a name', { demander: undefined, anonymous: true }],
    ['that is confidential', { demander, confidential: true, about: ['water'] }],
  ])('is answered as it is read afterwards: %s', async (_, more) => {
    const { status, body } = await takeCall(randomUUID(), more)
    const { code, ...view } = body
    expect([status, code]).toEqual([201, expect.stringMatching(/^\d{8}$/)])
    expect(view).toEqual(await operator.view(String(body.no)))
  })
})

describe('a key', () => {
  it('of the public is a random one, so that nobody meets the key of another', async () => {
    const answer = await register('00000000-0000-0000-0000-000000000001')
    expect([answer.status, answer.body.code]).toEqual([422, 'key-not-random'])
  })

  it('counts within its account', async () => {
    const key = randomUUID()
    const { no } = await aMatter(api)
    const other = await aMatter(api)
    await dispatcher.try(no, 'comment', { text: '甲' }, key)
    const foreign = await operator.try(other.no, 'comment', { text: '乙' }, key)
    expect(foreign.status).toBe(200)
  })

  it('of a refused command is free: nothing was done with it', async () => {
    const key = randomUUID()
    const { no } = await aMatter(api)
    expect((await dispatcher.try(no, 'dispatch', { lead: 'water' }, key)).status).toBe(409)
    await dispatcher.do(no, 'accept', { type: 'complaint', category: '0101', urgency: 'general' })
    expect((await dispatcher.try(no, 'dispatch', { lead: 'water' }, key)).status).toBe(200)
  })
})

describe('a command sent again with its key', () => {
  it('happens once and answers the present view', async () => {
    const key = randomUUID()
    const { no } = await aMatter(api, { state: 'dispatching' })
    const first = await dispatcher.try(no, 'comment', { text: '请尽快' }, key)
    await dispatcher.do(no, 'dispatch', { lead: 'water' })
    const second = await dispatcher.try(no, 'comment', { text: '请尽快' }, key)
    expect([first.status, second.status]).toEqual([200, 200])
    expect([first.body.state, second.body.state]).toEqual(['dispatching', 'handling'])
    expect(await eventsOf(no)).toEqual(['register', 'accept', 'comment', 'dispatch'])
  })

  it('happens once also when sent twenty times at once', async () => {
    const key = randomUUID()
    const { no } = await aMatter(api)
    const answers = await atOnce(20, () => dispatcher.try(no, 'comment', { text: '请尽快' }, key))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(await eventsOf(no)).toEqual(['register', 'comment'])
  })

  it('with another body, or to another matter, is refused', async () => {
    const key = randomUUID()
    const [one, other] = [await aMatter(api), await aMatter(api)]
    await dispatcher.try(one.no, 'comment', { text: '请尽快' }, key)
    const before = await counts()
    for (const [no, text] of [
      [one.no, '不急'],
      [other.no, '请尽快'],
    ] as const) {
      const { status, body } = await dispatcher.try(no, 'comment', { text }, key)
      expect([status, body.code]).toEqual([422, 'key-reused'])
    }
    expect(await counts()).toEqual(before)
  })

  it('is the same whatever the order of its fields', async () => {
    const key = randomUUID()
    const { no } = await aMatter(api)
    const url = `/api/matters/${no}/accept`
    const headers = { 'idempotency-key': key }
    const bodies = [
      '{"type":"help","category":"0101","urgency":"general"}',
      '{ "urgency": "general", "category": "0101", "type": "help" }',
    ]
    for (const payload of bodies)
      expect((await dispatcher.send({ method: 'POST', url, payload, headers })).status).toBe(200)
    expect(await eventsOf(no)).toEqual(['register', 'accept'])
  })
})

describe('people at one matter at once', () => {
  it('ten dispatch: one wins, the others are told the state and what is allowed', async () => {
    const { no } = await aMatter(api, { state: 'dispatching' })
    const units = ['water', 'chengguan', 'panyu', 'shiqiao', 'water']
    const answers = await atOnce(10, (index) => dispatcher.try(no, 'dispatch', { lead: units[index % 5] }))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body } of answers.filter((one) => one.status !== 200)) {
      expect([status, body.code, body.state]).toEqual([409, 'wrong-state', 'handling'])
      expect(body.allowed).toContain('comment')
      expect(body.allowed).not.toContain('dispatch')
    }
    expect((await dispatcher.view(no)).assignments).toHaveLength(1)
    expect(await eventsOf(no)).toEqual(['register', 'accept', 'dispatch'])
  })

  it('ten say which version they saw: one wins, the others are told what is now', async () => {
    const { no } = await aMatter(api)
    const { version } = await dispatcher.view(no)
    const answers = await atOnce(10, (index) =>
      dispatcher.try(no, 'comment', { text: `第 ${index} 条`, expectedVersion: version }),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body } of answers.filter((one) => one.status !== 200)) {
      expect([status, body.code, body.version, body.state]).toEqual([
        409,
        'changed-meanwhile',
        version + 1,
        'registered',
      ])
      expect(body.allowed).toContain('accept')
    }
    expect(await eventsOf(no)).toEqual(['register', 'comment'])
  })

  it('time and a person: the reply comes once, and the clock is not run twice', async () => {
    await api.at('2026-03-02 10:00')
    const { no } = await aMatter(api, { state: 'issued', lead: 'water' })
    await api.at('2026-03-04 09:00')
    await atOnce(5, async (index) => (index % 2 ? api.runDue() : dispatcher.try(no, 'comment', { text: '催' })))
    const events = await eventsOf(no)
    expect(events.filter((command) => command === 'auto-sign')).toHaveLength(1)
    await api.at('2026-03-02 10:00')
  })
})
