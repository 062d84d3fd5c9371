import type { AlikeMatters } from 'contract/alike'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, type Made } from '../../../../test/a-matter.ts'
import { type Api, openApi } from '../../../../test/api.ts'

let api: Api
let made: Record<'first' | 'same' | 'far' | 'report' | 'reportToo' | 'merged' | 'closed' | 'old', Made>

const request = { title: '巷口井盖丢失', content: '巷口的井盖被人偷走，夜里骑车很危险。' }
const again = { title: '井盖丢失没人管', content: '巷口井盖被偷走好几天，骑车危险。' }

const alike = async (account: string, no: string) => (await api.as(account)).send({ url: `/api/matters/${no}/alike` })
const items = async (no: string): Promise<AlikeMatters['items']> => {
  const { status, body, text } = await alike('dispatcher', no)
  expect(status, text).toBe(200)
  return (body as unknown as AlikeMatters).items
}

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-01-02 10:00')
  const old = await aMatter(api, { state: 'dispatching', request: again })
  await api.at('2026-03-02 10:00')
  const closed = await aMatter(api, { state: 'closed', request: again })
  const first = await aMatter(api, { state: 'dispatching', request })
  await api.at('2026-03-04 10:00')
  made = {
    old,
    closed,
    first,
    same: await aMatter(api, { state: 'dispatching', request: again }),
    far: await aMatter(api, { state: 'dispatching', request: { ...again, place: { district: '440104' } } }),
    report: await aMatter(api, { state: 'dispatching', type: 'report', request: { ...again, type: 'report' } }),
    reportToo: await aMatter(api, { state: 'dispatching', type: 'report', request: { ...request, type: 'report' } }),
    merged: await aMatter(api, { state: 'dispatching', request: again }),
  }
  for (const title of ['路灯不亮', '停水两天', '公交晚点', '树枝折断'])
    await aMatter(api, { state: 'dispatching', request: { title, content: `${title}，请处理。` } })
  await (await api.as('dispatcher')).do(made.merged.no, 'merge', { into: made.same.no })
  await api.runDue()
})
afterAll(() => api.close())

describe('matters that look alike', () => {
  it('are the near ones with the same rare words, those of one street first, with what they share', async () => {
    const found = await items(made.first.no)
    const numbers = found.map(({ no }) => no)
    expect(numbers.slice(0, 2).sort()).toEqual([made.closed.no, made.same.no].sort())
    expect(numbers).toContain(made.far.no)
    const same = found.find(({ no }) => no === made.same.no)!
    expect(same.title).toBe(again.title)
    expect(same.why).toMatchObject({ place: 'street', days: 2 })
    expect(same.why.words).toEqual(expect.arrayContaining(['井盖']))
    expect(same.confidence).toBeGreaterThan(found.find(({ no }) => no === made.far.no)!.confidence)
  })

  it('are never the matter itself, a merged one, one of long before, one sealed otherwise, or something else', async () => {
    const numbers = (await items(made.first.no)).map(({ no }) => no)
    for (const other of [made.first, made.merged, made.old, made.report]) expect(numbers).not.toContain(other.no)
    expect(numbers).toHaveLength(3)
  })

  it('are, of one that is sealed to units, such alone', async () => {
    expect((await items(made.report.no)).map(({ no }) => no)).toEqual([made.reportToo.no])
  })

  it('are none for a matter like no other', async () => {
    const { no } = await aMatter(api, {
      state: 'dispatching',
      request: { title: '咨询养蜂补贴', content: '怎么申领？' },
    })
    expect(await items(no)).toEqual([])
  })

  it('are not told to whoever may not merge, nor of a matter he is recused from', async () => {
    for (const account of ['operator', 'clerk_chengguan', 'centre_manager', 'system_admin'])
      expect((await alike(account, made.first.no)).status, account).toBe(403)
    expect((await alike('dispatcher', '2603020999995')).status).toBe(404)
    const recusing = { account: 'dispatcher', reason: '邻居' }
    const url = `/api/matters/${made.same.no}/recusals`
    const sent = await (await api.as('centre_manager')).send({ method: 'POST', url, payload: recusing })
    expect(sent.status, sent.text).toBeLessThan(300)
    expect((await items(made.first.no)).map(({ no }) => no)).not.toContain(made.same.no)
    expect((await alike('dispatcher', made.same.no)).status).toBe(404)
  })
})
