import { randomUUID } from 'node:crypto'
import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { someRequest } from '../test/a-matter.ts'
import { ended, type Processes, type Product, processesWith } from '../test/product-process.ts'
import { type TestServices, testServices } from '../test/services.ts'
import { demoPassword } from './demo/index.ts'
import { saveSeeding } from './demo/store.ts'
import { asOwner } from './platform/database/migrate.ts'

let test: TestServices
let processes: Processes
let product: Product
const lines: Agent[] = []

beforeAll(async () => {
  test = await testServices()
  const { db, config } = test.services
  await saveSeeding(db, { now: Date.now(), done: true })
  const shared = { DATABASE_URL: db.url, DATA_DIR: config.dataDir, DEMO: '1', TEST_CLOCK: '1', METRICS: '1' }
  processes = processesWith({ ...shared, WORKERS: '2', LOG_LEVEL: 'info' })
  const name = new URL(db.url).pathname.slice(1)
  await rows(`alter database ${name} set log_error_verbosity = 'default'`)
  product = await processes.start()
})
afterAll(async () => {
  for (const line of lines) line.destroy()
  processes.killAll()
  await test.close()
})

interface Sending {
  method?: string
  path: string
  body?: unknown
  headers?: Record<string, string>
}

const open = (agent: Agent, { method = 'GET', path, body, headers = {} }: Sending): Promise<IncomingMessage> => {
  const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
  const own = payload && { 'content-type': 'application/json', 'content-length': payload.length }
  return new Promise((settle, refuse) => {
    const where = { host: '127.0.0.1', port: product.port, agent, method, path, headers: { ...headers, ...own } }
    request(where, settle).on('error', refuse).end(payload)
  })
}

async function ask(agent: Agent, sending: Sending) {
  const answer = await open(agent, sending)
  let text = ''
  for await (const part of answer) text += String(part)
  const json = /json/.test(String(answer.headers['content-type']))
  return { status: answer.statusCode, date: answer.headers.date, text, body: json ? JSON.parse(text) : undefined }
}

/** The worker at the other end of a line: a connection stays with whoever took it. */
async function whoIsAt(agent: Agent): Promise<string> {
  const { text } = await ask(agent, { path: '/metrics?of=own' })
  return /worker="(\d+)"/.exec(text)![1]!
}

/** One line to each of two workers. */
async function bothLines(): Promise<[Agent, Agent]> {
  const found = new Map<string, Agent>()
  for (let tries = 0; found.size < 2 && tries < 20; tries++) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    lines.push(agent)
    found.set(await whoIsAt(agent), agent)
  }
  const [one, other] = [...found.values()]
  return [one!, other!]
}

const register = (agent: Agent, key: string = randomUUID()) =>
  ask(agent, {
    method: 'POST',
    path: '/api/public/matters',
    body: { ...someRequest, place: {} },
    headers: { 'idempotency-key': key },
  })
const signIn = (agent: Agent, account: string, password = demoPassword) =>
  ask(agent, { method: 'POST', path: '/api/sessions', body: { account, password } })
const signedIn = async (agent: Agent, account: string) => {
  const { body } = await signIn(agent, account)
  return { authorization: `Bearer ${body.token}` }
}
const rows = <Row>(text: string): Promise<Row[]> =>
  asOwner(test.services.db.url, async (client) => (await client.query<never>(text)).rows)

it('says once that it is ready, and serves at one port by two workers', async () => {
  expect(product.said().match(/^ready$/gm)).toHaveLength(1)
  expect(product.said().match(/^API /gm)).toHaveLength(1)
  const [one, other] = await bothLines()
  expect(new Set([await whoIsAt(one), await whoIsAt(other)]).size).toBe(2)
})

it('says once that the log of the database server may hold what people wrote', () => {
  const told = product.said().match(/^.*may hold what people wrote.*$/gm)
  expect(told).toHaveLength(1)
  expect(told![0]).toContain('"settings":["log_error_verbosity"]')
})

it('makes one matter of a key sent to both at once, and gives each matter a number of its own', async () => {
  const [one, other] = await bothLines()
  const key = randomUUID()
  const [first, second] = await Promise.all([register(one, key), register(other, key)])
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.body).toEqual(first.body)

  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => register(n % 2 ? one : other)))
  const numbers = [first, ...answers].map(({ body }) => body.no as string)
  expect(new Set(numbers).size).toBe(21)
  const kept = await rows<{ no: string }>('select no from matters')
  expect(kept.map(({ no }) => no).sort()).toEqual(numbers.sort())
})

it('counts wrong passwords together, and knows a session wherever it began', async () => {
  const [one, other] = await bothLines()
  const tries: string[] = []
  for (let n = 0; n < 6; n++) tries.push((await signIn(n % 2 ? one : other, 'inspector', 'wrong')).body.code)
  expect(tries).toEqual([...Array(5).fill('wrong-credentials'), 'account-locked'])

  const headers = await signedIn(one, 'dispatcher')
  expect((await ask(other, { path: '/api/session', headers })).status).toBe(200)
})

it('tells at each worker what all of them count', async () => {
  const [one, other] = await bothLines()
  const own = async (line: Agent) => (await ask(line, { path: '/metrics?of=own' })).text
  const counted = (text: string, worker: string) =>
    [...text.matchAll(/huixiang_commands_total\{command="register",result="done",worker="(\d+)"\} (\d+)/g)]
      .filter(([, by]) => by === worker)
      .reduce((sum, [, , count]) => sum + Number(count), 0)
  await Promise.all([register(one), register(other)])
  for (const line of [one, other]) {
    const { text } = await ask(line, { path: '/metrics' })
    for (const of of [one, other]) {
      const worker = await whoIsAt(of)
      expect(counted(text, worker)).toBeGreaterThan(0)
      expect(counted(text, worker)).toBe(counted(await own(of), worker))
    }
  }
})

it('goes by one test clock', async () => {
  const [one, other] = await bothLines()
  const body = { now: '2026-07-01T10:00:00+08:00' }
  expect((await ask(one, { method: 'PUT', path: '/api/test/clock', body })).status).toBe(200)
  for (const line of [one, other])
    expect((await ask(line, { path: '/api/health' })).date).toBe('Wed, 01 Jul 2026 02:00:00 GMT')
})

it('tells a stream of one worker what was done by the other', async () => {
  const [one, other] = await bothLines()
  const headers = await signedIn(one, 'dispatcher')
  const stream = await open(one, { path: '/api/events/stream', headers })
  let heard = ''
  stream.on('data', (part) => {
    heard += String(part)
  })
  const { body } = await register(other)
  await vi.waitFor(() => expect(heard).toContain(body.no), { timeout: 30_000 })
  stream.destroy()
})

/** The line in which a worker is said to serve; its process is what it catches. */
const serving = (worker: string) => new RegExp(`"worker":${worker},"process":(\\d+),"msg":"a worker serves"`, 'g')
/** The log is written beside what the operator is told, and may come after it. */
const processOf = (worker: string): Promise<number> =>
  vi.waitFor(() => Number([...product.said().matchAll(serving(worker))][0]![1]))

it('replaces a worker that was killed, and names the new one in what it logs', async () => {
  const [one, other] = await bothLines()
  const known = [await whoIsAt(one), await whoIsAt(other)]
  process.kill(await processOf(known[0]!), 'SIGKILL')
  await vi.waitFor(() => expect(product.said()).toMatch(serving('3')), { timeout: 50_000, interval: 50 })
  await vi.waitFor(() => expect(product.said()).toContain(`"worker":${known[0]},"code":null,"signal":"SIGKILL"`))

  const [first, second] = await bothLines()
  expect([await whoIsAt(first), await whoIsAt(second)].sort()).toEqual([known[1], '3'].sort())
  for (const line of [first, second]) expect((await register(line)).status).toBe(201)
})

it('breaks a connection that was handed to a worker and not taken before it was killed', async () => {
  const standing = await processOf(await whoIsAt((await bothLines())[0]))
  process.kill(standing, 'SIGSTOP')
  let broken = 0
  const asked = Array.from({ length: 4 }, () =>
    open(new Agent(), { path: '/api/health' }).then(
      (answer) => answer.resume(),
      () => broken++,
    ),
  )
  expect(await Promise.race([Promise.all(asked), setTimeout(2000, 'one waits')])).toBe('one waits')
  process.kill(standing, 'SIGKILL')
  await Promise.all(asked)
  expect(broken).toBe(1)
}, 30_000)

const isGone = () => expect(open(new Agent(), { path: '/api/health' })).rejects.toThrow('ECONNREFUSED')

it('ends all workers in order when it is told to', async () => {
  const gone = ended(product.child)
  product.child.kill('SIGTERM')
  expect(await gone).toBe(0)
  await isGone()
})

it('replaces nobody when Ctrl-C reaches all processes at once', async () => {
  product = await processes.start()
  const gone = ended(product.child)
  const workers = [await processOf('1'), await processOf('2')]
  for (const pid of [product.child.pid!, ...workers]) process.kill(pid, 'SIGINT')
  expect(await gone).toBe(0)
  expect(product.said()).not.toContain('is replaced')
})

it('leaves no worker behind when it is killed', async () => {
  product = await processes.start()
  const gone = ended(product.child)
  product.child.kill('SIGKILL')
  await gone
  await vi.waitFor(isGone, { timeout: 50_000, interval: 50 })
})
