import { toIso } from 'core/calendar'
import { type Profile, parseProfile } from 'core/rules'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appFor, as, staffOf } from '../../../test/app-for.ts'
import { guangzhou } from '../../../test/city.ts'
import { moment, type TestServices, testServices } from '../../../test/services.ts'
import type { App } from '../../platform/http/app.ts'
import { matterRoutes } from '../matters/index.ts'
import { ruleRoutes } from './index.ts'
import { rulesView } from './rules-view.ts'
import { simulate } from './simulate.ts'

let test: TestServices
let app: App
const manager = staffOf('centre_manager')

beforeAll(async () => {
  test = await testServices()
  const limits = { take: async () => undefined, giveBack: async () => undefined, forget: async () => undefined }
  app = await appFor(async (on) => {
    await on.register(ruleRoutes(test.services))
    await on.register(matterRoutes(test.services, limits))
  })
  await test.at('2026-03-02 09:00')
  for (const type of ['complaint', 'help', 'consultation']) await handled(type)
  await test.at('2026-03-10 10:00')
})

afterAll(async () => {
  await app.close()
  await test.close()
})

const post = (url: string, payload: object, actor = manager) =>
  app.inject({ method: 'POST', url, payload, headers: as(actor) })

/** A matter of `water`, taken by phone and dispatched at once. */
async function handled(type: string): Promise<void> {
  const request = { channel: 'phone', type, title: '水压不足', content: '三楼以上水压不足', category: '0101' }
  const demander = { name: '张三', phone: '13812345678' }
  const { no } = (await post('/api/matters', { ...request, demander }, staffOf('operator'))).json()
  const answer = await post(`/api/matters/${no}/dispatch`, { lead: 'water' }, staffOf('dispatcher'))
  expect(answer.statusCode).toBe(200)
}

const period = { from: '2026-03-01', to: '2026-03-31' }
const fiveDays = { 'handle.complaint': { value: 5, unit: 'workingDay' } }
const run = (changes: object, more: object = {}, actor = manager) =>
  post('/api/rules/simulate', { ...period, ...more, changes }, actor)

describe('GET /api/rules', () => {
  it('tells every rule in force with its basis, and which of them the Measures fix', async () => {
    const answer = await app.inject({ url: '/api/rules', headers: as(staffOf('system_admin')) })
    expect(answer.statusCode).toBe(200)
    const view = answer.json()
    expect(view).toMatchObject({ profile: 'guangzhou-2022', name: '广州市', version: 1, from: '2022-11-01' })
    expect(view.items).toHaveLength(75)
    expect(view.items.every(({ basis }: { basis: string }) => basis.trim() !== '')).toBe(true)
    const found = view.items.find(({ rule }: { rule: string }) => rule === 'legal.finalReport')
    expect(found).toMatchObject({
      limit: { value: 3, unit: 'workingDay' },
      source: 'measures',
      fixed: true,
      bound: { bound: 'atMost', limit: { value: 3, unit: 'workingDay' } },
      history: [{ version: 1, from: '2022-11-01' }],
    })
  })

  it('is not for units nor for the other administrators', async () => {
    for (const actor of [staffOf('organizer_leader', 'water'), staffOf('security_admin'), staffOf('audit_admin')])
      expect((await app.inject({ url: '/api/rules', headers: as(actor) })).json().code).toBe('not-permitted')
    expect((await app.inject({ url: '/api/rules' })).statusCode).toBe(401)
  })
})

describe('rules of several versions', () => {
  const { limits, counts } = guangzhou().profile.versions[0]!
  const later = (limit: object, more: object = {}) => ({ limit, basis: '市政府令', source: 'measures', ...more })
  const parsed = parseProfile({
    id: 'x',
    name: '某市',
    nameEn: 'X',
    versions: [
      { version: 1, from: '2022-11-01', rules: { ...limits, ...counts } },
      {
        version: 2,
        from: '2026-08-03',
        rules: { 'dispatch.general': later({ value: 2, unit: 'workingDay' }, { loosened: '台风期间' }) },
      },
    ],
  })
  const profile: Profile = parsed.ok ? parsed.profile : guangzhou().profile
  const ruleAt = (when: string) =>
    rulesView(profile, moment(when), 'en').items.find(({ rule }) => rule === 'dispatch.general')

  it('show the version of the day, and why a value is looser than the Measures', () => {
    expect(ruleAt('2026-08-02 23:59')).toMatchObject({ limit: { value: 1 } })
    expect(ruleAt('2026-08-02 23:59')).not.toHaveProperty('loosened')
    expect(ruleAt('2026-08-03 00:00')).toMatchObject({ limit: { value: 2 }, loosened: '台风期间', fixed: true })
  })

  it('tell of each rule the versions that set it, also one to come', () => {
    const view = rulesView(profile, moment('2026-08-01 00:00'), 'en')
    expect(view).toMatchObject({
      name: 'X',
      version: 1,
      versions: [{ version: 1 }, { version: 2, from: '2026-08-03' }],
    })
    const changed = view.items.filter(({ history }) => history.length > 1)
    expect(changed.map(({ rule, history }) => [rule, history.map(({ from }) => from)])).toEqual([
      ['dispatch.general', ['2022-11-01', '2026-08-03']],
    ])
  })
})

describe('POST /api/rules/simulate', () => {
  it('tells what would have been overdue, by rule, unit and type', async () => {
    const answer = await run(fiveDays)
    expect(answer.statusCode).toBe(200)
    const view = answer.json()
    expect(view).toMatchObject({ matters: 3, capped: false, looser: [] })
    const complaint = view.byRule.find(({ rule }: { rule: string }) => rule === 'handle.complaint')
    expect(complaint).toMatchObject({
      before: { clocks: 1, overdue: 0, open: 1, warnings: 0 },
      after: { clocks: 1, overdue: 1, open: 0, warnings: 1, share: 0 },
    })
    const water = view.byUnit.find(({ organizer }: { organizer: string }) => organizer === 'water')
    expect(water.label).not.toBe('water')
    expect(water.after.overdue).toBe(water.before.overdue + 1)
    const types = view.byType.map(({ type, before, after }: never) => [
      type,
      (after as { overdue: number }).overdue - (before as { overdue: number }).overdue,
    ])
    expect(Object.fromEntries(types)).toEqual({ complaint: 1, help: 0, consultation: 0 })
    expect(view.differences.clocks).toBe(1)
    expect(view.differences.items).toEqual([
      {
        no: expect.stringMatching(/^\d{13}$/),
        rule: 'handle.complaint',
        organizer: 'water',
        before: { dueAt: toIso(moment('2026-03-17 00:00')), outcome: 'open' },
        after: { dueAt: toIso(moment('2026-03-10 00:00')), outcome: 'overdue' },
      },
    ])
  })

  it('changes nothing where nothing is changed, nor outside the period', async () => {
    const same = (await run({ 'handle.complaint': { value: 10, unit: 'workingDay' } })).json()
    expect(same.total.after).toEqual(same.total.before)
    expect(same.differences).toEqual({ clocks: 0, items: [] })
    expect((await run(fiveDays, { from: '2026-03-03' })).json()).toMatchObject({
      matters: 0,
      total: { before: { share: null } },
    })
  })

  it('marks what the Measures would not allow', async () => {
    const view = (await run({ 'dispatch.general': { value: 2, unit: 'workingDay' } })).json()
    expect(view.looser).toEqual(['dispatch.general'])
  })

  it('takes the first matters of a period that holds too many, and says so', async () => {
    const some = (most: number) =>
      simulate(test.services, { ...period, changes: fiveDays as never }, { language: 'en', most })
    expect(await some(2)).toMatchObject({ matters: 2, capped: true })
    expect(await some(3)).toMatchObject({ matters: 3, capped: false })
  })

  it.each<[string, object, object, number, string, string]>([
    [
      'a rule there is not',
      { 'handle.wish': { value: 1, unit: 'hour' } },
      {},
      422,
      'unknown-part',
      '/changes/handle.wish',
    ],
    [
      'a rule that is no limit',
      { 'return.max': { value: 1, unit: 'hour' } },
      {},
      422,
      'unknown-part',
      '/changes/return.max',
    ],
    [
      'a unit the rule is not counted in',
      { 'co.limit': { value: 1, unit: 'hour' } },
      {},
      400,
      'malformed',
      '/changes/co.limit/unit',
    ],
    ['a period that ends before it begins', fiveDays, { to: '2026-02-01' }, 422, 'time-out-of-range', '/to'],
    ['a period of years', fiveDays, { to: '2028-02-01' }, 422, 'time-out-of-range', '/to'],
  ])('refuses %s', async (_, changes, more, status, code, path) => {
    const answer = await run(changes, more)
    expect([answer.statusCode, answer.json().code, answer.json().errors[0].path]).toEqual([status, code, path])
  })

  it('refuses no change at all, a limit of nothing and a day that is none', async () => {
    for (const [changes, more] of [
      [{}, {}],
      [{ 'handle.complaint': { value: 0, unit: 'hour' } }, {}],
      [fiveDays, { from: '2026-02-30' }],
    ] as const)
      expect((await run(changes, more)).statusCode).toBe(400)
  })

  it('is for those who answer for the rules', async () => {
    expect((await run(fiveDays, {}, staffOf('office'))).statusCode).toBe(200)
    expect((await run(fiveDays, {}, staffOf('system_admin'))).statusCode).toBe(200)
    expect((await run(fiveDays, {}, staffOf('dispatcher'))).statusCode).toBe(403)
  })
})
