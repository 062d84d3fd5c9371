import type { MatterView } from 'contract/views'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCall } from '../../test/a-matter.ts'
import { type Api, type Body, type Caller, openApi, shown } from '../../test/api.ts'
import { assignmentOf, clockOf, dueFor, refusalOf, type Seat, seatsOf, toldOf } from '../../test/story.ts'

let api: Api
let seats: Record<Seat, Caller>
let leader: Caller
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-01-05 09:00')
  seats = await seatsOf(api)
  leader = await api.as('leader_panyu')
})
afterAll(() => api.close())

/** With `panyu` until 10-12, and below it with `shiqiao` until 10-10. */
async function passedDown(): Promise<string> {
  await api.at('2026-09-21 09:12')
  const { no } = await aCall(api)
  await api.at('2026-09-21 10:00')
  const view = await seats.dispatcher.do(no, 'dispatch', { lead: 'panyu' })
  const { id: assignment } = assignmentOf(view, 'panyu')
  const clerk = await api.as('clerk_panyu')
  await api.at('2026-09-22 09:00')
  await clerk.do(no, 'sign', { assignment })
  await clerk.do(no, 'subAssign', { assignment, organizer: 'shiqiao' })
  return no
}

const ofLead = async (no: string): Promise<Body> => ({ assignment: assignmentOf(await leader.view(no), 'panyu').id })

/** Asked on Thursday 10-08, the first working day after the holidays. */
async function asked(no: string): Promise<MatterView> {
  await api.at('2026-10-08 09:00')
  const body = { reason: '需要开挖', by: { value: 5, unit: 'workingDay' }, demanderTold: true }
  return leader.do(no, 'requestExtension', { ...(await ofLead(no)), ...body })
}

describe('3: a complaint, three levels, that needs more time', () => {
  it('is extended to 10-19 by the sum from the same start; the due time below stays', async () => {
    const no = await passedDown()
    expect(dueFor(await asked(no), 'panyu')).toBe('2026-10-13 00:00')
    const view = await seats.centre_manager.do(no, 'ruleExtension', { ...(await ofLead(no)), ruling: 'approve' })
    expect([dueFor(view, 'panyu'), dueFor(view, 'shiqiao')]).toEqual(['2026-10-20 00:00', '2026-10-11 00:00'])
  })

  it('warns at 10-19 00:00 and is overdue at 10-20 00:00, each once', async () => {
    const no = await passedDown()
    await asked(no)
    await seats.centre_manager.do(no, 'ruleExtension', { ...(await ofLead(no)), ruling: 'approve' })
    const { assignment } = await ofLead(no)
    const light = async () => clockOf(await leader.view(no), 'handle', String(assignment))
    for (const [when, shownLight] of [
      ['2026-10-18 23:59', 'green'],
      ['2026-10-19 00:00', 'yellow'],
      ['2026-10-19 18:00', 'yellow'],
      ['2026-10-20 00:00', 'red'],
      ['2026-10-20 09:00', 'red'],
    ] as const) {
      await api.at(when)
      await api.runDue()
      expect([when, (await light())?.light]).toEqual([when, shownLight])
    }
    expect(toldOf(await seats.centre_manager.events(no), (await light())!.id)).toEqual([
      ['warn', '2026-10-19 00:00'],
      ['become-overdue', '2026-10-20 00:00'],
    ])
  })

  it('is rejected by silence at the end of 10-09 and escalated; the due time stays', async () => {
    const no = await passedDown()
    const { rulings } = await asked(no)
    expect(shown(rulings.at(-1)?.dueAt)).toBe('2026-10-10 00:00')
    await api.at('2026-10-10 00:00')
    await api.runDue()
    const view = await seats.centre_manager.view(no)
    expect(view.rulings.at(-1)).toMatchObject({ kind: 'extension', ruling: 'silence' })
    expect(dueFor(view, 'panyu')).toBe('2026-10-13 00:00')
    const lapsed = (await seats.centre_manager.events(no)).find(({ command }) => command === 'lapse-ruling')
    expect([lapsed?.outcome, lapsed?.actor.kind, shown(lapsed?.at)]).toEqual([
      'escalated',
      'system',
      '2026-10-10 00:00',
    ])
  })

  it('is refused in the last hour and after', async () => {
    const no = await passedDown()
    const body = { ...(await ofLead(no)), reason: '需要开挖', by: { value: 1, unit: 'workingDay' }, demanderTold: true }
    for (const when of ['2026-10-12 23:01', '2026-10-13 00:00', '2026-10-13 09:00']) {
      await api.at(when)
      expect(refusalOf(await leader.try(no, 'requestExtension', body))).toEqual([422, 'extend.applyBefore', true])
    }
  })
})
