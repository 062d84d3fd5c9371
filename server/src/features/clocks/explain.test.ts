import { beforeAll, describe, expect, it } from 'vitest'
import { appFor, as, staffOf } from '../../../test/app-for.ts'
import { guangzhou } from '../../../test/city.ts'
import type { App } from '../../platform/http/app.ts'
import { clockRoutes } from './index.ts'

let app: App

beforeAll(async () => {
  app = await appFor(clockRoutes({ city: guangzhou() }))
})

const explain = (payload: object, headers = as(staffOf('auditor'))) =>
  app.inject({ method: 'POST', url: '/api/clocks/explain', payload, headers })

const working = (from: string, value: number) => ({ from, limit: { value, unit: 'workingDay' } })

describe('POST /api/clocks/explain', () => {
  it('answers a rule of the profile with its version, basis and calendar', async () => {
    const answer = await explain({ items: [{ from: '2026-09-21T09:12:00+08:00', rule: 'handle.complaint' }] })
    expect(answer.statusCode).toBe(200)
    expect(answer.json().items).toEqual([
      {
        dueAt: '2026-10-13T00:00:00.000+08:00',
        lastDay: '2026-10-12',
        rule: 'handle.complaint',
        version: 1,
        basis: expect.any(String),
        calendar: 'cn-2026.1',
        provisional: false,
      },
    ])
  })

  it('tells each day and why it counts or not when asked in detail', async () => {
    const asked = { items: [working('2026-09-30T10:00:00+08:00', 2)], detail: true }
    const answer = await explain(asked)
    const [item] = answer.json().items
    expect(item.days).toHaveLength(10)
    expect(item.days[0]).toEqual({ day: '2026-09-30', counted: false, why: 'start' })
    expect(item.days[1]).toEqual({ day: '2026-10-01', counted: false, why: 'holiday', name: '国庆节' })
    expect(item.days.at(-1)).toEqual({ day: '2026-10-09', counted: true, why: 'weekday' })
    expect(item.lastDay).toBe('2026-10-09')
    const [english] = (await explain(asked, as(staffOf('auditor'), 'en'))).json().items
    expect(english.days[1].name).toBe('National Day')
  })

  it.each([
    ['an evening in Shanghai written in UTC', '2026-02-12T16:00:00Z', 1, '2026-02-14', false],
    ['the last second of a day', '2026-02-12T23:59:59+08:00', 1, '2026-02-13', false],
    ['a year without a list', '2027-09-30T10:00:00+08:00', 1, '2027-10-01', true],
  ])('counts from %s', async (_, from, value, lastDay, provisional) => {
    const answer = await explain({ items: [working(from, value)] })
    expect(answer.json().items[0]).toMatchObject({ lastDay, provisional })
  })

  it.each([
    ['both rule and limit', { ...working('2026-01-05T10:00:00+08:00', 1), rule: 'audit.limit' }, 400, '/items/1'],
    ['neither rule nor limit', { from: '2026-01-05T10:00:00+08:00' }, 400, '/items/1'],
    ['a day that does not exist', working('2026-02-30T10:00:00+08:00', 1), 400, undefined],
    ['a moment without offset', working('2026-02-20T10:00:00', 1), 400, undefined],
    ['an unknown rule', { from: '2026-01-05T10:00:00+08:00', rule: 'handle.wish' }, 422, '/items/1/rule'],
    ['a rule that is no limit', { from: '2026-01-05T10:00:00+08:00', rule: 'rehandle.max' }, 422, '/items/1/rule'],
    ['a moment before 2000', working('1999-12-31T23:59:59+08:00', 1), 422, '/items/1/from'],
    ['a moment after 2100', working('2101-01-01T00:00:00+08:00', 1), 422, '/items/1/from'],
    ['an unknown unit', { from: '2026-01-05T10:00:00+08:00', limit: { value: 1, unit: 'week' } }, 400, undefined],
    ['a limit of nothing', working('2026-01-05T10:00:00+08:00', 0), 400, undefined],
  ])('refuses %s and says where', async (_, wrong, status, path) => {
    const answer = await explain({ items: [working('2026-01-05T10:00:00+08:00', 1), wrong] })
    expect(answer.statusCode).toBe(status)
    if (path) expect(answer.json().errors).toEqual([{ path, what: expect.any(String) }])
  })

  it('names what is wrong in the language of the reader', async () => {
    const payload = { items: [{ from: '2026-01-05T10:00:00+08:00', rule: 'handle.wish' }] }
    const english = await explain(payload, as(staffOf('auditor'), 'en'))
    expect(english.json().errors[0].what).toBe('there is no limit named handle.wish')
    expect((await explain(payload)).json().errors[0].what).toContain('没有名为 handle.wish')
  })

  it('asks for a sign-in, which a demander has by his code', async () => {
    const payload = { items: [working('2026-01-05T10:00:00+08:00', 1)] }
    expect((await explain(payload, {} as never)).statusCode).toBe(401)
    const demander = as({ kind: 'demander', matter: 'm', participant: 'p' })
    expect((await explain(payload, demander)).statusCode).toBe(200)
  })

  it('answers ten thousand items in one call, and no more', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => working('2026-01-05T10:00:00+08:00', 1 + (index % 20)))
    const answer = await explain({ items, detail: true })
    expect(answer.statusCode).toBe(200)
    expect(answer.json().items).toHaveLength(10_000)
    expect((await explain({ items: [...items, items[0]] })).statusCode).toBe(400)
  })

  it('refuses limits that would take the process away from everybody else', async () => {
    const items = Array.from({ length: 10_000 }, () => working('2026-01-05T10:00:00+08:00', 10_000))
    expect((await explain({ items })).statusCode).toBe(413)
  })
})
