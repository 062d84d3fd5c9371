import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, type Caller, openApi } from '../../../test/api.ts'
import { pagesAsked, recordedOn } from '../../../test/plan.ts'
import { accessRow } from '../../platform/audit.ts'
import { appendOutbox } from '../../platform/outbox.ts'
import { verifyAccessLog } from './index.ts'
import { verifyPiece } from './verify.ts'

let api: Api
let auditor: Caller
const most = 10_000
/** All entries are in the log before anybody looks. */
let all: number

const enter = async (count: number) => {
  const facts = { call: 'readMatter', shown: [v7()] }
  const rows = Array.from({ length: count }, () => accessRow({ account: 'dispatcher', kind: 'read', facts }))
  await api.test.services.db.transaction((tx) => appendOutbox(tx, rows))
  await api.runDue()
}
const count = async () => (await api.rows<{ n: number }>('select count(*)::int as n from access_log'))[0]!.n
const piece = async (cursor?: number) =>
  (await auditor.send({ url: `/api/access-log/chain${cursor === undefined ? '' : `?cursor=${cursor}`}` })).body

beforeAll(async () => {
  api = await openApi()
  auditor = await api.as('audit_admin')
  await enter(most)
})
afterAll(() => api.close())

describe('a log that is longer than one request follows', () => {
  it('is looked at in as many pages however long it is', async () => {
    const pages = async (): Promise<number> => {
      const { db, asked } = recordedOn(api.test.services.db)
      expect(await verifyPiece({ ...api.test.services, db })).toMatchObject({ entries: most, faults: [] })
      return pagesAsked(db.url, asked)
    }
    const before = await pages()
    await enter(most / 2)
    await api.rows('analyze access_log')
    all = await count()
    expect(await pages()).toBeLessThan(before * 1.2)
  })

  it('is followed from its end, and further back from where a piece began, to the first entry', async () => {
    const first = await piece()
    expect(first).toEqual({ entries: most, faults: [], next: all - most })
    expect(await piece(all - most)).toEqual({ entries: all - most, faults: [], next: null })
    expect(await piece(most + 1)).toEqual({ entries: most, faults: [], next: 1 })
    expect(await piece(1)).toEqual({ entries: 1, faults: [], next: null })
    expect((await auditor.send({ url: '/api/access-log/chain?cursor=0' })).body.code).toBe('malformed')
  })

  it.each([
    ['changed', 'in the piece before', 7, `update access_log set account = 'x' where seq = 7`],
    ['changed', 'where two pieces meet', -most, `update access_log set account = 'x' where seq = $1`],
    ['missing', 'where two pieces meet', 1 - most, 'delete from access_log where seq = $1 - 1'],
  ])('tells that an entry is %s %s, once, as following the whole does', async (fault, _, place, change) => {
    const seq = place < 0 ? all + place : place
    await api.rows('create table kept as select * from access_log')
    await api.rows(change, change.includes('$1') ? [seq] : [])
    const [late, early] = [await piece(), await piece(all - most)]
    const told = [...(early.faults as []), ...(late.faults as [])]
    expect(told).toEqual([{ seq, fault }])
    expect((await verifyAccessLog(api.test.services)).faults).toEqual(told)
    await api.rows('truncate access_log')
    await api.rows('insert into access_log select * from kept')
    await api.rows('drop table kept')
  })

  it('tells a missing end by what was written out lately, whatever stands in the file before', async () => {
    const line = (seq: number) => `${JSON.stringify({ seq, hash: '0'.repeat(64), at: '2026-03-02T10:00:00+08:00' })}\n`
    const path = join(api.test.services.config.dataDir, 'access-heads.jsonl')
    await appendFile(path, line(all + 5).repeat(3_000))
    expect((await piece()).faults).toEqual([{ seq: all + 5, fault: 'cut' }])
    expect((await piece(all - most)).faults).toEqual([])
    await appendFile(path, line(1).repeat(3_000))
    const { hash } = (await api.rows<{ hash: Buffer }>('select hash from access_head'))[0]!
    await appendFile(path, line(all).replace('0'.repeat(64), hash.toString('hex')))
    expect((await piece()).faults).toEqual([])
    expect((await verifyAccessLog(api.test.services)).faults).toEqual([{ seq: all + 5, fault: 'cut' }])
  })
})
