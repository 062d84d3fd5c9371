import type { MatterView } from 'contract/views'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCall, somebody } from '../../test/a-matter.ts'
import { type Api, type Body, type Caller, dueOf, openApi, shown } from '../../test/api.ts'
import { assignmentOf, clockOf, dueOfUnit, handled, refusalOf, type Seat, seatsOf, toldOf } from '../../test/story.ts'

let api: Api
let seats: Record<Seat, Caller>
let clerk: Caller
let guidance: Caller
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-01-05 09:00')
  seats = await seatsOf(api)
  clerk = await api.as('clerk_water')
  guidance = await api.as('guidance_chengguan')
})
afterAll(() => api.close())

type Known = { no: string; code: string }

/** A complaint that `water` handled, closed as solved on Tuesday 2026-06-16. */
async function closed(): Promise<Known> {
  await api.at('2026-06-15 08:00')
  const { no, code } = await aCall(api)
  await seats.dispatcher.do(no, 'dispatch', { lead: 'water' })
  await api.at('2026-06-15 10:00')
  await handled(api, no, 'water')
  await seats.auditor.do(no, 'auditReply', { verdict: 'pass' })
  await api.at('2026-06-16 09:00')
  await (await api.demander({ no, code })).do(no, 'rate', { solved: 'yes', rating: 4 })
  return { no, code }
}

/** The same person calls again about the matter. */
async function callsAgain(no: string, when: string, phone = somebody.phone): Promise<void> {
  await api.at(when)
  const startedAt = `${when.replace(' ', 'T')}:00+08:00`
  const payload = { channel: 'phone', phone, startedAt, outcome: 'linked', matter: no }
  const { status } = await seats.operator.send({ method: 'POST', url: '/api/contacts', payload })
  expect(status).toBe(201)
}

const declared = { reason: '反复反映，须长期整治', guidance: 'chengguan' }

async function reopened(): Promise<Known & { view: MatterView }> {
  const known = await closed()
  await api.at('2026-07-01 10:00')
  return { ...known, view: await seats.centre_manager.do(known.no, 'declareLongTerm', declared) }
}

async function signed(): Promise<Known> {
  const { view, ...known } = await reopened()
  await clerk.do(known.no, 'sign', { assignment: assignmentOf(view, 'water').id })
  return known
}

const planOf = (...days: string[]): Body => ({
  goals: '彻底整治',
  stages: days.map((dueOn) => ({ goal: `${dueOn} 前完成一段`, dueOn })),
})

async function planned(): Promise<Known> {
  const known = await signed()
  await api.at('2026-07-10 09:00')
  await clerk.do(known.no, 'submitPlan', planOf('2026-07-31', '2026-08-28', '2026-09-25'))
  await api.at('2026-07-10 10:00')
  await guidance.do(known.no, 'approvePlan', { ruling: 'approve', opinion: '可行' })
  return known
}

const supervisions = ({ overlays }: MatterView) => overlays.filter(({ kind }) => kind === 'supervision')

describe('7: a long matter', () => {
  it('is proposed by time at the third contact of the same person within 90 days, once', async () => {
    const { no } = await closed()
    await callsAgain(no, '2026-06-22 09:00')
    await callsAgain(no, '2026-06-29 09:00')
    await callsAgain(no, '2026-06-30 09:00', '13900139000')
    expect((await seats.centre_manager.view(no)).overlays).toEqual([])
    await callsAgain(no, '2026-07-01 09:00')
    const proposed = [
      { kind: 'longTerm', state: 'proposed', cause: 'contacts', openedAt: '2026-07-01T09:00:00.000+08:00' },
    ]
    expect((await seats.centre_manager.view(no)).overlays).toMatchObject(proposed)
    expect((await seats.centre_manager.events(no)).at(-1)).toMatchObject({
      command: 'propose-long-term',
      actor: { kind: 'system' },
    })
    await callsAgain(no, '2026-07-01 09:30')
    expect((await seats.centre_manager.view(no)).overlays).toMatchObject(proposed)
    await api.at('2026-07-01 10:00')
    const view = await seats.centre_manager.do(no, 'declareLongTerm', declared)
    expect(view.overlays).toMatchObject([{ kind: 'longTerm', state: 'lifted' }])
  })

  it('is not proposed for contacts more than 90 days after its end', async () => {
    const { no } = await closed()
    // 06-16 and ninety days: by the end of 09-14.
    for (const when of ['2026-09-14 22:00', '2026-09-14 23:59', '2026-09-15 00:00']) await callsAgain(no, when)
    expect((await seats.centre_manager.view(no)).overlays).toEqual([])
  })

  it('is declared: a new assignment of the last lead, no limit on handling, a plan due by the end of 07-15', async () => {
    const { view } = await reopened()
    expect([view.state, view.closing]).toEqual(['handling', null])
    const lead = assignmentOf(view, 'water')
    expect(lead).toMatchObject({ kind: 'lead', state: 'issued' })
    expect(view.assignments).toHaveLength(2)
    for (const kind of ['handle', 'rehandle']) expect(clockOf(view, kind, lead.id)).toBeUndefined()
    expect(dueOf(view, 'plan')).toBe('2026-07-16 00:00')
    expect(view.regimes).toMatchObject([{ kind: 'longTerm', guidance: 'chengguan' }])
    const leader = await api.as('leader_water')
    expect(assignmentOf(await leader.view(view.no), 'water').allowed).not.toContain('request-return')
  })

  it('is seen by the department that guides it, who asked masked, and by no other', async () => {
    const { no } = await reopened()
    const seen = await guidance.view(no)
    expect(seen.participants[0]?.masked).toBe(true)
    expect((await (await api.as('guidance')).send({ url: `/api/matters/${no}` })).status).toBe(404)
  })

  it('has a plan with a limit for each stage, and never more than thirty days to the next feedback', async () => {
    const { no } = await planned()
    const view = await clerk.view(no)
    expect([clockOf(view, 'plan')?.light, shown(clockOf(view, 'plan')?.metAt)]).toEqual(['met', '2026-07-10 10:00'])
    const stages = view.regimes[0]?.stages ?? []
    expect(stages.map(({ id }) => dueOf(view, 'stage', id))).toEqual([
      '2026-08-01 00:00',
      '2026-08-29 00:00',
      '2026-09-26 00:00',
    ])
    expect(dueOf(view, 'feedback')).toBe('2026-08-10 00:00')
  })

  it('is overdue at 08-01 00:00 without feedback, and supervised once', async () => {
    const { no } = await planned()
    const stage = (await clerk.view(no)).regimes[0]!.stages![0]!
    const { id } = clockOf(await clerk.view(no), 'stage', stage.id)!
    await api.at('2026-07-31 23:59')
    await api.runDue()
    expect(supervisions(await seats.centre_manager.view(no))).toEqual([])
    for (const when of ['2026-08-01 00:00', '2026-08-12 00:00']) {
      await api.at(when)
      await api.runDue()
      const view = await seats.centre_manager.view(no)
      expect(clockOf(view, 'stage', stage.id)?.light).toBe('red')
      expect(assignmentOf(view, 'water').light).toBe('red')
      expect(supervisions(view)).toMatchObject([
        { state: 'open', cause: 'stage', openedAt: '2026-08-01T00:00:00.000+08:00' },
      ])
    }
    const told = toldOf(await seats.centre_manager.events(no), id)
    expect(told.filter(([command]) => command === 'become-overdue')).toEqual([['become-overdue', '2026-08-01 00:00']])
  })

  it('tells the demander, and who joined, what the plan is to reach once it is approved, and no plan before', async () => {
    const { no, code } = await signed()
    const first = await api.demander({ no, code })
    const { body } = await first.try(no, 'join', { demander: { name: '邻居', phone: '13600001111' } })
    const readers = [first, await api.demander({ no, code: String(body.code) })]
    const told = async (reader: Caller) => JSON.stringify([await reader.view(no), await reader.events(no)])
    const submitted = { goals: '退回的方案', stages: [{ goal: '退回的阶段', dueOn: '2026-07-31' }] }

    await api.at('2026-07-10 09:00')
    await clerk.do(no, 'submitPlan', submitted)
    for (const reader of readers) expect(await told(reader)).not.toContain('退回的')
    await guidance.do(no, 'approvePlan', { ruling: 'reject', opinion: '太粗' })
    await clerk.do(no, 'submitPlan', planOf('2026-07-31'))
    await guidance.do(no, 'approvePlan', { ruling: 'approve', opinion: '可行' })
    for (const reader of readers) {
      const [regime] = (await reader.view(no)).regimes
      expect(regime?.plan?.goals).toBe('彻底整治')
      expect(regime?.stages).toMatchObject([{ goal: '2026-07-31 前完成一段', dueOn: '2026-07-31', reportedAt: null }])
      expect(await told(reader)).not.toContain('退回的')
    }
  })

  it('tells its feedback to the demander and the centre', async () => {
    const { no, code } = await planned()
    const stage = (await clerk.view(no)).regimes[0]!.stages![0]!.id
    await api.at('2026-07-20 09:00')
    const text = '第一段已经完成。'
    const view = await clerk.do(no, 'reportStage', { stage, text })
    expect(shown(clockOf(view, 'stage', stage)?.metAt)).toBe('2026-07-20 09:00')
    expect(dueOf(view, 'feedback')).toBe('2026-08-20 00:00')
    for (const reader of [await api.demander({ no, code }), seats.centre_manager, seats.callback_clerk]) {
      const [first] = (await reader.view(no)).regimes[0]?.stages ?? []
      expect([first?.report, shown(first?.reportedAt)]).toEqual([text, '2026-07-20 09:00'])
    }
  })

  it.each([
    ['more than thirty days to the first feedback', ['2026-08-10'], 'longTerm.feedback'],
    ['thirty days to the first', ['2026-08-09'], undefined],
    ['more than thirty days between two', ['2026-07-31', '2026-08-31'], 'longTerm.feedback'],
    ['thirty days between two', ['2026-07-31', '2026-08-30'], undefined],
    ['a stage of today', ['2026-07-10'], 'plan.order'],
  ])('a plan with %s', async (_, days, rule) => {
    const { no } = await signed()
    await api.at('2026-07-10 09:00')
    const answer = await clerk.try(no, 'submitPlan', planOf(...days))
    expect(refusalOf(answer)).toEqual(rule ? [422, rule, true] : [200, undefined, false])
  })

  it('is counted from the approval too: a plan that waited too long is refused then', async () => {
    const { no } = await signed()
    await api.at('2026-07-10 09:00')
    await clerk.do(no, 'submitPlan', planOf('2026-07-14'))
    await api.at('2026-07-14 09:00')
    const late = await guidance.try(no, 'approvePlan', { ruling: 'approve', opinion: '可行' })
    expect(refusalOf(late)).toEqual([422, 'plan.order', true])
  })

  it('ends with an ordinary reply, due five working days after its end', async () => {
    const { no } = await planned()
    await api.at('2026-09-24 10:00')
    const view = await seats.centre_manager.do(no, 'endLongTerm', { conclusion: '整治完成' })
    // 28, 29 and 30 September, 8 and 9 October: both festivals are off.
    expect(dueOfUnit(view, 'finalReply', 'water')).toBe('2026-10-10 00:00')
    await api.at('2026-09-28 09:00')
    const replied = await handled(api, no, 'water')
    expect([replied.state, clockOf(replied, 'finalReply')?.light]).toEqual(['auditing', 'met'])
  })
})
