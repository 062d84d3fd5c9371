import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { listeners, readStream, type StreamReader, screenOf } from '../../../test/read-stream.ts'
import { demoPassword } from '../../demo/accounts.ts'

let api: Api
let made: Made
let url = ''
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  made = await aMatter(api, { state: 'handling' })
  url = await api.app.listen({ port: 0, host: '127.0.0.1' })
  await vi.waitFor(async () => expect(await listeners(api.test.services.db)).toBe(1))
})
afterAll(() => api.close())

async function signIn(account: string): Promise<Record<string, string>> {
  const payload = { account, password: demoPassword }
  const { body } = await api.public.send({ method: 'POST', url: '/api/sessions', payload })
  return { authorization: `Bearer ${String(body.token)}` }
}

/** The list of all matters as a stream tells it. */
async function watchAll(headers: Record<string, string>): Promise<StreamReader> {
  const reader = await readStream(url, headers, '?lists=all')
  await vi.waitFor(() => expect(screenOf(reader, 'all').page).toBeDefined())
  return reader
}
const numbersOn = (reader: StreamReader) => screenOf(reader, 'all').page!.items.map(({ no }) => no)
const isLetGo = (reader: StreamReader) => vi.waitFor(() => expect(reader.ended).toBe(true))

it('whoever signs out hears no more, and cannot come back', async () => {
  const headers = await signIn('auditor')
  const reader = await watchAll(headers)
  await api.public.send({ method: 'DELETE', url: '/api/session', headers })
  await isLetGo(reader)
  expect((await readStream(url, headers, '?lists=all')).status).toBe(401)
})

it('whoever is recused comes back without the matter, and sees it again when that is ended', async () => {
  const headers = await signIn('dispatcher')
  const before = await watchAll(headers)
  expect(numbersOn(before)).toContain(made.no)
  const manager = await api.as('centre_manager')
  const address = `/api/matters/${made.no}/recusals`
  await manager.send({ method: 'POST', url: address, payload: { account: 'dispatcher', reason: '与诉求人有亲属关系' } })
  await isLetGo(before)
  const recused = await watchAll(headers)
  expect(numbersOn(recused)).not.toContain(made.no)
  await manager.send({ method: 'DELETE', url: `${address}/dispatcher` })
  await isLetGo(recused)
  expect(numbersOn(await watchAll(headers))).toContain(made.no)
})

it('whoever gets other roles comes back with the lists of these alone', async () => {
  const headers = await signIn('supervisor')
  const before = await watchAll(headers)
  const other = await watchAll(await signIn('operator'))
  const payload = { roles: ['kb_editor'] }
  const given = await (await api.as('security_admin')).send({
    method: 'PUT',
    url: '/api/accounts/supervisor/roles',
    payload,
  })
  expect(given.status).toBe(200)
  await isLetGo(before)
  const after = await readStream(url, headers, '?lists=all')
  await vi.waitFor(() => expect(after.text).toContain('event: counts'))
  expect(screenOf(after, 'all')).toEqual({ counts: { items: [] } })
  expect(other.ended).toBe(false)
})
