import { type DashboardView, figureNames } from 'contract/dashboard'
import { measures } from 'core/counts'
import { dispositions } from 'core/matter'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCall, aMatter, type Made } from '../../../test/a-matter.ts'
import { type Api, openApi } from '../../../test/api.ts'
import { countsFromScratch, keptCounts } from '../../../test/counted.ts'
import { moment } from '../../../test/services.ts'
import { handled } from '../../../test/story.ts'
import { drawPasts } from '../../demo/index.ts'
import { play } from '../../demo/play.ts'
import { rebuildRollups } from './index.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  const now = moment('2026-07-01 10:00')
  await api.at('2026-07-01 10:00')
  for (const past of drawPasts(11, 60, now)) await play(api.test.services, past, now)
  await api.runDue()
})
afterAll(() => api.close())

const kept = () => keptCounts(api.rows)
const scratch = () => countsFromScratch(api.rows)

const dashboard = async (account: string, query = 'from=2026-01-01&to=2026-12-31'): Promise<DashboardView> => {
  const { status, body, text } = await (await api.as(account)).send({ url: `/api/dashboard?${query}` })
  expect(status, text).toBe(200)
  return body as unknown as DashboardView
}

const aContact = {
  channel: 'phone',
  startedAt: '2026-08-20T09:00:00+08:00',
  outcome: 'declined',
  reason: '不在受理范围',
}

async function unreasonable({ no, lead }: Made): Promise<void> {
  await (await api.as('clerk_chengguan')).do(no, 'markUnreasonable', { assignment: lead, evidence: '要求超出标准。' })
  await (await api.as('centre_manager')).do(no, 'ruleUnreasonable', { ruling: 'approve', reason: '确实超出标准' })
}

/** Of two demanders one is content at once, the other once it was handled again. */
async function ratedByTwo(matter: Made, merged: Made): Promise<void> {
  const { no } = matter
  const dispatcher = await api.as('dispatcher')
  await dispatcher.do(merged.no, 'merge', { into: no })
  await dispatcher.do(no, 'dispatch', { lead: 'chengguan', contentForUnits: '路灯不亮。' })
  for (const rating of [1, 5]) {
    await handled(api, no, 'chengguan')
    await (await api.as('auditor')).do(no, 'auditReply', { verdict: 'pass' })
    await (await api.demander(matter)).do(no, 'rate', { solved: 'yes', rating: 5 })
    await (await api.demander(merged)).do(no, 'rate', { solved: 'partly', rating })
    if (rating === 1)
      await (await api.as('callback_clerk')).do(no, 'recordCallback', { reached: true, reasonable: true })
  }
}

describe('the counts that the relay keeps', () => {
  it('are those that the tables themselves give', async () => {
    const counted = await kept()
    expect(new Set(counted.cells.map(({ measure }) => measure)).size).toBeGreaterThanOrEqual(7)
    expect(counted).toEqual(await scratch())
  })

  it('stay so through corrections, returns, merging, withdrawing and handling again', async () => {
    const dispatcher = await api.as('dispatcher')
    const corrected = await aMatter(api, { state: 'handling' })
    await dispatcher.do(corrected.no, 'correct', { field: 'category', value: '0104', why: '归错了类' })
    const given = await aMatter(api, { state: 'returning' })
    const ruling = { assignment: given.lead, ruling: 'approve', reason: '确实不归它' }
    await dispatcher.do(given.no, 'reviewReturn', ruling)
    const [target, merged] = [
      await aMatter(api, { state: 'dispatching' }),
      await aMatter(api, { state: 'dispatching' }),
    ]
    await dispatcher.do(merged.no, 'merge', { into: target.no })
    const taken = await aMatter(api)
    await (await api.demander(taken)).do(taken.no, 'withdraw', { reason: '自己解决了' })
    const again = await aMatter(api, { state: 'callback' })
    const bad = { reached: true, solved: 'no', rating: 1, reasonable: true }
    await (await api.as('callback_clerk')).do(again.no, 'recordCallback', bad)
    await aMatter(api, { state: 'reviewing' })
    await api.at('2026-08-20 10:00')
    await api.runDue()

    expect(await kept()).toEqual(await scratch())
    const { totals } = await dashboard('leader')
    expect(totals.closedBy).toMatchObject({ merged: expect.any(Number), withdrawn: expect.any(Number) })
    expect([totals.closedBy.merged, totals.rehandled, totals.late].every((count) => count > 0)).toBe(true)
  })

  it('and whatever was said of results and of services, by one, by several, or by nobody', async () => {
    const clerk = await api.as('callback_clerk')
    await clerk.do((await aMatter(api, { state: 'callback' })).no, 'recordCallback', { reached: true })
    await unreasonable(await aMatter(api, { state: 'closed' }))
    await ratedByTwo(await aMatter(api, { state: 'dispatching' }), await aMatter(api, { state: 'dispatching' }))
    await (await api.as('operator')).send({
      method: 'POST',
      url: '/api/contacts',
      payload: { ...aContact, serviceRating: 2 },
    })
    await api.runDue()

    const counted = await kept()
    expect(counted).toEqual(await scratch())
    expect(new Set(counted.cells.map(({ measure }) => measure))).toEqual(new Set(measures))
    const places = counted.cells.flatMap(({ measure, outcome }) => (measure === 'rated' ? [outcome] : []))
    expect(new Set(places)).toEqual(new Set(dispositions))
  })

  it('are told in the order of their codes', async () => {
    for (const account of ['leader', 'leader_chengguan']) {
      const { days, districts, categories, organizers } = await dashboard(account)
      expect(categories.length, account).toBeGreaterThan(1)
      for (const rows of [days, districts, categories, organizers]) {
        const keys = rows.map(({ key }) => key)
        expect(keys, account).toEqual([...new Set(keys)].sort())
      }
    }
  })

  it('are the same when they are made again, the rated and the rehandled with them', async () => {
    const before = await kept()
    await rebuildRollups(api.test.services)
    expect(await kept()).toEqual(before)
    await rebuildRollups(api.test.services)
    expect(await kept()).toEqual(before)
  })

  it('count a contact under its outcome, once for its key', async () => {
    const before = (await dashboard('leader')).totals
    const operator = await api.as('operator')
    const sending = {
      method: 'POST',
      url: '/api/contacts',
      payload: aContact,
      headers: { 'idempotency-key': 'counted-once-1' },
    } as const
    expect((await operator.send(sending)).status).toBe(201)
    await operator.send(sending)
    await aCall(api)
    await api.runDue()
    const { totals } = await dashboard('leader')
    expect(totals.contactsBy.declined - before.contactsBy.declined).toBe(1)
    expect(totals.contactsBy.registered - before.contactsBy.registered).toBe(1)
    expect(totals.contacts - before.contacts).toBe(2)
  })
})

describe('the dashboard', () => {
  it('tells what is not counted yet, and that nothing is once it is', async () => {
    await aMatter(api)
    expect((await dashboard('leader')).behind.commits).toBe(1)
    await api.runDue()
    expect((await dashboard('leader')).behind).toEqual({ commits: 0, seconds: 0, recounting: false })
  })

  it('parts the same sums by day, district, category and organizer', async () => {
    const { totals, days, districts, categories, organizers } = await dashboard('supervisor')
    const { contactsBy: _, closedBy, rated, ...figures } = totals
    const summed = (rows: typeof days) =>
      Object.fromEntries(
        Object.keys(figures).map((name) => [name, rows.reduce((sum, row) => sum + row[name as 'closed'], 0)]),
      )
    for (const rows of [days, districts, categories, organizers]) expect(summed(rows)).toEqual(figures)
    expect(days.map(({ key }) => key)).toEqual([...new Set(days.map(({ key }) => key))].sort())
    const sum = (counts: object) => Object.values(counts).reduce((all: number, one: number) => all + one, 0)
    expect([sum(closedBy), sum(rated)]).toEqual([figures.closed, figures.closed])
  })

  it('shows a unit’s leader his own unit alone', async () => {
    const { organizer, organizers, totals } = await dashboard('leader_chengguan')
    expect([organizer, organizers.map(({ key }) => key)]).toEqual(['chengguan', ['chengguan']])
    const city = await dashboard('leader')
    expect(organizers).toEqual(city.organizers.filter(({ key }) => key === 'chengguan'))
    expect(totals.contacts).toBe(0)
  })

  it('is of the days asked for, both counted, and refuses what is no year', async () => {
    const { days } = await dashboard('leader', 'from=2026-08-20&to=2026-08-20')
    expect(days.map(({ key }) => key)).toEqual(['2026-08-20'])
    const leader = await api.as('leader')
    for (const query of ['from=2026-08-21&to=2026-08-20', 'from=2025-01-01&to=2026-01-02'])
      expect((await leader.send({ url: `/api/dashboard?${query}` })).status).toBe(422)
  })

  it('adds up to its days, whether it is read by months or by days', async () => {
    const periods = [
      'from=2026-01-01&to=2026-12-31',
      'from=2026-05-20&to=2026-07-03',
      'from=2026-06-05&to=2026-06-25',
      'from=2026-06-05&to=2026-08-20',
      'from=2026-08-05&to=2026-08-19',
    ]
    for (const account of ['leader', 'organizer_leader'])
      for (const query of periods) {
        const { totals, days, districts, categories } = await dashboard(account, query)
        for (const name of figureNames) {
          const sums = [days, districts, categories].map((rows) => rows.reduce((sum, row) => sum + row[name], 0))
          expect([account, query, name, ...sums]).toEqual([account, query, name, ...Array(3).fill(totals[name])])
        }
      }
  })

  it('is guarded by the database once more: a unit reads its own cells, nobody reads without a reader', async () => {
    const { db } = api.test.services
    const read = (reader: string) =>
      db.transaction(async (tx) => {
        tx.readAs(reader)
        const text = `select distinct organizer from rollups union select distinct organizer from rollup_days
          union select distinct organizer from rollup_margins`
        return (await tx.query<{ organizer: string }>({ name: '', text })).map(({ organizer }) => organizer)
      })
    expect(await read('')).toEqual([])
    expect(await read('unit:water')).toEqual(['water'])
    expect((await read('centre')).length).toBeGreaterThan(5)
  })
})
