import type { MatterView } from 'contract/views'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCall } from '../../test/a-matter.ts'
import { type Api, type Body, type Caller, dueOf, openApi, shown } from '../../test/api.ts'
import {
  assignmentOf,
  clockOf,
  dueFor,
  dueOfUnit,
  handled,
  refusalOf,
  type Seat,
  seatsOf,
  toldOf,
} from '../../test/story.ts'

let api: Api
let seats: Record<Seat, Caller>
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-01-05 09:00')
  seats = await seatsOf(api)
})
afterAll(() => api.close())

const reasons = { reason: '不归我们', basis: '三定方案' }

/** Thursday 2026-04-30 15:00, the day before five days off: the complaint is with `chengguan`. */
async function dispatched(more: Body = {}): Promise<MatterView> {
  await api.at('2026-04-30 14:00')
  const { no } = await aCall(api)
  await api.at('2026-04-30 15:00')
  return seats.dispatcher.do(no, 'dispatch', { lead: 'chengguan', ...more })
}

async function asks(when: string, no: string, [from, suggested]: [string, string]): Promise<MatterView> {
  await api.at(when)
  const leader = await api.as(`leader_${from}`)
  const { id: assignment } = assignmentOf(await leader.view(no), from)
  return leader.do(no, 'requestReturn', { assignment, ...reasons, suggested })
}

const ruling = (view: MatterView, organizer: string, body: Body): Body => ({
  assignment: assignmentOf(view, organizer).id,
  reason: '核实职责',
  ...body,
})

/** Asked on Wednesday 05-06 at 17:00, in the window's last hours. */
async function asked(): Promise<MatterView> {
  const { no } = await dispatched()
  await asks('2026-05-06 17:00', no, ['chengguan', 'water'])
  return seats.dispatcher.view(no)
}

describe('4: a return before the holiday', () => {
  it('may be asked for until the end of 05-06: five days off do not count', async () => {
    const { no } = await dispatched()
    const leader = await api.as('leader_chengguan')
    const mayReturn = async () => (await leader.view(no)).assignments[0]?.allowed.includes('request-return')
    await api.at('2026-05-06 23:59')
    expect(await mayReturn()).toBe(true)
    await api.at('2026-05-07 00:00')
    expect(await mayReturn()).toBe(false)
    const { id: assignment } = assignmentOf(await leader.view(no), 'chengguan')
    const refused = await leader.try(no, 'requestReturn', { assignment, ...reasons, suggested: 'water' })
    expect(refusalOf(refused)).toEqual([422, 'return.window', true])
  })

  it('waits for its review until the end of 05-07, while the limit on handling runs on', async () => {
    const view = await asked()
    const lead = assignmentOf(view, 'chengguan')
    expect(lead.state).toBe('returning')
    expect([dueFor(view, 'chengguan'), clockOf(view, 'handle')?.metAt]).toEqual(['2026-05-19 00:00', null])
    expect(dueOf(view, 'ruling')).toBe('2026-05-08 00:00')
    expect(view.rulings).toMatchObject([{ kind: 'return', about: lead.id, owner: 'dispatcher', ruling: null }])
    expect(shown(view.rulings[0]?.dueAt)).toBe('2026-05-08 00:00')
    // Asking counts as signing.
    expect([shown(lead.signedAt), clockOf(view, 'sign')?.light]).toEqual(['2026-05-06 17:00', 'met'])
  })

  it('approved: a fresh limit to dispatch, a full period for the new unit, the age counted from 04-30', async () => {
    const { no, ...view } = await asked()
    await api.at('2026-05-07 09:00')
    const approval = ruling({ no, ...view }, 'chengguan', { ruling: 'approve' })
    const returned = await seats.dispatcher.do(no, 'reviewReturn', approval)
    expect([returned.state, assignmentOf(returned, 'chengguan').state]).toEqual(['dispatching', 'returned'])
    expect(dueOf(returned, 'dispatch')).toBe('2026-05-09 00:00')
    await api.at('2026-05-07 09:30')
    const again = await seats.dispatcher.do(no, 'dispatch', { lead: 'water' })
    expect(dueFor(again, 'water')).toBe('2026-05-21 00:00')
    expect(shown(again.registeredAt)).toBe('2026-04-30 14:00')
    expect((await (await api.as('leader_chengguan')).send({ url: `/api/matters/${no}` })).status).toBe(404)
  })

  it('rejected: handled on, with no time given back', async () => {
    const view = await asked()
    await api.at('2026-05-07 09:00')
    const rejection = ruling(view, 'chengguan', { ruling: 'reject' })
    const goesOn = await seats.dispatcher.do(view.no, 'reviewReturn', rejection)
    expect([goesOn.state, assignmentOf(goesOn, 'chengguan').state]).toEqual(['handling', 'handling'])
    expect(dueFor(goesOn, 'chengguan')).toBe('2026-05-19 00:00')
  })

  it('unanswered: over at the end of 05-07, the unit goes on, the manager is told', async () => {
    const { no, rulings } = await asked()
    await api.at('2026-05-08 00:00')
    await api.runDue()
    const view = await seats.dispatcher.view(no)
    expect(assignmentOf(view, 'chengguan').state).toBe('handling')
    expect(view.rulings.find(({ id }) => id === rulings[0]?.id)?.ruling).toBe('silence')
    const lapsed = (await seats.dispatcher.events(no)).find(({ command }) => command === 'lapse-ruling')
    expect(lapsed).toMatchObject({ outcome: 'escalated', actor: { kind: 'system' } })
    expect(shown(lapsed?.at)).toBe('2026-05-08 00:00')
  })

  it('of a complex matter has two working days', async () => {
    const { no } = await dispatched({ complex: true })
    await api.at('2026-05-07 23:59')
    const leader = await api.as('leader_chengguan')
    expect((await leader.view(no)).assignments[0]?.allowed).toContain('request-return')
    await api.at('2026-05-08 00:00')
    const { id: assignment } = assignmentOf(await leader.view(no), 'chengguan')
    const refused = await leader.try(no, 'requestReturn', { assignment, ...reasons, suggested: 'water' })
    expect(refusalOf(refused)).toEqual([422, 'return.windowComplex', true])
  })
})

describe("5: nobody's", () => {
  /** Returned by `chengguan` and `water`; on Thursday 05-07 at noon `panyu` asks too. */
  async function thirdAsked(): Promise<MatterView> {
    const { no, ...first } = await asked()
    const { dispatcher, centre_manager: manager } = seats
    await api.at('2026-05-07 09:00')
    await dispatcher.do(no, 'reviewReturn', ruling({ no, ...first }, 'chengguan', { ruling: 'approve' }))
    await api.at('2026-05-07 09:30')
    await dispatcher.do(no, 'dispatch', { lead: 'water' })
    const second = await asks('2026-05-07 10:00', no, ['water', 'panyu'])
    await api.at('2026-05-07 10:30')
    await manager.do(no, 'reviewReturn', ruling(second, 'water', { ruling: 'approve' }))
    await api.at('2026-05-07 11:00')
    await dispatcher.do(no, 'dispatch', { lead: 'panyu' })
    await asks('2026-05-07 12:00', no, ['panyu', 'chengguan'])
    await api.at('2026-05-07 13:00')
    return dispatcher.view(no)
  }

  /** Disputed, with whoever acts meanwhile. */
  async function disputed(interim: string): Promise<MatterView> {
    const view = await thirdAsked()
    return seats.dispatcher.do(view.no, 'reviewReturn', ruling(view, 'panyu', { ruling: 'dispute', interim }))
  }

  it('is not returned a third time', async () => {
    const view = await thirdAsked()
    const refused = await seats.dispatcher.try(view.no, 'reviewReturn', ruling(view, 'panyu', { ruling: 'approve' }))
    expect(refusalOf(refused)).toEqual([422, 'return.max', true])
    expect(assignmentOf(await seats.dispatcher.view(view.no), 'panyu').state).toBe('returning')
  })

  it('is disputed for two working days; who asked last goes on with its own limit', async () => {
    const before = await thirdAsked()
    const view = await seats.dispatcher.do(
      before.no,
      'reviewReturn',
      ruling(before, 'panyu', { ruling: 'dispute', interim: 'panyu' }),
    )
    expect(view.state).toBe('handling')
    expect(view.overlays).toMatchObject([{ kind: 'dispute', state: 'open' }])
    // Friday 05-08 and Saturday 05-09, which is worked.
    expect(dueOf(view, 'dispute')).toBe('2026-05-10 00:00')
    expect(assignmentOf(view, 'panyu')).toMatchObject({
      id: assignmentOf(before, 'panyu').id,
      state: 'handling',
      interim: true,
    })
    expect(dueFor(view, 'panyu')).toBe('2026-05-21 00:00')
  })

  it('is designated: a full period, the unit that acted meanwhile recalled, no way to return it', async () => {
    const { no } = await disputed('panyu')
    await api.at('2026-05-08 10:00')
    const decided = { organizer: 'chengguan', ruling: '由其承办', basis: '联席会议纪要', intoCatalogue: true }
    const view = await seats.centre_manager.do(no, 'designate', decided)
    expect(assignmentOf(view, 'panyu').state).toBe('recalled')
    expect(view.overlays).toMatchObject([{ kind: 'dispute', state: 'lifted' }])
    expect([clockOf(view, 'dispute')?.light, shown(clockOf(view, 'dispute')?.metAt)]).toEqual([
      'met',
      '2026-05-08 10:00',
    ])
    const lead = assignmentOf(view, 'chengguan')
    expect(lead).toMatchObject({ kind: 'lead', state: 'issued', designated: true })
    expect([dueFor(view, 'chengguan'), dueOfUnit(view, 'sign', 'chengguan')]).toEqual([
      '2026-05-22 00:00',
      '2026-05-10 00:00',
    ])
    expect((await seats.centre_manager.events(no)).at(-1)).toMatchObject({
      command: 'designate',
      facts: { intoCatalogue: true },
    })

    const leader = await api.as('leader_chengguan')
    expect(assignmentOf(await leader.view(no), 'chengguan').allowed).not.toContain('request-return')
    const refused = await leader.try(no, 'requestReturn', { assignment: lead.id, ...reasons, suggested: 'water' })
    expect([refused.status, refused.body.rule]).toEqual([422, 'return.designated'])
  })

  it('gives a full period to another that acts meanwhile, and lifts the dispute with its reply', async () => {
    const view = await disputed('water')
    expect([assignmentOf(view, 'panyu').state, assignmentOf(view, 'water').interim]).toEqual(['returned', true])
    expect(dueFor(view, 'water')).toBe('2026-05-21 00:00')
    await api.at('2026-05-08 09:00')
    const replied = await handled(api, view.no, 'water')
    expect(replied.state).toBe('auditing')
    expect((await seats.centre_manager.view(view.no)).overlays).toMatchObject([{ kind: 'dispute', state: 'lifted' }])
  })

  it('climbs to the office at the end of 05-09, three working days more', async () => {
    const view = await disputed('panyu')
    const { id } = clockOf(view, 'dispute')!
    await api.at('2026-05-10 00:00')
    await api.runDue()
    const climbed = await seats.office.view(view.no)
    expect(clockOf(climbed, 'dispute')).toMatchObject({ rule: 'dispute.office' })
    expect(dueOf(climbed, 'dispute')).toBe('2026-05-14 00:00')
    expect(toldOf(await seats.office.events(view.no), id).at(-1)).toEqual(['escalate-dispute', '2026-05-10 00:00'])
    const decided = { organizer: 'panyu', ruling: '由其承办', basis: '联席会议纪要' }
    expect((await seats.centre_manager.try(view.no, 'designate', decided)).body.code).toBe('not-permitted')
    expect(assignmentOf(await seats.office.do(view.no, 'designate', decided), 'panyu')).toMatchObject({
      designated: true,
      interim: false,
      state: 'handling',
    })
  })
})
