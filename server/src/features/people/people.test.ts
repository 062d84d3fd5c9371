import { DemoAccountsView, SessionsView, SignedInView } from 'contract/people'
import pino from 'pino'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticator } from '../../../test/authenticator.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { demoPassword } from '../../demo/accounts.ts'
import { createAudit } from '../../platform/audit.ts'
import { readConfig } from '../../platform/config.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import type { Database } from '../../platform/database/queryable.ts'
import { type App, createHttp, requireSignedIn, requireStaff } from '../../platform/http/index.ts'
import { makeKeys } from '../../platform/key-file.ts'
import { keyRing } from '../../platform/keys.ts'
import { createLimits } from '../../platform/rate-limit.ts'
import type { City } from '../../platform/services.ts'
import { createPeople, issueDemanderToken, type NewAccount, saveAccounts, saveOrganizers } from './index.ts'

const keys = keyRing(makeKeys())
const log = pino({ level: 'silent' })
const city = {
  find: (_: string, code: string) => ({ code, label: '市桥街道办事处', labelEn: 'Shiqiao Street', parent: null }),
} as unknown as City

let fresh: FreshDatabase
let db: Database
let app: App
let phones: ReturnType<typeof authenticator>
const open: App[] = []

async function start(demo: '0' | '1' = '1'): Promise<App> {
  const services = { db, log, keys, city, config: readConfig({ DEMO: demo }) }
  const people = createPeople(services, {
    limits: createLimits(services),
    audit: createAudit(db),
    realNow: phones.realNow,
  })
  const node = await createHttp({ services, identify: people.identify })
  people.routes(node)
  const schema = { operationId: 'who' }
  node.get('/api/who', { schema }, async (request) => requireSignedIn(request))
  node.post('/api/write', { schema: { operationId: 'write' } }, async (request) => requireStaff(request, 'operator'))
  open.push(node)
  return node
}

const account = (name: string, more: Partial<NewAccount> = {}): NewAccount => ({
  name,
  display: '陈晓澄',
  displayEn: 'Chen Xiaocheng',
  roles: ['operator'],
  organizer: null,
  password: 'a good password',
  ...more,
})

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  phones = authenticator({ db, keys })
  app = await start()
  await saveOrganizers(db, [
    { id: 'shiqiao', label: '市桥', labelEn: 'Shiqiao', parent: 'panyu', kind: 'street' },
    { id: 'panyu', label: '番禺', labelEn: 'Panyu', parent: null, kind: 'district' },
  ])
  await saveAccounts(db, [
    account('alice'),
    account('bob'),
    account('carol', { organizer: 'shiqiao', roles: ['organizer_clerk'] }),
    account('newcomer', { mustChange: true }),
    account('demo_operator', { demo: true, password: demoPassword }),
  ])
  for (const name of ['alice', 'bob', 'carol']) await phones.enrol(name)
})
afterAll(async () => {
  for (const node of open) await node.close()
  await db.close()
  await fresh.drop()
})

const sql = (text: string, values: unknown[] = []) => asOwner(fresh.url, (client) => client.query(text, values))
const tryToSignIn = (name: string, password: string, on = app, headers: Record<string, string> = {}) =>
  on.inject({
    method: 'POST',
    url: '/api/sessions',
    headers,
    payload: { account: name, password, otp: phones.code(name) },
  })
const signIn = async (name: string, password = 'a good password', on = app): Promise<string> => {
  const answer = await tryToSignIn(name, password, on)
  expect(answer.statusCode).toBe(201)
  return answer.json().token
}
const who = (token: string, on = app) => on.inject({ url: '/api/who', headers: { authorization: `Bearer ${token}` } })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('signing in', () => {
  it('answers who it is, a token that works, and a cookie that scripts cannot read', async () => {
    const answer = await tryToSignIn('carol', 'a good password', app, { 'accept-language': 'en' })
    expect(answer.statusCode).toBe(201)
    const view = answer.json()
    expect(Value.Check(SignedInView, view)).toBe(true)
    expect(view).toMatchObject({
      account: 'carol',
      display: 'Chen Xiaocheng',
      roles: ['organizer_clerk'],
      organizer: 'shiqiao',
      organizerLabel: 'Shiqiao Street',
      demo: false,
      mustChange: false,
      mustEnrol: false,
    })
    expect(answer.headers['set-cookie']).toMatch(/^huixiang_session=s_.*; Path=\/api; HttpOnly; SameSite=Lax$/)
    expect((await who(view.token)).json()).toEqual({
      kind: 'staff',
      account: 'carol',
      roles: ['organizer_clerk'],
      organizer: 'shiqiao',
    })
    const { cookies } = answer
    const byCookie = await app.inject({ url: '/api/session', cookies: { huixiang_session: cookies[0]!.value } })
    expect(byCookie.json().display).toBe('陈晓澄')
  })

  it('keeps the cookie from travelling in clear where there is TLS', async () => {
    const answer = await tryToSignIn('alice', 'a good password', app, { 'x-forwarded-proto': 'https' })
    expect(answer.headers['set-cookie']).toMatch(/; Secure/)
  })

  it('stores neither token nor password', async () => {
    const token = await signIn('alice')
    const { rows } = await sql('select s::text || a::text as text from sessions s, accounts a')
    const all = JSON.stringify(rows)
    expect(all).not.toContain(token)
    expect(all).not.toContain('a good password')
    expect(all).toContain('$argon2id$')
  })

  it('refuses a wrong password, an unknown and a disabled account in the same words', async () => {
    await saveAccounts(db, [account('gone')])
    await sql(`update accounts set disabled = true where name = 'gone'`)
    const answers = [
      await tryToSignIn('alice', 'wrong'),
      await tryToSignIn('nobody', 'wrong'),
      await tryToSignIn('gone', 'a good password'),
      await tryToSignIn('Alice', 'a good password'),
    ]
    const told = answers.map((answer) => ({ ...answer.json(), request: '' }))
    expect(told[0]).toMatchObject({ status: 401, code: 'wrong-credentials' })
    for (const one of told) expect(one).toEqual(told[0])
    for (const answer of answers) expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it.each(['bob', 'never-there'])('locks %s after five wrong passwords, also for the right one', async (name) => {
    for (let time = 0; time < 5; time++)
      expect((await tryToSignIn(name, 'wrong')).json().code).toBe('wrong-credentials')
    const locked = await tryToSignIn(name, 'a good password')
    expect([locked.statusCode, locked.json().code]).toEqual([401, 'account-locked'])
    const wait = Number(locked.headers['retry-after'])
    expect(wait).toBeGreaterThan(800)
    expect(wait).toBeLessThanOrEqual(900)
  })

  it('counts anew after it worked', async () => {
    await signIn('alice')
    for (let round = 0; round < 2; round++) {
      for (let time = 0; time < 4; time++) await tryToSignIn('alice', 'wrong')
      await signIn('alice')
    }
  })

  it('refuses what is no sign-in', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/sessions', payload: { account: 'alice' } })
    expect(answer.json()).toMatchObject({ code: 'malformed', errors: [{ path: '/password' }] })
  })
})

describe('a session', () => {
  it('ends at once when signed out, and its token is nobody then', async () => {
    const token = await signIn('alice')
    expect((await who(token)).statusCode).toBe(200)
    const out = await app.inject({ method: 'DELETE', url: '/api/session', headers: bearer(token) })
    expect([out.statusCode, out.body]).toEqual([204, ''])
    expect(out.headers['set-cookie']).toMatch(/^huixiang_session=;.*Path=\/api/)
    expect((await who(token)).json().code).toBe('not-signed-in')
    expect((await app.inject({ url: '/api/session', headers: bearer(token) })).statusCode).toBe(401)
    expect((await app.inject({ method: 'DELETE', url: '/api/session' })).statusCode).toBe(204)
  })

  it.each([
    ['after a day', `expires_at = now() - interval '1 second'`],
    ['after eight hours without use', `last_seen_at = now() - interval '8 hours 1 second'`],
  ])('ends %s', async (_, change) => {
    const token = await signIn('alice')
    await sql(`update sessions set ${change}`)
    expect((await who(token)).statusCode).toBe(401)
  })

  it.each([
    ['30 seconds', 0],
    ['61 seconds', 1],
    ['7 hours', 1],
  ])('last used %s ago notes its use %i times', async (ago, times) => {
    await sql('delete from sessions')
    const token = await signIn('alice')
    await sql('update sessions set last_seen_at = now() - $1::interval', [ago])
    expect((await who(token, await start())).statusCode).toBe(200)
    const { rows } = await sql(`select id from sessions where last_seen_at > now() - interval '10 seconds'`)
    expect(rows).toHaveLength(times)
  })

  it('is listed with the others of its account alone, and all can be ended', async () => {
    await sql('delete from sessions')
    const [one, other, carols] = [await signIn('alice'), await signIn('alice'), await signIn('carol')]
    const { items } = (await app.inject({ url: '/api/sessions', headers: bearer(one) })).json()
    expect(Value.Check(SessionsView, { items })).toBe(true)
    expect(items.map(({ current }: { current: boolean }) => current).sort()).toEqual([false, true])
    await who(other)
    expect((await app.inject({ method: 'DELETE', url: '/api/sessions', headers: bearer(one) })).statusCode).toBe(204)
    expect([(await who(one)).statusCode, (await who(other)).statusCode]).toEqual([401, 401])
    expect((await who(carols)).statusCode).toBe(200)
  })

  it('is ended alone by its owner, and by nobody else', async () => {
    await sql('delete from sessions')
    const [one, other, carols] = [await signIn('alice'), await signIn('alice'), await signIn('carol')]
    const { items } = (await app.inject({ url: '/api/sessions', headers: bearer(one) })).json()
    const { id } = items.find(({ current }: { current: boolean }) => !current)
    const end = async (token: string) =>
      (await app.inject({ method: 'DELETE', url: `/api/sessions/${id}`, headers: bearer(token) })).statusCode
    await who(other)
    expect(await end(carols)).toBe(404)
    expect((await who(other)).statusCode).toBe(200)
    expect(await end(one)).toBe(204)
    expect([(await who(one)).statusCode, (await who(other)).statusCode]).toEqual([200, 401])
    expect(await end(one)).toBe(404)
  })

  it('ends with its account', async () => {
    await saveAccounts(db, [account('leaving')])
    await phones.enrol('leaving')
    const token = await signIn('leaving')
    await sql(`update accounts set disabled = true where name = 'leaving'`)
    expect((await who(token)).statusCode).toBe(401)
  })

  it('works on every node', async () => {
    expect((await who(await signIn('alice'), await start())).statusCode).toBe(200)
  })

  it.each(['', 'x', 's_short', `s_${'A'.repeat(43)}`, 'd_a.b.c.d', 'd_....', `s_${'A'.repeat(5_000)}`])(
    'is not had by the token %j',
    async (token) => {
      expect((await who(token)).statusCode).toBe(401)
    },
  )
})

describe("another site's page", () => {
  const write = (headers: Record<string, string>, cookie?: string) =>
    app.inject({
      method: 'POST',
      url: '/api/write',
      headers: { host: '12345.example', ...headers },
      ...(cookie && { cookies: { huixiang_session: cookie } }),
    })

  it.each<[number, Record<string, string>]>([
    [403, { 'sec-fetch-site': 'cross-site' }],
    [403, { 'sec-fetch-site': 'same-site' }],
    [403, { origin: 'https://evil.example' }],
    [403, { origin: 'http://12345.example:8080' }],
    [403, { origin: 'null' }],
    [200, { 'sec-fetch-site': 'same-origin' }],
    [200, { origin: 'https://12345.example' }],
    [200, {}],
  ])('gets %i for a write with the cookie and %j', async (status, headers) => {
    const token = await signIn('alice')
    expect((await write(headers, token)).statusCode).toBe(status)
    expect((await write({ ...headers, ...bearer(token) })).statusCode).toBe(200)
  })

  it('may neither sign somebody in nor out', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect((await tryToSignIn('alice', 'a good password', app, headers)).statusCode).toBe(403)
    const cookies = { huixiang_session: await signIn('alice') }
    expect((await app.inject({ method: 'DELETE', url: '/api/session', headers, cookies })).statusCode).toBe(403)
    expect((await who(cookies.huixiang_session)).statusCode).toBe(200)
  })
})

describe('a one-time password', () => {
  it('opens nothing but its own change, which ends the other sessions', async () => {
    const [token, other] = [await signIn('newcomer'), await signIn('newcomer')]
    expect((await app.inject({ url: '/api/session', headers: bearer(token) })).json().mustChange).toBe(true)
    expect((await who(token)).json().code).toBe('not-permitted')

    const change = (body: object) =>
      app.inject({ method: 'PUT', url: '/api/session/password', headers: bearer(token), payload: body })
    const old = 'a good password'
    expect((await change({ old: 'wrong', new: 'a better password' })).json().code).toBe('wrong-credentials')
    expect((await change({ old, new: 'short' })).json().errors).toMatchObject([{ path: '/new' }])
    expect((await change({ old, new: old })).json().errors).toMatchObject([{ path: '/new', what: /旧密码/ }])
    expect((await change({ old, new: 'a better password' })).statusCode).toBe(204)

    expect((await app.inject({ url: '/api/session', headers: bearer(token) })).json()).toMatchObject({
      mustChange: false,
      mustEnrol: true,
    })
    expect((await who(other)).json().code).toBe('not-signed-in')
    expect((await tryToSignIn('newcomer', old)).statusCode).toBe(401)
    await signIn('newcomer', 'a better password')
  })
})

describe('demo accounts', () => {
  it('are listed with their password where the demo city is', async () => {
    const view = (await app.inject({ url: '/api/public/demo-accounts' })).json()
    expect(Value.Check(DemoAccountsView, view)).toBe(true)
    expect(view.password).toBe(demoPassword)
    expect(view.items).toMatchObject([{ account: 'demo_operator', display: '陈晓澄', displayEn: 'Chen Xiaocheng' }])
    expect(JSON.stringify(view)).not.toContain('argon2')
  })

  it('do not exist elsewhere, though they lie in the database', async () => {
    const token = await signIn('demo_operator', demoPassword)
    const plain = await start('0')
    expect((await plain.inject({ url: '/api/public/demo-accounts' })).json().code).toBe('not-found')
    expect((await tryToSignIn('demo_operator', demoPassword, plain)).json().code).toBe('wrong-credentials')
    expect((await who(token, plain)).statusCode).toBe(401)
  })

  it('keep their password, which everybody shares', async () => {
    const headers = bearer(await signIn('demo_operator', demoPassword))
    const payload = { old: demoPassword, new: 'mine from now on' }
    const answer = await app.inject({ method: 'PUT', url: '/api/session/password', headers, payload })
    expect(answer.json().code).toBe('not-permitted')
  })
})

describe("a demander's token", () => {
  const subject = {
    matter: '0198c0de-0000-7000-8000-000000000001',
    participant: '0198c0de-0000-7000-8000-000000000002',
  }

  it('stands for one participant of one matter', async () => {
    expect((await who(issueDemanderToken(keys, subject))).json()).toEqual({ kind: 'demander', ...subject })
  })

  it('is nobody when it was changed or signed with another key', async () => {
    const token = issueDemanderToken(keys, subject)
    const later = token.replace(/\.(\d+)\./, (_, until) => `.${Number(until) + 1}.`)
    const others = token.replace(subject.matter, '0198c0de-0000-7000-8000-000000000009')
    const foreign = issueDemanderToken(keyRing(makeKeys()), subject)
    for (const forged of [later, others, foreign, `${token}.x`, token.slice(0, -2)])
      expect((await who(forged)).statusCode).toBe(401)
  })
})
