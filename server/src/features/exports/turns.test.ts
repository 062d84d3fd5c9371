import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Answer, type Api, openApi } from '../../../test/api.ts'
import { demoPassword } from '../../demo/accounts.ts'
import { asOwner } from '../../platform/database/migrate.ts'

let api: Api
const accounts = ['auditor', 'dispatcher', 'centre_manager']
const payload = { list: 'all', format: 'csv' }

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  await aMatter(api, { state: 'handling' })
  for (const account of [...accounts, 'security_admin']) await api.as(account)
})
afterAll(() => api.close())

const ask = async (account: string, key?: string): Promise<Answer> =>
  (await api.as(account)).send({
    method: 'POST',
    url: '/api/exports',
    payload,
    ...(key && { headers: { 'idempotency-key': key } }),
  })
const said = ({ status, body, headers }: Answer) => [status, body.code, headers['retry-after']]

/** Lets nobody read what is open until `run` is done. */
const held = <Result>(run: () => Promise<Result>) =>
  asOwner(api.test.services.db.url, async (holder) => {
    await holder.query('begin; lock table open_matters in access exclusive mode')
    const result = await run()
    await holder.query('commit')
    return result
  })
/** Resolves once so many exports wait for that. */
const waiting = (count: number) =>
  vi.waitFor(async () => {
    const rows = await api.rows('select from pg_locks where not granted and database = $1::oid', [await oid()])
    expect(rows).toHaveLength(count)
  })
const oid = async () =>
  (await api.rows<{ oid: string }>('select oid from pg_database where datname = current_database()'))[0]!.oid

it('makes one export an account at a time', async () => {
  const [first, second] = await held(async () => {
    const asked = ask('auditor')
    await waiting(1)
    return [asked, await ask('auditor')] as const
  })
  expect(said(second)).toEqual([429, 'too-many-requests', '10'])
  expect([(await first).status, (await ask('auditor')).status]).toEqual([201, 201])
})

it('makes two at a time, those that are approved among them', async () => {
  const [auditors, dispatchers, third] = await held(async () => {
    const asked = [ask('auditor'), ask('dispatcher')] as const
    await waiting(2)
    const admin = await api.as('security_admin')
    const id = crypto.randomUUID()
    const ruling = { method: 'POST', url: `/api/exports/${id}/rule`, payload: { ruling: 'approve' } } as const
    expect(said(await admin.send(ruling))).toEqual([503, 'unavailable', '10'])
    return [...asked, await ask('centre_manager')] as const
  })
  expect(said(third)).toEqual([503, 'unavailable', '10'])
  expect([(await auditors).status, (await dispatchers).status]).toEqual([201, 201])
  expect((await ask('centre_manager')).status).toBe(201)
})

it('answers the same request again with the one that is being made', async () => {
  const asked = await held(async () => {
    const same = [ask('auditor', 'key-of-turn'), ask('auditor', 'key-of-turn')]
    await waiting(1)
    return same
  })
  const [first, again] = await Promise.all(asked)
  expect([first!.status, again!.status, again!.body.id]).toEqual([201, 201, first!.body.id])
})

it('makes none for somebody who is gone, and lets the next one ask', async () => {
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = api.app.server.address() as AddressInfo
  const own = { account: 'auditor', password: demoPassword }
  const { body } = await api.public.send({ method: 'POST', url: '/api/sessions', payload: own })
  const headers = { authorization: `Bearer ${body.token}`, 'content-type': 'application/json' }
  const before = await api.rows('select from exports')
  await held(async () => {
    const leaving = request({ port, method: 'POST', path: '/api/exports', headers, agent: false })
    leaving.on('error', () => undefined).end(JSON.stringify(payload))
    await waiting(1)
    leaving.destroy()
    await vi.waitFor(async () => expect(await connections()).toBe(0))
  })
  await vi.waitFor(async () => expect((await ask('auditor')).status).toBe(201))
  expect(await api.rows('select from exports')).toHaveLength(before.length + 1)
})

const connections = () => new Promise<number>((settle) => api.app.server.getConnections((_, count) => settle(count)))
