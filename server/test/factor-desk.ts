import pino from 'pino'
import { createPeople, saveAccounts } from '../src/features/people/index.ts'
import { createAudit } from '../src/platform/audit.ts'
import { readConfig } from '../src/platform/config.ts'
import { asOwner } from '../src/platform/database/migrate.ts'
import { openDatabase } from '../src/platform/database/pool.ts'
import { createHttp, requireSignedIn } from '../src/platform/http/index.ts'
import { makeKeys } from '../src/platform/key-file.ts'
import { keyRing } from '../src/platform/keys.ts'
import { createLimits } from '../src/platform/rate-limit.ts'
import type { City } from '../src/platform/services.ts'
import { authenticator } from './authenticator.ts'
import { freshDatabase } from './fresh-db.ts'

export const password = 'a good password'
const factor = '/api/session/second-factor'

export type FactorDesk = Awaited<ReturnType<typeof openFactorDesk>>

/** Signing in with the second factor, over HTTP, on a database of the test file's own, with telephones in the test's hand. */
export async function openFactorDesk() {
  const keys = keyRing(makeKeys())
  const fresh = await freshDatabase()
  const db = openDatabase(fresh.url)
  const phones = authenticator({ db, keys })
  const services = { db, log: pino({ level: 'silent' }), keys, city: {} as City, config: readConfig({ DEMO: '1' }) }
  const people = createPeople(services, {
    limits: createLimits(services),
    audit: createAudit(db),
    realNow: phones.realNow,
  })
  const app = await createHttp({ services, identify: people.identify })
  people.routes(app)
  app.get('/api/who', { schema: { operationId: 'who' } }, async (request) => requireSignedIn(request))

  let made = 0
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  async function newAccount(more: { demo?: boolean; mustChange?: boolean } = {}): Promise<string> {
    const name = `staff_${made++}`
    const named = { name, display: name, displayEn: name }
    await saveAccounts(db, [{ ...named, roles: ['operator'], organizer: null, password, ...more }])
    return name
  }
  const signIn = (account: string, otp?: string) =>
    app.inject({ method: 'POST', url: '/api/sessions', payload: { account, password, ...(otp && { otp }) } })
  const tokenOf = async (account: string, otp?: string): Promise<string> => (await signIn(account, otp)).json().token
  const begin = (token: string) => app.inject({ method: 'POST', url: factor, headers: bearer(token) })
  const confirm = (token: string, otp: string) =>
    app.inject({ method: 'PUT', url: factor, headers: bearer(token), payload: { otp } })

  return {
    app,
    phones,
    newAccount,
    signIn,
    tokenOf,
    begin,
    confirm,
    who: (token: string) => app.inject({ url: '/api/who', headers: bearer(token) }),
    end: (token: string, payload: object) =>
      app.inject({ method: 'POST', url: `${factor}/end`, headers: bearer(token), payload }),
    /** Sets the second factor of a new account up. */
    async enrolled(): Promise<{ account: string; token: string; secret: string }> {
      const account = await newAccount()
      const token = await tokenOf(account)
      const { secret } = (await begin(token)).json()
      const { statusCode } = await confirm(token, phones.next(secret))
      if (statusCode !== 204) throw new Error(`the second factor cannot be set up: ${statusCode}`)
      return { account, token, secret }
    },
    /** Rows of a query, read as the owner of the database. */
    rows: async <Row>(text: string): Promise<Row[]> =>
      asOwner(fresh.url, async (client) => (await client.query<never>(text)).rows),
    async close() {
      await app.close()
      await db.close()
      await fresh.drop()
    },
  }
}
