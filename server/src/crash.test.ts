import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { someRequest } from '../test/a-matter.ts'
import { type FreshDatabase, freshDatabase } from '../test/fresh-db.ts'
import { ended, type Processes, processesWith } from '../test/product-process.ts'
import { asOwner } from './platform/database/migrate.ts'

const [clients, enough] = [8, 200]

let fresh: FreshDatabase
let dataDir: string
let processes: Processes

beforeAll(async () => {
  fresh = await freshDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'huixiang-crash-'))
  processes = processesWith({ DATABASE_URL: fresh.url, DATA_DIR: dataDir, DEMO: '0' })
})
afterAll(async () => {
  processes.killAll()
  await fresh.drop()
  await rm(dataDir, { recursive: true, force: true })
})

interface Registered {
  no: string
  code: string
}

/** Registers over the wire; each client has an address of its own, since limits go by address. */
function register(port: number, client: number, key: string): Promise<Registered> {
  const body = JSON.stringify({ ...someRequest, place: {} })
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': key,
  }
  const where = { host: '127.0.0.1', port, localAddress: `127.0.0.${client + 2}` }
  return new Promise((settle, refuse) => {
    const sent = httpRequest({ ...where, method: 'POST', path: '/api/public/matters', headers }, (answer) => {
      let text = ''
      answer.on('error', refuse)
      answer.on('data', (chunk) => {
        text += String(chunk)
      })
      answer.on('end', () => (answer.statusCode === 201 ? settle(JSON.parse(text)) : refuse(new Error(text))))
    })
    sent.on('error', refuse)
    sent.end(body)
  })
}

const rows = async <Row>(sql: string): Promise<Row[]> =>
  asOwner(fresh.url, async (client) => (await client.query<never>(sql)).rows)

it('killed in the middle of work, it has every acknowledged request once and nothing half', async () => {
  const acknowledged = new Map<string, Registered>()
  const cut: { client: number; key: string }[] = []
  const first = await processes.start()

  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (;;) {
        const key = randomUUID()
        const answer = await register(first.port, client, key).catch(() => undefined)
        if (!answer) return void cut.push({ client, key })
        acknowledged.set(key, answer)
        if (acknowledged.size === enough) first.child.kill('SIGKILL')
      }
    }),
  )
  expect(acknowledged.size).toBeGreaterThanOrEqual(enough)
  expect(cut).toHaveLength(clients)

  const second = await processes.start()
  const numbersOf = async () => (await rows<{ no: string }>('select no from matters')).map(({ no }) => no)
  const kept = await numbersOf()
  expect(new Set(kept).size).toBe(kept.length)
  expect([...acknowledged.values()].filter(({ no }) => !kept.includes(no))).toEqual([])
  expect(kept.length).toBeLessThanOrEqual(acknowledged.size + clients)

  for (const { client, key } of cut) acknowledged.set(key, await register(second.port, client, key))
  const [someKey, some] = [...acknowledged][0]!
  expect(await register(second.port, 0, someKey)).toEqual(some)
  expect((await numbersOf()).sort()).toEqual([...acknowledged.values()].map(({ no }) => no).sort())
  const whole = `select count(*)::int as n from matters m join persons p on p.matter_id = m.id
    join open_matters o on o.id = m.id join contacts c on c.matter_id = m.id
    join idempotency_keys k on k.matter_no = m.no
    where (select count(*) from events e where e.matter_id = m.id) = 1
      and (select count(*) from running_clocks r where r.matter_id = m.id) = 2`
  expect(await rows(whole)).toEqual([{ n: acknowledged.size }])

  second.child.kill('SIGTERM')
  expect(await ended(second.child)).toBe(0)
  const verify = processes.run('server/src/commands/verify.ts')
  let said = ''
  verify.stdout!.on('data', (chunk) => {
    said += String(chunk)
  })
  expect([await ended(verify), said]).toEqual([0, expect.stringContaining(`${acknowledged.size} matters`)])
}, 300_000)
