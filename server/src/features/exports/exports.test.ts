import type { AccessEntryView } from 'contract/access'
import type { MatterItem } from 'contract/matter-items'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter } from '../../../test/a-matter.ts'
import { type Api, type Body, openApi } from '../../../test/api.ts'
import { listMatter } from '../../../test/listed-matter.ts'
import { moment } from '../../../test/services.ts'
import { forgetExports } from './index.ts'
import { approvalAbove } from './limits.ts'

let api: Api
const many = approvalAbove + 1

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
  const at = moment('2026-03-01 09:00')
  for (let serial = 1; serial <= many; serial++)
    await listMatter(api.test.services.db, {
      serial,
      at,
      state: 'dispatching',
      title: serial === 1 ? '=1+1' : `标题 ${serial}`,
    })
  await aMatter(api, { state: 'auditing', request: { title: '只此一件' } })
}, 240_000)
afterAll(() => api.close())

const ask = async (account: string, payload: Body, language = 'zh-CN') =>
  (await api.as(account)).send({
    method: 'POST',
    url: '/api/exports',
    payload: { format: 'csv', ...payload },
    headers: { 'accept-language': language },
  })
const download = async (account: string, id: unknown) =>
  (await api.as(account)).send({ url: `/api/exports/${id}/file` })
const rule = async (account: string, id: unknown, payload: Body) =>
  (await api.as(account)).send({ method: 'POST', url: `/api/exports/${id}/rule`, payload })
const listed = async (account: string) =>
  (await (await api.as(account)).send({ url: '/api/exports' })).body.items as Body[]
/** What the list was narrowed by, as it is kept. */
const filtersOf = async (id: unknown) =>
  (await api.rows<{ filters: object }>(`select asked -> 'filters' as filters from exports where id = $1`, [id]))[0]!
    .filters
const rowsOf = (text: string) => parse(text, { bom: true, relax_column_count: true }) as string[][]

/** Numbers of a whole work list, page by page. */
async function numbersOn(account: string, query: string): Promise<string[]> {
  const caller = await api.as(account)
  const numbers: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await caller.send({ url: `/api/matters?${query}&limit=100${cursor && `&cursor=${cursor}`}` })
    numbers.push(...(body.items as MatterItem[]).map(({ no }) => no))
    if (body.next === null) return numbers
    cursor = String(body.next)
  }
}

describe('a short export', () => {
  it('is ready at once and holds what the list shows', async () => {
    const { status, body } = await ask('auditor', { list: 'audit' })
    expect([status, body.state, body.rows]).toEqual([201, 'ready', 1])
    const file = await download('auditor', body.id)
    const [mark, columns, ...rows] = rowsOf(file.text)
    expect(mark![0]).toMatch(/^# 导出人：.+（auditor）.*2026-03-02 10:00/)
    expect(mark![0]).toContain(body.id)
    expect(columns!.slice(0, 3)).toEqual(['编号', '标题', '状态'])
    expect(rows.map(([no, title]) => [no, title])).toEqual([
      [...(await numbersOn('auditor', 'list=audit')), '只此一件'],
    ])
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="huixiang-2026-03-02-\w{8}\.csv"$/)
    expect(file.headers['cache-control']).toBe('no-store')
  })

  it('has the columns that were asked for, in their order and in the language of the asker', async () => {
    const { body } = await ask('auditor', { list: 'audit', columns: ['state', 'no'] }, 'en')
    const [mark, columns, row] = rowsOf((await download('auditor', body.id)).text)
    expect(mark![0]).toContain('Beijing time')
    expect(columns).toEqual(['State', 'Number'])
    expect(row![0]).toBe('Reply being checked')
  })

  it('is narrowed by the filters of the list', async () => {
    const { body } = await ask('auditor', { list: 'audit', type: 'praise' })
    expect(body.rows).toBe(0)
    expect(rowsOf((await download('auditor', body.id)).text)).toHaveLength(2)
  })

  it('is also made as a workbook', async () => {
    const { body } = await ask('auditor', { list: 'audit', format: 'xlsx' })
    const { text, headers } = await download('auditor', body.id)
    expect([text.slice(0, 2), headers['content-type']]).toEqual(['PK', expect.stringContaining('spreadsheetml')])
  })

  it('lies encrypted in the database', async () => {
    const { id } = (await ask('auditor', { list: 'audit' })).body
    const plain = Buffer.from((await download('auditor', id)).text)
    const [part] = await api.rows<{ data: Buffer }>('select data from export_parts where export_id = $1', [id])
    expect(part!.data.length).toBeGreaterThan(plain.length)
    const starts = [plain.subarray(0, 12), Buffer.from(plain.toString('base64').slice(0, 12))]
    expect(starts.some((start) => part!.data.includes(start))).toBe(false)
  })

  it('is for nobody else', async () => {
    const { body } = await ask('auditor', { list: 'audit' })
    for (const account of ['dispatcher', 'centre_manager', 'clerk_water'])
      expect((await download(account, body.id)).body.code).toBe('not-found')
    expect((await download('security_admin', body.id)).body.code).toBe('not-permitted')
    expect((await listed('dispatcher')).filter(({ id }) => id === body.id)).toEqual([])
  })

  it.each([
    ['clerk_water', 'all'],
    ['auditor', 'dispatch'],
    ['security_admin', 'all'],
    ['kb_editor', 'all'],
  ])('is not for %s of the list %s', async (account, list) => {
    expect((await ask(account, { list })).body.code).toBe('not-permitted')
  })

  it('is gone after seven days, and its file is removed with the words it was narrowed by', async () => {
    await api.runDue()
    const { id, rows } = (await ask('auditor', { list: 'audit', words: '路灯', urgency: 'general' })).body
    expect([rows, await filtersOf(id)]).toEqual([1, { words: '路灯', urgency: 'general' }])
    await api.at('2026-03-09 09:59')
    expect((await download('auditor', id)).status).toBe(200)
    await api.at('2026-03-09 10:01')
    expect((await download('auditor', id)).body).toMatchObject({ status: 410, code: 'gone' })
    await forgetExports(api.test.services.db, moment('2026-03-09 10:01'))
    expect(await api.rows('select from export_parts where export_id = $1', [id])).toEqual([])
    expect((await listed('auditor')).find((one) => one.id === id)).toMatchObject({ state: 'expired' })
    expect(await filtersOf(id)).toEqual({ urgency: 'general' })
    await api.at('2026-03-02 10:00')
  })

  it('is not downloaded once the right to the list is taken', async () => {
    const { id } = (await ask('auditor', { list: 'audit' })).body
    await api.rows(`update accounts set roles = '{callback_clerk}' where name = 'auditor'`)
    expect((await download('auditor', id)).body.code).toBe('not-permitted')
    await api.rows(`update accounts set roles = '{auditor}' where name = 'auditor'`)
    expect((await download('auditor', id)).status).toBe(200)
  })

  it('breaks off rather than look whole when a piece is missing', async () => {
    const { id } = (await ask('auditor', { list: 'audit' })).body
    await api.rows('delete from export_parts where export_id = $1', [id])
    const answer = await download('auditor', id).catch(() => ({ status: 0 }))
    expect(answer.status).not.toBe(200)
  })
})

describe('a long export', () => {
  it('waits for a security administrator, and then holds every row once', async () => {
    const { body } = await ask('dispatcher', { list: 'dispatch', columns: ['no', 'title'] })
    expect([body.state, body.rows]).toEqual(['waiting', many])
    expect((await download('dispatcher', body.id)).body).toMatchObject({ code: 'wrong-state', state: 'waiting' })
    const waiting = (await listed('security_admin')).find(({ id }) => id === body.id)
    expect(waiting).toMatchObject({ account: 'dispatcher', list: 'dispatch', rows: many })
    expect(JSON.stringify(waiting)).not.toContain('标题')
    expect(await api.rows('select from export_parts where export_id = $1', [body.id])).toEqual([])

    expect((await rule('security_admin', body.id, { ruling: 'approve' })).body.state).toBe('ready')
    const [, , ...rows] = rowsOf((await download('dispatcher', body.id)).text)
    expect(rows.map(([no]) => no)).toEqual(await numbersOn('dispatcher', 'list=dispatch'))
    expect(rows.map(([, title]) => title)).toContain("'=1+1")
    expect((await rule('security_admin', body.id, { ruling: 'approve' })).body.code).toBe('not-found')
    expect((await download('security_admin', body.id)).body.code).toBe('not-permitted')
  })

  it('is rejected with a reason that its asker reads, and never made', async () => {
    const { id } = (await ask('dispatcher', { list: 'dispatch' })).body
    expect((await rule('security_admin', id, { ruling: 'reject' })).body).toMatchObject({ rule: 'export.reason' })
    await api.rows(`update exports set asked = jsonb_set(asked, '{filters,words}', '"张三"') where id = $1`, [id])
    expect((await rule('security_admin', id, { ruling: 'reject', reason: '用途不明' })).status).toBe(200)
    expect(await filtersOf(id)).toEqual({})
    const own = (await listed('dispatcher')).find((one) => one.id === id)
    expect(own).toMatchObject({ state: 'rejected', reason: '用途不明', ruledBy: 'security_admin' })
    expect((await download('dispatcher', id)).body).toMatchObject({ code: 'wrong-state', state: 'rejected' })
  })

  it('is ruled on by nobody else, and never by who asked for it', async () => {
    const { id } = (await ask('dispatcher', { list: 'dispatch' })).body
    for (const account of ['dispatcher', 'system_admin', 'audit_admin', 'centre_manager'])
      expect((await rule(account, id, { ruling: 'approve' })).body.code).toBe('not-permitted')
    // He became the administrator after he had asked.
    await api.rows(`update exports set account = 'security_admin' where id = $1`, [id])
    expect((await rule('security_admin', id, { ruling: 'approve' })).body).toMatchObject({ rule: 'export.own' })
    await api.rows(`update exports set account = 'dispatcher' where id = $1`, [id])
  })

  it('is not made for somebody who reads the list no more', async () => {
    const { id } = (await ask('operator', { list: 'dispatch' })).body
    await api.rows(`update accounts set disabled = true where name = 'operator'`)
    expect((await rule('security_admin', id, { ruling: 'approve' })).body.code).toBe('not-permitted')
    await api.rows(`update accounts set disabled = false where name = 'operator'`)
  })

  it('is ruled on once by two at a time', async () => {
    const { id } = (await ask('dispatcher', { list: 'dispatch' })).body
    const both = await Promise.all([1, 2].map(() => rule('security_admin', id, { ruling: 'approve' })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
  })
})

it('enters what is asked, ruled and downloaded in the access log', async () => {
  const { id } = (await ask('dispatcher', { list: 'dispatch' })).body
  await rule('security_admin', id, { ruling: 'approve' })
  await download('dispatcher', id)
  await api.runDue()
  const { body } = await (await api.as('audit_admin')).send({ url: '/api/access-log?kind=export&limit=100' })
  const own = (body.items as AccessEntryView[]).filter(({ subject }) => subject === id)
  expect(own.map(({ account, facts }) => [account, (facts as { what: string }).what])).toEqual([
    ['dispatcher', 'downloaded'],
    ['security_admin', 'approved'],
    ['dispatcher', 'asked'],
  ])
  expect(own[0]!.facts).toMatchObject({ list: 'dispatch', format: 'csv', rows: many })
})
