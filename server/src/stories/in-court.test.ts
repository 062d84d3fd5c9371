import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MatterItem } from 'contract/matter-items'
import type { MatterView } from 'contract/views'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCall, aReply } from '../../test/a-matter.ts'
import { type Api, type Caller, dueOf, openApi, shown } from '../../test/api.ts'
import { assignmentOf, clockOf, dueFor, dueOfUnit, refusalOf, type Seat, seatsOf } from '../../test/story.ts'
import { recountClocks } from '../features/matters/index.ts'
import { loadCalendar } from '../features/reference/index.ts'

let api: Api
let seats: Record<Seat, Caller>
let clerk: Caller
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-01-05 09:00')
  seats = await seatsOf(api)
  clerk = await api.as('clerk_water')
})
afterAll(() => api.close())

type Line = Pick<MatterItem, 'no' | 'dueAt' | 'light'>

/** The lines of a matter on a work list of somebody, with due time and light. */
async function linesOf(caller: Caller, no: string, query: string): Promise<[string, MatterItem['light']][]> {
  const { body } = await caller.send({ url: `/api/matters?${query}` })
  return (body.items as Line[]).filter((line) => line.no === no).map(({ dueAt, light }) => [shown(dueAt), light])
}

/** Handled by `water`, with the help of `chengguan`, since Wednesday 2026-10-28; the legal procedure is asked for on Monday 11-02. */
async function asked(): Promise<string> {
  await api.at('2026-10-28 09:00')
  const { no } = await aCall(api)
  await api.at('2026-10-28 10:00')
  const { id: assignment } = assignmentOf(
    await seats.dispatcher.do(no, 'dispatch', { lead: 'water', co: ['chengguan'] }),
    'water',
  )
  await clerk.do(no, 'sign', { assignment })
  await api.at('2026-11-02 09:00')
  const procedure = { law: '民事诉讼法', caseNumber: '（2026）粤01民初88号', expectedEndOn: '2026-12-31' }
  await clerk.do(no, 'enterLegalProcedure', { assignment, ...procedure })
  return no
}

async function inCourt(): Promise<MatterView> {
  const no = await asked()
  await api.at('2026-11-03 10:00')
  return seats.centre_manager.do(no, 'ruleLegalProcedure', { ruling: 'approve' })
}

async function confirmed(): Promise<MatterView> {
  const { no } = await inCourt()
  await api.at('2026-12-01 09:00')
  return clerk.do(no, 'confirmLegalProcedure', {})
}

describe('8: in court', () => {
  it('runs on until the ruling, and from 11-03 its limit rests', async () => {
    const no = await asked()
    // 10-29, 30, 11-02, 03, 04, 05, 06, 09, 10, 11.
    const waiting = await clerk.view(no)
    expect([dueFor(waiting, 'water'), clockOf(waiting, 'handle')?.pausedAt]).toEqual(['2026-11-12 00:00', null])
    expect(dueOf(waiting, 'ruling')).toBe('2026-11-04 00:00')
    const view = await inCourt()
    expect(shown(clockOf(view, 'handle')?.pausedAt)).toBe('2026-11-03 10:00')
    expect(view.regimes).toMatchObject([{ kind: 'legalProcedure', openedAt: '2026-11-03T10:00:00.000+08:00' }])
    await api.at('2026-11-20 09:00')
    await api.runDue()
    expect(clockOf(await clerk.view(view.no), 'handle')?.light).not.toBe('red')
  })

  it('goes on as before where nobody rules by the end of 11-03', async () => {
    const no = await asked()
    await api.at('2026-11-04 00:00')
    await api.runDue()
    const view = await clerk.view(no)
    expect([clockOf(view, 'handle')?.pausedAt, dueFor(view, 'water')]).toEqual([null, '2026-11-12 00:00'])
    expect(view.rulings.at(-1)).toMatchObject({ kind: 'legalProcedure', ruling: 'silence' })
  })

  it('is confirmed again by the end of 12-03; confirmed on 12-01, the next by the end of 12-31', async () => {
    const view = await inCourt()
    expect(dueOf(view, 'legalCheck')).toBe('2026-12-04 00:00')
    await api.at('2026-12-01 09:00')
    const again = await clerk.do(view.no, 'confirmLegalProcedure', {})
    expect(dueOf(again, 'legalCheck')).toBe('2027-01-01 00:00')
  })

  it('lists to the lead what it owes meanwhile, and to who helps no due time', async () => {
    const { no } = await inCourt()
    const helper = await api.as('clerk_chengguan')
    await api.at('2026-11-20 09:00')
    await api.runDue()
    const lines = (query: string) => Promise.all([clerk, helper].map((caller) => linesOf(caller, no, query)))
    expect(await lines('list=handle')).toEqual([[['2026-12-04 00:00', 'green']], [['—', null]]])
    expect(await lines('list=unit&light=red')).toEqual([[], []])
    expect(await lines('list=unit&light=green')).toEqual([[['2026-12-04 00:00', 'green']], []])
    const { assignments } = await seats.centre_manager.view(no)
    expect(assignments.map(({ dueAt, light }) => [shown(dueAt), light])).toEqual([
      ['2026-12-04 00:00', 'green'],
      ['—', null],
    ])
    await api.at('2026-12-04 09:00')
    expect(await lines('list=unit&light=red')).toEqual([[['2026-12-04 00:00', 'red']], []])
  })

  it('goes by its confirmation on the lists of the centre, also when a final reply rests', async () => {
    const { no } = await inCourt()
    const open = () => linesOf(seats.centre_manager, no, 'list=open')
    expect(await open()).toEqual([['2026-12-04 00:00', 'green']])
    await seats.centre_manager.do(no, 'declareLongTerm', { reason: '需长期推进' })
    const ended = await seats.centre_manager.do(no, 'endLongTerm', { conclusion: '已无须分阶段推进' })
    expect(shown(clockOf(ended, 'finalReply')?.pausedAt)).toBe('2026-11-03 10:00')
    expect(await open()).toEqual([['2026-12-04 00:00', 'green']])
  })

  it('takes no ordinary reply meanwhile', async () => {
    const view = await inCourt()
    const answer = await clerk.try(view.no, 'reply', aReply(assignmentOf(view, 'water').id))
    expect(refusalOf(answer)).toEqual([422, 'reply.regime', true])
  })

  it('ended before it was asked for, or tomorrow, is refused', async () => {
    const { no } = await confirmed()
    await api.at('2026-12-30 09:00')
    for (const endedOn of ['2026-11-01', '2026-12-31'])
      expect(refusalOf(await clerk.try(no, 'endLegalProcedure', { endedOn }))).toEqual([422, 'legal.endedOn', true])
  })

  it('ended on 12-29: three working days, by weekends until the list of 2027 is out, then moved by an event', async () => {
    const { no } = await confirmed()
    await api.at('2026-12-30 09:00')
    const ended = await clerk.do(no, 'endLegalProcedure', { endedOn: '2026-12-29' })
    expect(dueOfUnit(ended, 'legalReport', 'water')).toBe('2027-01-02 00:00')
    expect(clockOf(ended, 'legalReport')).toMatchObject({ provisional: true, rule: 'legal.finalReport' })

    await publish2027()
    const settled = await clerk.view(no)
    // 01-02 and 01-03 are a weekend: Monday 01-04 is the next working day.
    expect(dueOfUnit(settled, 'legalReport', 'water')).toBe('2027-01-05 00:00')
    expect(clockOf(settled, 'legalReport')?.provisional).toBe(false)
    const events = await seats.centre_manager.events(no)
    expect(events.at(-1)).toMatchObject({ command: 'recount', actor: { kind: 'system' } })

    const { id: assignment } = assignmentOf(settled, 'water')
    await api.at('2027-01-04 17:00')
    await clerk.do(no, 'reportLegalResult', aReply(assignment))
    const leader = await api.as('leader_water')
    const reported = await leader.do(no, 'approveReply', { assignment, ruling: 'approve' })
    expect([reported.state, clockOf(reported, 'legalReport')?.light]).toEqual(['auditing', 'met'])
  })
})

/** The list of 2027 as the command loads it: 01-01 is off. */
async function publish2027(): Promise<void> {
  const { services } = api.test
  const years = {
    '2027': { holidays: { '2027-01-01': '元旦', '2027-05-01': '劳动节', '2027-10-01': '国庆节' }, workdays: {} },
  }
  const file = join(services.config.dataDir, '2027.json')
  await writeFile(file, JSON.stringify({ version: 'cn-2027.1', years }))
  await loadCalendar(services.db, file)
  await services.city.refresh()
  await recountClocks(services, 'provisional')
}
