import { once } from 'node:events'
import { get, IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Role, Staff } from 'core/access'
import Fastify from 'fastify'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-db.ts'
import { cutListeners, listeners, notifyNodes, readStream, type StreamReader } from '../../../test/read-stream.ts'
import { openDatabase } from '../../platform/database/pool.ts'
import type { Database } from '../../platform/database/queryable.ts'
import type { App } from '../../platform/http/app.ts'
import type { News, RoleNotice } from '../../platform/news.ts'
import { Problem } from '../../platform/problem.ts'
import { createHub, type Hub } from './hub.ts'
import { liveRoutes } from './routes.ts'
import type { Readings } from './watched/board.ts'

const log = pino({ level: 'silent' })
const clerk = (organizer: string): Staff => ({
  kind: 'staff',
  account: `clerk_${organizer}`,
  roles: ['organizer_clerk'],
  organizer,
})
const city = { organizers: { water: { parent: null }, panyu: { parent: null } }, refresh: vi.fn(async () => undefined) }
/** What lists hold is another test's matter. */
const readings: Readings = {
  page: async () => ({ items: [], next: null }),
  counts: async () => ({ items: [] }),
}
const changed: News = {
  matters: [{ no: '2603020000011', lists: ['handle', 'open'], units: ['water'], hidden: [] }],
}

let fresh: FreshDatabase
let db: Database
const nodes: { app: App; hub: Hub; url: string }[] = []
const readers: StreamReader[] = []

/** A node that serves streams to whoever names a unit in a header. Who says that he leaves is known once he has left. */
async function startNode(limit = 10) {
  const hub = createHub({ db, city, log, limit, readings, heartbeat: 200 })
  const app = Fastify() as unknown as App
  app.decorateRequest('actor')
  app.addHook('onRequest', async (request, reply) => {
    const unit = request.headers['x-unit']
    if (request.headers['x-leaves']) await once(reply.raw, 'close')
    request.actor = typeof unit === 'string' ? clerk(unit) : { kind: 'public' }
  })
  app.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof Problem ? 499 : 500).send({ code: error instanceof Problem ? error.code : error }),
  )
  await app.register(async (scope) => liveRoutes(hub)(scope as unknown as App))
  const node = { app, hub, url: await app.listen({ port: 0, host: '127.0.0.1' }) }
  nodes.push(node)
  return node
}

const read = async (url: string, unit?: string, search?: string): Promise<StreamReader> => {
  const reader = await readStream(url, unit ? { 'x-unit': unit } : {}, search)
  readers.push(reader)
  return reader
}
const notify = (news: News) => notifyNodes(db, news)
const listening = () => vi.waitFor(async () => expect(await listeners(db)).toBe(nodes.length))

beforeAll(async () => {
  fresh = await freshDatabase()
  db = openDatabase(fresh.url)
})
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.leave()
  await Promise.all(nodes.splice(0).map(({ app }) => app.close()))
  // The database lets go of an ended connection a moment later; the next test would take it for its own node's.
  await listening()
})
afterAll(async () => {
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
      await vi.waitFor(() => expect(reader.text).toContain('data: {"no":"2603020000011","lists":["handle"]}\n\n'))
    expect(stranger.text).not.toContain('2603020000011')
    for (const reader of concerned) expect(reader.text).not.toContain('2603020000022')
  })

  it('tells of notices whoever has a role that they are for', async () => {
    const { url } = await startNode()
    await listening()
    const reader = await read(url, 'water')
    const noticeTo = (role: Role): RoleNotice => ({ role, organizer: null, no: '2603020000011', hidden: [] })
    await notify({ matters: [], notices: [noticeTo('supervisor')] })
    await notify(changed)
    await vi.waitFor(() => expect(reader.text).toContain('event: matter'))
    expect(reader.text).not.toContain('event: notice')
    await notify({ matters: [], notices: [noticeTo('organizer_clerk'), noticeTo('supervisor')] })
    await vi.waitFor(() => expect(reader.text).toContain('event: notice\ndata: {}\n\n'))
  })

  it('carries nobody who left before it was known who he is', async () => {
    const { url, hub, app } = await startNode()
    const join = vi.spyOn(hub, 'join')
    const asked = get(`${url}/api/events/stream`, { headers: { 'x-unit': 'water', 'x-leaves': 'yes' }, agent: false })
    asked.on('error', () => undefined)
    await once(app.server, 'request')
    asked.destroy()
    await vi.waitFor(() => expect(join).toHaveBeenCalledOnce())
    expect(hub.size()).toBe(0)
  })

  it('begins by asking the reader to read afresh', async () => {
    const { url } = await startNode()
    await listening()
    const reader = await read(url, 'water')
    await vi.waitFor(() => expect(reader.text).toBe('retry: 3000\n\nevent: refresh\ndata: {}\n\n'))

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

  it('reads them again when it could not hear, until it has', async () => {
    await startNode()
    await listening()
    city.refresh.mockClear()
    city.refresh.mockRejectedValueOnce(new Error('no connection'))
    await cutListeners(db)
    await vi.waitFor(() => expect(city.refresh.mock.calls.length).toBeGreaterThan(1), { timeout: 10_000 })
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
    readers.pop()!.leave()
    await vi.waitFor(async () => expect((await read(url, 'panyu')).status).toBe(200))
  })

  it('lets go of whoever signed out or has other rights, and of nobody else', async () => {
    const { url } = await startNode()
    await listening()
    const [gone, stays] = [await read(url, 'water', '?lists=handle'), await read(url, 'panyu')]
    await notify({ matters: [], sessions: clerk('water').account })
    await vi.waitFor(() => expect(gone.ended).toBe(true))
    await notify({ ...changed, matters: [{ ...changed.matters[0]!, units: ['panyu'] }] })
    await vi.waitFor(() => expect(stays.text).toContain('2603020000011'))
    expect(stays.ended).toBe(false)
  })

  it('lets go of everybody when it was deaf: rights may have changed meanwhile', async () => {
    const { url } = await startNode()
    await listening()
    const watching = await read(url, 'water', '?lists=handle')
    const other = await read(url, 'water')
    await cutListeners(db)
    await vi.waitFor(() => expect(watching.ended).toBe(true), { timeout: 10_000 })
    await vi.waitFor(() => expect(other.ended).toBe(true))
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
    hub.join({ staff: clerk('water'), language: 'en' }, () => stuck)
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
