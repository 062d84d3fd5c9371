import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import Fastify from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { readConfig } from '../../platform/config.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import type { Database } from '../../platform/database/queryable.ts'
import type { App } from '../../platform/http/app.ts'
import { lowestIdAt } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { testClock } from '../../platform/time.ts'
import { testClockRoutes } from './routes.ts'

let fresh: FreshDatabase
let owner: pg.Client
let db: Database
const calls: string[] = []

const background = {
  scheduler: { runDue: async (until: number) => calls.push(`run until ${until}`) },
  relay: { drain: async () => void calls.push('drain') },
}

async function makeApp(TEST_CLOCK: string): Promise<App> {
  const services = { config: readConfig({ TEST_CLOCK }), db, clock: testClock(db) }
  const app = Fastify() as unknown as App
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  app.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof Problem ? 422 : 400).send({ code: error instanceof Problem ? error.code : 'other' }),
  )
  await app.register(async (scope) => testClockRoutes(services, background)(scope as unknown as App))
  return app
}

const setClock = (app: App, now: unknown) => app.inject({ method: 'PUT', url: '/api/test/clock', payload: { now } })

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  owner = new pg.Client({ connectionString: fresh.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await db.close()
  await fresh.drop()
})

describe('the test clock', () => {
  it('stands where it was set, and the month it stands in can take matters', async () => {
    const app = await makeApp('1')
    for (const now of ['2031-05-06T00:00:00Z', '2019-02-03T04:05:06+08:00']) {
      const at = Date.parse(now)
      expect((await setClock(app, now)).statusCode).toBe(200)
      expect(await testClock(db).now()).toBe(at)
      await owner.query('insert into contacts (id, channel, outcome, started_at) values ($1, $2, $3, $4)', [
        lowestIdAt(at),
        'phone',
        'answered',
        now,
      ])
    }
    expect((await setClock(app, '2026-03-02T02:00:00Z')).json()).toEqual({ now: '2026-03-02T10:00:00.000+08:00' })
  })

  it('refuses moments that nothing is made for', async () => {
    const app = await makeApp('1')
    for (const now of ['1999-12-31T00:00:00Z', '2100-01-01T00:00:00+08:00', '2026-02-30T00:00:00Z'])
      expect((await setClock(app, now)).statusCode).toBeGreaterThanOrEqual(400)
    expect((await setClock(app, 12)).statusCode).toBe(400)
  })

  it('runs what is due at the moment it shows and then empties the outbox', async () => {
    const app = await makeApp('1')
    await setClock(app, '2026-03-02T10:00:00+08:00')
    calls.length = 0
    const answer = await app.inject({ method: 'POST', url: '/api/test/run-due' })
    expect(answer.json()).toEqual({ ran: 1 })
    expect(calls).toEqual([`run until ${Date.parse('2026-03-02T10:00:00+08:00')}`, 'drain'])
  })

  it('is not there without its setting', async () => {
    const app = await makeApp('0')
    expect((await setClock(app, '2026-03-02T10:00:00+08:00')).statusCode).toBe(404)
    expect((await app.inject({ method: 'POST', url: '/api/test/run-due' })).statusCode).toBe(404)
  })
})
