import pino from 'pino'
import { expect, it } from 'vitest'
import type { Database } from '../database/queryable.ts'
import { createHttp, openToAll } from './index.ts'

const db = { query: async () => [] } as unknown as Database
const proxy = '10.1.2.3'
const [resident, other] = ['203.0.113.7', '203.0.113.8']

/** What the product takes for the address of who asks, and what it says in its log of requests in turn. */
async function addresses(trustProxy: string | undefined, forwarded: readonly (string | undefined)[]) {
  const lines: string[] = []
  const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) })
  const services = { db, log, config: { ...(trustProxy && { trustProxy }) } }
  const app = await createHttp({ services, identify: async () => ({ kind: 'public' }) })
  app.get('/api/who', { schema: { ...openToAll, operationId: 'who' } }, async ({ ip }) => ip)
  const seen: string[] = []
  for (const header of forwarded) {
    const headers = header === undefined ? {} : { 'x-forwarded-for': header }
    seen.push((await app.inject({ url: '/api/who', remoteAddress: proxy, headers })).body)
  }
  await app.close()
  return { seen, lines }
}

it.each(['10.1.2.3', '10.0.0.0/8', 'loopback, uniquelocal'])('takes the word of a proxy named by %s', async (named) => {
  const { seen, lines } = await addresses(named, [resident, other, undefined])
  expect([seen, lines]).toEqual([[resident, other, proxy], []])
})

it('takes from a proxy what it saw, not what was sent to it', async () => {
  const { seen } = await addresses('10.1.2.3', [`1.1.1.1, ${resident}`])
  expect(seen).toEqual([resident])
})

it.each([undefined, '10.9.9.9'])('takes no other word, and says so once without an address (%s)', async (named) => {
  const { seen, lines } = await addresses(named, [undefined, resident, other])
  expect(seen).toEqual([proxy, proxy, proxy])
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('TRUST_PROXY')
  expect(lines[0]).not.toMatch(/203\.|10\./)
})
