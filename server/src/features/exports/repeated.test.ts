import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Api, type Body, openApi } from '../../../test/api.ts'

let api: Api
const body = { list: 'audit', format: 'csv' }

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  await aMatter(api, { state: 'auditing' })
})
afterAll(() => api.close())

const ask = async (key: string, payload: Body = body, account = 'auditor') =>
  (await api.as(account)).send({ method: 'POST', url: '/api/exports', payload, headers: { 'idempotency-key': key } })
const listed = async () => (await (await api.as('auditor')).send({ url: '/api/exports' })).body.items as Body[]

describe('an export that is asked for again with the same key', () => {
  it('is the first one, also when the list has grown, and is entered once', async () => {
    const first = await ask('key-of-first')
    await aMatter(api, { state: 'auditing' })
    const again = await ask('key-of-first')
    expect([again.status, again.body]).toEqual([201, first.body])
    expect((await listed()).map(({ id }) => id)).toEqual([first.body.id])
    expect((await ask('key-of-second')).body).toMatchObject({ rows: 2 })
    await api.runDue()
    const entries = `select from access_log where kind = 'export' and subject = $1`
    expect(await api.rows(entries, [first.body.id])).toHaveLength(1)
  })

  it('is told as it is now', async () => {
    const { id } = (await ask('key-of-old')).body
    await api.at('2026-03-10 10:00')
    expect((await ask('key-of-old')).body).toMatchObject({ id, state: 'expired' })
  })

  it('is made once by many at once', async () => {
    const before = (await listed()).length
    const many = await Promise.all(Array.from({ length: 6 }, () => ask('key-of-many')))
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(many.map(({ body: one }) => one.id)).size).toBe(1)
    expect((await listed()).length).toBe(before + 1)
  })

  it('is refused with another body, and the key of somebody else is another', async () => {
    const first = await ask('key-of-mine')
    expect((await ask('key-of-mine', { ...body, format: 'xlsx' })).body).toMatchObject({
      status: 422,
      code: 'key-reused',
    })
    const other = await ask('key-of-mine', { ...body, list: 'dispatch' }, 'dispatcher')
    expect(other.status).toBe(201)
    expect(other.body.id).not.toBe(first.body.id)
  })

  it('is asked anew where the first was refused', async () => {
    expect((await ask('key-of-none', { list: 'dispatch', format: 'csv' })).body.code).toBe('not-permitted')
    expect((await ask('key-of-none')).status).toBe(201)
  })
})
