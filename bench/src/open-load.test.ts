import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { type Asked, runOpenLoad } from './open-load.ts'

let server: Server
afterEach(() => new Promise((closed) => server.close(closed)))

async function serve(status: number): Promise<number> {
  server = createServer((_, answer) => void answer.writeHead(status).end('{}'))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return (server.address() as AddressInfo).port
}

it('sends as many as the rate says, and tells each answer to who asked', async () => {
  let told = 0
  let asked = 0
  const next = (): Asked => ({
    kind: asked++ % 2 ? 'odd' : 'even',
    call: { method: 'GET', path: '/' },
    onAnswer: () => void told++,
  })
  const held = await runOpenLoad({ port: await serve(200), rate: 200, seconds: 0.2, next })
  expect(held).toMatchObject({ done: 40, errors: 0, overrun: false })
  expect([asked, told, held.times.get('odd')!.length, held.times.get('even')!.length]).toEqual([40, 40, 20, 20])
})

it('counts answers outside 2xx as errors and tells nobody of them', async () => {
  const onAnswer = () => expect.unreachable()
  const next = (): Asked => ({ kind: 'a', call: { method: 'GET', path: '/' }, onAnswer })
  const held = await runOpenLoad({ port: await serve(503), rate: 100, seconds: 0.05, next })
  expect(held).toMatchObject({ done: 5, errors: 5 })
})

it('is given up when far too many wait, and ends when those under way are answered', async () => {
  const slow = 200
  server = createServer((_, answer) => void setTimeout(() => answer.end('{}'), slow))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const next = (): Asked => ({ kind: 'a', call: { method: 'GET', path: '/' } })
  const held = await runOpenLoad({ port, rate: 2_000, seconds: 60, patience: 0.05, next })
  expect(held).toMatchObject({ overrun: true, errors: 0 })
  expect(held.done).toBeGreaterThanOrEqual(128)
})
