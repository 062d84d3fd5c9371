import type { TrackView } from 'contract/track'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, type Caller, openApi } from '../../../test/api.ts'
import { whileHeld } from '../../../test/held.ts'
import { zhCN } from '../../messages/zh-CN.ts'
import { verifyMatters } from '../integrity/index.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-03-02 10:00')
})
afterAll(() => api.close())

const asks = async (name: string, content: string, more: object = {}) => {
  const payload = { type: 'complaint', title: '路面坑洞', content, demander: { name, phone: '13800138000' }, ...more }
  const { body } = await api.public.send({ method: 'POST', url: '/api/public/matters', payload })
  return { no: String(body.no), code: String(body.code) }
}

const track = async (one: { no: string; code: string }) =>
  (await api.public.send({ method: 'POST', url: '/api/public/track', payload: one })).body as unknown as TrackView

describe('two matters that are one', () => {
  it('are merged: both demanders follow the main one, each his own words alone', async () => {
    const [main, other] = [await asks('张三', '甲的内容'), await asks('李四', '乙的内容')]
    const dispatcher = await api.as('dispatcher')
    const merged = await dispatcher.do(other.no, 'merge', { into: main.no })
    expect([merged.state, merged.closing, merged.mergedInto]).toEqual(['closed', 'merged', main.no])

    const view = await dispatcher.view(main.no)
    expect(view.participants.map(({ name }) => name)).toEqual(['张三', '李四'])
    const followed = await track(other)
    expect(followed.matter.no).toBe(main.no)
    expect(followed.matter.participants.map(({ name }) => name)).toEqual(['李四'])
    expect(JSON.stringify(followed)).not.toContain('甲的内容')
    expect((await verifyMatters(api.test.services, () => undefined)).findings).toEqual([])

    const restored = await dispatcher.do(other.no, 'unmerge', { reason: '不是一件事' })
    expect(restored.state).toBe('registered')
    expect((await track(other)).matter.no).toBe(other.no)
    expect((await dispatcher.view(main.no)).participants.filter(({ left }) => !left)).toHaveLength(1)
    expect((await verifyMatters(api.test.services, () => undefined)).findings).toEqual([])
  })

  it('tell neither demander whom the other complained of, merged or taken apart', async () => {
    const about = (unit: string) => ({ type: 'report', about: [unit] })
    const [main, other] = [await asks('张三', '甲', about('water')), await asks('李四', '乙', about('zhujian'))]
    const dispatcher = await api.as('dispatcher')
    const told = async (one: typeof main, caller: Caller) =>
      JSON.stringify([await track(one), await caller.events(main.no)])
    const [first, second] = [await api.demander(main), () => api.demander(other)]
    expect(await told(main, first)).toContain('water')

    await dispatcher.do(other.no, 'merge', { into: main.no })
    expect((await dispatcher.view(main.no)).about).toEqual(['water', 'zhujian'])
    const heard = await told(main, first)
    expect(['zhujian', other.no].filter((word) => heard.includes(word))).toEqual([])
    expect(await told(other, await second())).not.toContain('water')

    await dispatcher.do(other.no, 'unmerge', { reason: '不是一件事' })
    const after = await told(main, first)
    expect(['zhujian', other.no].filter((word) => after.includes(word))).toEqual([])
    expect((await track(other)).matter.about).toEqual(['zhujian'])
  })

  it('are not merged into themselves, into nothing, or when the main one refuses; then nothing has changed', async () => {
    const [main, other] = [await asks('王五', '丙'), await asks('赵六', '丁')]
    const dispatcher = await api.as('dispatcher')
    const count = () => api.rows('select count(*)::int as n from events')
    const before = await count()
    for (const into of ['2603029999996', '2603020000000'])
      expect((await dispatcher.try(other.no, 'merge', { into })).body).toMatchObject({
        code: 'unknown-part',
        errors: [{ path: '/into', what: zhCN.faults.noMatter }],
      })
    expect((await dispatcher.try(other.no, 'merge', { into: other.no })).body.rule).toBe('merge.self')
    expect((await (await api.as('auditor')).try(other.no, 'merge', { into: main.no })).body.code).toBe('not-permitted')
    expect(await count()).toEqual(before)
  })

  it('leave the unit of the one that was merged without a trace of the other', async () => {
    const [main, other] = [await asks('张三', '甲', { type: 'report', about: ['zhujian'] }), await asks('李四', '乙')]
    const dispatcher = await api.as('dispatcher')
    await dispatcher.do(other.no, 'accept', { type: 'complaint', category: '0101', urgency: 'general' })
    await dispatcher.do(other.no, 'dispatch', { lead: 'water' })
    await dispatcher.do(other.no, 'merge', { into: main.no })
    expect((await dispatcher.view(other.no)).mergedInto).toBe(main.no)
    const unit = await api.as('clerk_water')
    const told = JSON.stringify([await unit.view(other.no), await unit.events(other.no)])
    expect(told).toContain('"merged"')
    expect(told).not.toContain(main.no)
  })

  it('are taken apart once, however often the same request is sent', async () => {
    const [main, other] = [await asks('甲', '一'), await asks('乙', '二')]
    const dispatcher = await api.as('dispatcher')
    const sent = (command: string, payload: object) => {
      const headers = { 'idempotency-key': `${command}-${other.no}-of-this-test` }
      return () => dispatcher.send({ method: 'POST', url: `/api/matters/${other.no}/${command}`, payload, headers })
    }
    const merge = sent('merge', { into: main.no })
    expect([(await merge()).status, (await merge()).status]).toEqual([200, 200])
    const unmerge = sent('unmerge', { reason: '不是一件事' })
    const answers = [await unmerge(), await unmerge(), await merge()]
    expect(answers.map(({ status, body }) => [status, body.state])).toEqual(answers.map(() => [200, 'registered']))
    const history = await dispatcher.send({ url: `/api/matters/${other.no}/events` })
    const steps = (history.body.items as { command: string }[]).map(({ command }) => command)
    expect(steps).toEqual(['register', 'merge', 'unmerge'])
  })

  it('are neither merged nor taken apart by those who may not, whatever the other one is', async () => {
    const { no } = await asks('甲', '一')
    const [dispatcher, auditor] = [await api.as('dispatcher'), await api.as('auditor')]
    expect((await dispatcher.try(no, 'unmerge', { reason: '没有合并过' })).body).toMatchObject({
      code: 'wrong-state',
      state: 'registered',
      allowed: expect.arrayContaining(['accept', 'merge']),
    })
    for (const tried of [
      await auditor.try(no, 'unmerge', { reason: '没有合并过' }),
      await auditor.try(no, 'merge', { into: '2603029999996' }),
    ])
      expect([tried.status, tried.body.code]).toEqual([403, 'not-permitted'])
  })

  it('are not taken apart by whoever waited while one went elsewhere', async () => {
    const [main, other, third] = [await asks('甲', '一'), await asks('乙', '二'), await asks('丙', '三')]
    const dispatcher = await api.as('dispatcher')
    await dispatcher.do(other.no, 'merge', { into: main.no })
    const hold = `update matters set body = jsonb_set(body, '{mergedInto}', '"${third.no}"') where no = '${other.no}'`
    const unmerge = () => dispatcher.try(other.no, 'unmerge', { reason: '不是一件事' })
    const { status, body } = await whileHeld(api.test.services.db.url, { hold }, unmerge)
    expect([status, body.code]).toEqual([409, 'changed-meanwhile'])
  })

  it('merged at the same time into each other end as one', async () => {
    const [one, two] = [await asks('甲', '一'), await asks('乙', '二')]
    const dispatcher = await api.as('dispatcher')
    const answers = await Promise.all([
      dispatcher.try(one.no, 'merge', { into: two.no }),
      dispatcher.try(two.no, 'merge', { into: one.no }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})
