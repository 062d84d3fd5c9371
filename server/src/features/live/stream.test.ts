import { type ClientRequest, get, IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Staff } from 'core/access'
import Fastify from 'fastify'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { type Database, openDatabase } from '../../platform/database/pool.ts'
import type { App } from '../../platform/http/app.ts'
import { type News, newsChannel } from '../../platform/news.ts'
import { Problem } from '../../platform/problem.ts'
import type { City } from '../../platform/services.ts'
import { createHub, type Hub } from './hub.ts'
import { liveRoutes } from './routes.ts'

const log = pino({ level: 'silent' })
const clerk = (organizer: string): Staff => ({
  kind: 'staff',
  account: `clerk_${organizer}`,
  roles: ['organizer_clerk'],
  organizer,
})
const city = { organizers: { water: { parent: null }, panyu: { parent: null } }, refresh: vi.fn(async () => undefined) }
const changed: News = {
  matters: [{ no: '2603020000011', lists: ['handle', 'open'], units: ['water'], hidden: [] }],
}

let fresh: FreshDatabase
let owner: pg.Client
let db: Database
const nodes: { app: App; hub: Hub; url: string }[] = []
const requests: ClientRequest[] = []

/** A node that serves streams to whoever names a unit in a header. */
async function startNode(limit = 10) {
  const hub = createHub({ db, city, log, limit })
  const app = Fastify() as unknown as App
  app.decorateRequest('actor')
  app.addHook('onRequest', async (request) => {
    const unit = request.headers['x-unit']
    request.actor = typeof unit === 'string' ? clerk(unit) : { kind: 'public' }
  })
  app.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof Problem ? 499 : 500).send({ code: error instanceof Problem ? error.code : error }),
  )
  await app.register(async (scope) =>
    liveRoutes({ db, log, city: city as unknown as City }, hub)(scope as unknown as App),
  )
  const node = { app, hub, url: await app.listen({ port: 0, host: '127.0.0.1' }) }
  nodes.push(node)
  return node
}

interface Reader {
  status: number | undefined
  type: string | undefined
  text: string
  ended: boolean
}

/** Opens a stream and reads it into `text` until it ends. */
const read = (url: string, unit?: string): Promise<Reader> =>
  new Promise((settle, refuse) => {
    const headers = unit ? { 'x-unit': unit } : {}
    const request = get(`${url}/api/events/stream`, { headers, agent: false }, (answer) => {
      const reader = { status: answer.statusCode, type: answer.headers['content-type'], text: '', ended: false }
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        reader.text += part
      })
      answer.on('close', () => {
        reader.ended = true
      })
      answer.on('error', () => undefined)
      settle(reader)
    })
    request.on('error', refuse)
    requests.push(request)
  })

const notify = (news: News) => owner.query('select pg_notify($1, $2)', [newsChannel, JSON.stringify(news)])

const listening = () =>
  vi.waitFor(async () => {
    const { rowCount } = await owner.query(
      `select from pg_stat_activity where datname = current_database() and query = 'listen ${newsChannel}'`,
    )
    expect(rowCount).toBe(nodes.length)
  })

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
  owner = new pg.Client({ connectionString: fresh.url })
  await owner.connect()
})
afterEach(async () => {
  for (const request of requests.splice(0)) request.destroy()
  await Promise.all(nodes.splice(0).map(({ app }) => app.close()))
})
afterAll(async () => {
  await owner.end()
  await db.close()
  await fresh.drop()
})

describe('the stream of events', () => {
  it('tells whom it concerns on every node, and nobody else', async () => {
    const [one, other] = [await startNode(), await startNode()]
    await listening()
    const concerned = [await read(one.url, 'water'), await read(other.url, 'water')]
    const stranger = await read(other.url, 'panyu')
    expect(concerned[0]!.type).toBe('text/event-stream; charset=utf-8')

    await notify(changed)
    await notify({ matters: [{ ...changed.matters[0]!, no: '2603020000022', units: ['panyu'] }] })
    await vi.waitFor(() => expect(stranger.text).toContain('2603020000022'))
    for (const reader of concerned)
      await vi.waitFor(() =>
        expect(reader.text).toContain('event: matter\ndata: {"no":"2603020000011","lists":["handle"]}\n\n'),
      )
    expect(stranger.text).not.toContain('2603020000011')
    for (const reader of concerned) expect(reader.text).not.toContain('2603020000022')
  })

  it('tells of notices whoever has a role that they are for', async () => {
    const { url } = await startNode()
    await listening()
    const reader = await read(url, 'water')
    await notify({ matters: [], notices: ['supervisor'] })
    await notify(changed)
    await vi.waitFor(() => expect(reader.text).toContain('event: matter'))
    expect(reader.text).not.toContain('event: notice')
    await notify({ matters: [], notices: ['organizer_clerk', 'supervisor'] })
    await vi.waitFor(() => expect(reader.text).toContain('event: notice\ndata: {}\n\n'))
  })

  it('begins by asking the reader to read afresh, and asks again when it was deaf for a while', async () => {
    const { url } = await startNode()
    await listening()
    const reader = await read(url, 'water')
    await vi.waitFor(() => expect(reader.text).toBe('retry: 3000\n\nevent: refresh\ndata: {}\n\n'))

    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query = 'listen ${newsChannel}'`,
    )
    await vi.waitFor(() => expect(reader.text.split('event: refresh')).toHaveLength(3), { timeout: 10_000 })
    await listening()
    await notify(changed)
    await vi.waitFor(() => expect(reader.text).toContain('2603020000011'))
  })

  it('reads the lists of the city again when they changed', async () => {
    await startNode()
    await listening()
    city.refresh.mockClear()
    await notify({ matters: [], city: true })
    await vi.waitFor(() => expect(city.refresh).toHaveBeenCalledTimes(1))
  })

  it('is for staff only, and for no more of them than a node carries', async () => {
    const { url } = await startNode(1)
    const stranger = await read(url)
    await vi.waitFor(() => expect(stranger).toMatchObject({ status: 499, text: '{"code":"not-signed-in"}' }))
    await read(url, 'water')
    const refused = await read(url, 'panyu')
    await vi.waitFor(() => expect(refused).toMatchObject({ status: 499, text: '{"code":"unavailable"}' }))
  })

  it('gives the place of a reader who left to another', async () => {
    const { url } = await startNode(1)
    await read(url, 'water')
    requests.pop()!.destroy()
    await vi.waitFor(async () => expect((await read(url, 'panyu')).status).toBe(200))
  })

  it('ends when the server closes, which does not wait for its readers', async () => {
    const { url } = await startNode()
    const reader = await read(url, 'water')
    await nodes.pop()!.app.close()
    await vi.waitFor(() => expect(reader.ended).toBe(true))
    expect(reader.text).toContain('retry')
  })

  it('lets go of a reader who does not keep up', async () => {
    const { hub } = await startNode()
    await listening()
    const stuck = new ServerResponse(new IncomingMessage(new Socket()))
    hub.join(clerk('water'), () => stuck)
    const matters = Array.from({ length: 70 }, (_, at) => ({
      ...changed.matters[0]!,
      no: String(at).padStart(13, '0'),
    }))
    await vi.waitFor(async () => {
      await notify({ matters })
      expect(stuck.destroyed).toBe(true)
    }, 20_000)
  })
})
