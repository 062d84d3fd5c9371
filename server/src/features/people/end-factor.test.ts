import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FactorDesk, openFactorDesk, password } from '../../../test/factor-desk.ts'

let desk: FactorDesk
beforeAll(async () => {
  desk = await openFactorDesk()
})
afterAll(() => desk.close())

/** What waits to come into the access log about an account's second factor. */
const entered = (account: string) =>
  desk.rows<{ payload: object }>(
    `select payload from outbox where topic = 'access' and payload ->> 'kind' = 'second-factor'
       and payload ->> 'subject' = '${account}' order by id`,
  )

describe("ending one's own second factor", () => {
  it('takes password and a fresh code, and asks for a new factor at once and at the next sign-in', async () => {
    const { account, token, secret } = await desk.enrolled()
    expect((await desk.end(token, { password, otp: desk.phones.next(secret) })).statusCode).toBe(204)
    expect((await desk.who(token)).json().code).toBe('otp-required')
    const next = await desk.signIn(account)
    expect([next.statusCode, next.json().mustEnrol]).toEqual([201, true])
    expect((await desk.who(next.json().token)).json().code).toBe('otp-required')

    const fresh = (await desk.begin(token)).json().secret
    expect(fresh).not.toBe(secret)
    expect((await desk.confirm(token, desk.phones.next(secret))).statusCode).toBe(401)
    expect((await desk.confirm(token, desk.phones.next(fresh))).statusCode).toBe(204)
    expect((await desk.who(token)).statusCode).toBe(200)
    expect((await desk.signIn(account, desk.phones.next(secret))).json().code).toBe('otp-required')
    expect((await desk.signIn(account, desk.phones.next(fresh))).statusCode).toBe(201)
  })

  it("ends the account's other sessions, and nobody else's", async () => {
    const { account, token, secret } = await desk.enrolled()
    const other = await desk.tokenOf(account, desk.phones.next(secret))
    const colleague = await desk.enrolled()
    await desk.end(token, { password, otp: desk.phones.next(secret) })
    expect((await desk.who(other)).json().code).toBe('not-signed-in')
    expect((await desk.who(colleague.token)).statusCode).toBe(200)
  })

  it('is entered in the access log', async () => {
    const { account, token, secret } = await desk.enrolled()
    await desk.end(token, { password, otp: desk.phones.next(secret) })
    const what = (await entered(account)).map(({ payload }) => payload)
    expect(what).toMatchObject([
      { account, subject: account, facts: { what: 'set up' } },
      { account, subject: account, facts: { what: 'removed' } },
    ])
  })

  it('is refused for a wrong password, a wrong code, and one that was used', async () => {
    const { account, token, secret } = await desk.enrolled()
    const used = desk.phones.codeOf(secret)
    const tries = [
      [{ password: 'not it', otp: desk.phones.next(secret) }, 'wrong-credentials'],
      [{ password, otp: used }, 'otp-required'],
      [{ password, otp: '000000' }, 'otp-required'],
      [{ password }, 'malformed'],
      [{ otp: used }, 'malformed'],
    ] as const
    for (const [body, code] of tries) expect((await desk.end(token, body)).json().code).toBe(code)
    expect((await desk.who(token)).statusCode).toBe(200)
    expect(await entered(account)).toHaveLength(1)
  })

  it('is done once of two at once with one code', async () => {
    const { account, token, secret } = await desk.enrolled()
    const body = { password, otp: desk.phones.next(secret) }
    const both = await Promise.all([desk.end(token, body), desk.end(token, body)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([204, 401])
    expect(await entered(account)).toHaveLength(2)
  })

  it('is locked after five wrong codes, as signing in is', async () => {
    const { token, secret } = await desk.enrolled()
    for (let time = 0; time < 5; time++) await desk.end(token, { password, otp: '000000' })
    expect((await desk.end(token, { password, otp: desk.phones.next(secret) })).json().code).toBe('account-locked')
  })

  it('is not for who has none: before it is set up, in the demo city, without a session', async () => {
    const body = { password, otp: '000000' }
    expect((await desk.end(await desk.tokenOf(await desk.newAccount()), body)).json().code).toBe('otp-required')
    const demo = await desk.tokenOf(await desk.newAccount({ demo: true }))
    expect((await desk.end(demo, body)).json().code).toBe('not-permitted')
    expect((await desk.end('s_none', body)).json().code).toBe('not-signed-in')
  })
})
