import { SecondFactorView } from 'contract/people'
import pino from 'pino'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticator } from '../../../test/authenticator.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { createAudit } from '../../platform/audit.ts'
import { readConfig } from '../../platform/config.ts'
import { asOwner } from '../../platform/database/migrate.ts'
import { type Database, openDatabase } from '../../platform/database/pool.ts'
import { type App, createHttp, requireSignedIn } from '../../platform/http/index.ts'
import { makeKeys } from '../../platform/key-file.ts'
import { keyRing } from '../../platform/keys.ts'
import { createLimits } from '../../platform/rate-limit.ts'
import type { City } from '../../platform/services.ts'
import { createPeople, saveAccounts } from './index.ts'

const keys = keyRing(makeKeys())
const password = 'a good password'
let fresh: FreshDatabase
let db: Database
let app: App
let phones: ReturnType<typeof authenticator>
let made = 0

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  phones = authenticator({ db, keys })
  const log = pino({ level: 'silent' })
  const services = { db, log, keys, city: {} as City, config: readConfig({ DEMO: '1' }) }
  const people = createPeople(services, {
    limits: createLimits(services),
    audit: createAudit(db),
    realNow: phones.realNow,
  })
  app = await createHttp({ services, identify: people.identify })
  people.routes(app)
  app.get('/api/who', { schema: { operationId: 'who' } }, async (request) => requireSignedIn(request))
})
afterAll(async () => {
  await app.close()
  await db.close()
  await fresh.drop()
})

async function newAccount(more: { demo?: boolean; mustChange?: boolean } = {}): Promise<string> {
  const name = `staff_${made++}`
  const named = { name, display: name, displayEn: name }
  await saveAccounts(db, [{ ...named, roles: ['operator'], organizer: null, password, ...more }])
  return name
}

const signIn = (account: string, otp?: string) =>
  app.inject({ method: 'POST', url: '/api/sessions', payload: { account, password, ...(otp && { otp }) } })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const tokenOf = async (account: string, otp?: string): Promise<string> => (await signIn(account, otp)).json().token
const who = (token: string) => app.inject({ url: '/api/who', headers: bearer(token) })
const url = '/api/session/second-factor'
const begin = (token: string) => app.inject({ method: 'POST', url, headers: bearer(token) })
const confirm = (token: string, otp: string) =>
  app.inject({ method: 'PUT', url, headers: bearer(token), payload: { otp } })

/** Sets the second factor of a new account up and answers its secret. */
async function enrolled(): Promise<{ account: string; token: string; secret: string }> {
  const account = await newAccount()
  const token = await tokenOf(account)
  const { secret } = (await begin(token)).json()
  expect((await confirm(token, phones.next(secret))).statusCode).toBe(204)
  return { account, token, secret }
}

describe('before the second factor is set up', () => {
  it('a session opens nothing but its setting up', async () => {
    const answer = await signIn(await newAccount())
    expect([answer.statusCode, answer.json().mustEnrol]).toEqual([201, true])
    const { token } = answer.json()
    expect((await who(token)).json()).toMatchObject({ status: 401, code: 'otp-required' })
    const started = await begin(token)
    expect(started.statusCode).toBe(201)
    expect(Value.Check(SecondFactorView, started.json())).toBe(true)
    expect(started.json().uri).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/)
    expect((await who(token)).json().code).toBe('otp-required')
    expect((await confirm(token, phones.next(started.json().secret))).statusCode).toBe(204)
    expect((await who(token)).statusCode).toBe(200)
  })

  it('a one-time password goes first', async () => {
    const token = await tokenOf(await newAccount({ mustChange: true }))
    expect((await begin(token)).json().code).toBe('not-permitted')
  })

  it('a wrong code and that of an earlier secret confirm nothing', async () => {
    const token = await tokenOf(await newAccount())
    const first = (await begin(token)).json().secret
    const second = (await begin(token)).json().secret
    const refused = await confirm(token, phones.next(first))
    expect(refused.json()).toMatchObject({ code: 'otp-required', errors: [{ path: '/otp', what: /已经用过/ }] })
    expect((await confirm(token, phones.next(second))).statusCode).toBe(204)
  })

  it('sessions begun with the password alone end when it is', async () => {
    const account = await newAccount()
    const [own, other] = [await tokenOf(account), await tokenOf(account)]
    const { secret } = (await begin(own)).json()
    await confirm(own, phones.next(secret))
    expect([(await who(own)).statusCode, (await who(other)).json().code]).toEqual([200, 'not-signed-in'])
  })

  it('demo accounts need none', async () => {
    const answer = await signIn(await newAccount({ demo: true }))
    expect(answer.json().mustEnrol).toBe(false)
    expect((await who(answer.json().token)).statusCode).toBe(200)
    expect((await begin(answer.json().token)).json().code).toBe('not-permitted')
  })
})

describe('an account with a second factor', () => {
  it('signs in with password and code, and not with the password alone', async () => {
    const { account, secret } = await enrolled()
    expect((await signIn(account)).json()).toMatchObject({ status: 401, code: 'otp-required' })
    const answer = await signIn(account, phones.next(secret))
    expect([answer.statusCode, answer.json().mustEnrol]).toEqual([201, false])
    expect((await who(answer.json().token)).statusCode).toBe(200)
  })

  it('is not told apart by a code sent with a wrong password', async () => {
    const { account, secret } = await enrolled()
    const payload = { account, password: 'wrong', otp: phones.next(secret) }
    const answer = await app.inject({ method: 'POST', url: '/api/sessions', payload })
    expect(answer.json().code).toBe('wrong-credentials')
    expect((await signIn(account, payload.otp)).statusCode).toBe(201)
  })

  it.each([
    [-2, 401],
    [-1, 201],
    [0, 201],
    [1, 201],
    [2, 401],
  ])('a code %i steps away answers %i', async (steps, status) => {
    const { account, secret } = await enrolled()
    phones.next(secret)
    phones.next(secret)
    phones.next(secret)
    expect((await signIn(account, phones.codeOf(secret, steps))).statusCode).toBe(status)
  })

  it('a code works once, also when sent twice at once, and none before it works any more', async () => {
    const { account, secret } = await enrolled()
    phones.next(secret)
    const code = phones.next(secret)
    const both = await Promise.all([signIn(account, code), signIn(account, code)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401])
    expect((await signIn(account, code)).json().code).toBe('otp-required')
    expect((await signIn(account, phones.codeOf(secret, -1))).json().code).toBe('otp-required')
  })

  it('is locked after five wrong codes', async () => {
    const { account, secret } = await enrolled()
    for (let time = 0; time < 5; time++) expect((await signIn(account, '000000')).statusCode).toBe(401)
    expect((await signIn(account, phones.next(secret))).json().code).toBe('account-locked')
  })

  it('keeps its secret, which lies encrypted', async () => {
    const { token, secret } = await enrolled()
    expect((await begin(token)).json().code).toBe('not-permitted')
    const { rows } = await asOwner(fresh.url, (client) =>
      client.query(`select encode(secret, 'escape') as text from second_factors`),
    )
    expect(JSON.stringify(rows)).not.toContain(secret)
  })
})
