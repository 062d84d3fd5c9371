import { SecondFactorView } from 'contract/people'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FactorDesk, openFactorDesk } from '../../../test/factor-desk.ts'

let desk: FactorDesk
beforeAll(async () => {
  desk = await openFactorDesk()
})
afterAll(() => desk.close())

describe('before the second factor is set up', () => {
  it('a session opens nothing but its setting up', async () => {
    const answer = await desk.signIn(await desk.newAccount())
    expect([answer.statusCode, answer.json().mustEnrol]).toEqual([201, true])
    const { token } = answer.json()
    expect((await desk.who(token)).json()).toMatchObject({ status: 401, code: 'otp-required' })
    const started = await desk.begin(token)
    expect(started.statusCode).toBe(201)
    expect(Value.Check(SecondFactorView, started.json())).toBe(true)
    expect(started.json().uri).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/)
    expect((await desk.who(token)).json().code).toBe('otp-required')
    expect((await desk.confirm(token, desk.phones.next(started.json().secret))).statusCode).toBe(204)
    expect((await desk.who(token)).statusCode).toBe(200)
  })

  it('a one-time password goes first', async () => {
    const token = await desk.tokenOf(await desk.newAccount({ mustChange: true }))
    expect((await desk.begin(token)).json().code).toBe('not-permitted')
  })

  it('a wrong code and that of an earlier secret confirm nothing', async () => {
    const token = await desk.tokenOf(await desk.newAccount())
    const first = (await desk.begin(token)).json().secret
    const second = (await desk.begin(token)).json().secret
    const refused = await desk.confirm(token, desk.phones.next(first))
    expect(refused.json()).toMatchObject({ code: 'otp-required', errors: [{ path: '/otp', what: /已经用过/ }] })
    expect((await desk.confirm(token, desk.phones.next(second))).statusCode).toBe(204)
  })

  it('sessions begun with the password alone end when it is', async () => {
    const account = await desk.newAccount()
    const [own, other] = [await desk.tokenOf(account), await desk.tokenOf(account)]
    const { secret } = (await desk.begin(own)).json()
    await desk.confirm(own, desk.phones.next(secret))
    expect([(await desk.who(own)).statusCode, (await desk.who(other)).json().code]).toEqual([200, 'not-signed-in'])
  })

  it('demo accounts need none', async () => {
    const answer = await desk.signIn(await desk.newAccount({ demo: true }))
    expect(answer.json().mustEnrol).toBe(false)
    expect((await desk.who(answer.json().token)).statusCode).toBe(200)
    expect((await desk.begin(answer.json().token)).json().code).toBe('not-permitted')
  })
})

describe('an account with a second factor', () => {
  it('signs in with password and code, and not with the password alone', async () => {
    const { account, secret } = await desk.enrolled()
    expect((await desk.signIn(account)).json()).toMatchObject({ status: 401, code: 'otp-required' })
    const answer = await desk.signIn(account, desk.phones.next(secret))
    expect([answer.statusCode, answer.json().mustEnrol]).toEqual([201, false])
    expect((await desk.who(answer.json().token)).statusCode).toBe(200)
  })

  it('is not told apart by a code sent with a wrong password', async () => {
    const { account, secret } = await desk.enrolled()
    const payload = { account, password: 'wrong', otp: desk.phones.next(secret) }
    const answer = await desk.app.inject({ method: 'POST', url: '/api/sessions', payload })
    expect(answer.json().code).toBe('wrong-credentials')
    expect((await desk.signIn(account, payload.otp)).statusCode).toBe(201)
  })

  it.each([
    [-2, 401],
    [-1, 201],
    [0, 201],
    [1, 201],
    [2, 401],
  ])('a code %i steps away answers %i', async (steps, status) => {
    const { account, secret } = await desk.enrolled()
    desk.phones.next(secret)
    desk.phones.next(secret)
    desk.phones.next(secret)
    expect((await desk.signIn(account, desk.phones.codeOf(secret, steps))).statusCode).toBe(status)
  })

  it('a code works once, also when sent twice at once, and none before it works any more', async () => {
    const { account, secret } = await desk.enrolled()
    desk.phones.next(secret)
    const code = desk.phones.next(secret)
    const both = await Promise.all([desk.signIn(account, code), desk.signIn(account, code)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401])
    expect((await desk.signIn(account, code)).json().code).toBe('otp-required')
    expect((await desk.signIn(account, desk.phones.codeOf(secret, -1))).json().code).toBe('otp-required')
  })

  it('is locked after five wrong codes', async () => {
    const { account, secret } = await desk.enrolled()
    for (let time = 0; time < 5; time++) expect((await desk.signIn(account, '000000')).statusCode).toBe(401)
    expect((await desk.signIn(account, desk.phones.next(secret))).json().code).toBe('account-locked')
  })

  it('keeps its secret, which lies encrypted', async () => {
    const { token, secret } = await desk.enrolled()
    expect((await desk.begin(token)).json().code).toBe('not-permitted')
    const rows = await desk.rows(`select encode(secret, 'escape') as text from second_factors`)
    expect(JSON.stringify(rows)).not.toContain(secret)
  })
})
