import type { MatterView } from 'contract/views'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCall, aMatter, aReply, type Made } from '../../test/a-matter.ts'
import { type Api, type Body, type Caller, dueOf, openApi, shown } from '../../test/api.ts'

let api: Api
let operator: Caller
let dispatcher: Caller
let auditor: Caller
let clerk: Caller

beforeAll(async () => {
  api = await openApi()
  await api.at('2026-01-05 09:00')
  ;[operator, dispatcher, auditor, clerk] = (await Promise.all(
    ['operator', 'dispatcher', 'auditor', 'callback_clerk'].map((account) => api.as(account)),
  )) as [Caller, Caller, Caller, Caller]
})
afterAll(() => api.close())

const dispatch = (no: string, lead: string, more: Body = {}) => dispatcher.do(no, 'dispatch', { lead, ...more })
const clockOf = (view: MatterView, kind: string) => view.clocks.findLast((clock) => clock.kind === kind)
const assignmentOf = (view: MatterView, organizer: string) =>
  view.assignments.findLast((one) => one.organizer === organizer)!

describe('1: a question answered on the phone', () => {
  it('is a contact alone: no matter, no clock, one rating of the service', async () => {
    await api.at('2026-03-02 10:00')
    const before = await api.rows('select id from matters')
    const { status, body } = await operator.send({
      method: 'POST',
      url: '/api/contacts',
      payload: {
        channel: 'phone',
        startedAt: '2026-03-02T10:00:00+08:00',
        outcome: 'answered',
        answer: { text: '街道办事处周一至周五办公。', noArticle: '没有收录' },
        serviceRating: 5,
      },
    })
    expect([status, body.outcome]).toEqual([201, 'answered'])
    expect(await api.rows('select id from matters')).toEqual(before)
    expect(await api.rows('select id from running_clocks')).toEqual([])
  })

  it('is a matter: dispatching, then closed by the answer', async () => {
    await api.at('2026-03-02 10:00')
    const call = await aCall(api, { type: 'consultation' })
    expect([call.state, dueOf(call, 'dispatch')]).toEqual(['dispatching', '2026-03-04 00:00'])
    await api.at('2026-03-02 10:05')
    const closed = await operator.do(call.no, 'answer', { text: '可以办理。', noArticle: '没有收录' })
    expect([closed.state, closed.closing]).toEqual(['closed', 'answered'])
    expect(shown(clockOf(closed, 'dispatch')?.metAt)).toBe('2026-03-02 10:05')
    expect(clockOf(closed, 'dispatch')?.light).toBe('met')
  })
})

describe('2: the silent demander', () => {
  async function asked(): Promise<Made> {
    await api.at('2026-02-13 17:30')
    const made = await aMatter(api)
    const registered = await dispatcher.view(made.no)
    expect(registered.state).toBe('registered')
    expect([dueOf(registered, 'accept'), dueOf(registered, 'dispatch')]).toEqual([
      '2026-02-13 19:30',
      '2026-02-15 00:00',
    ])
    await api.at('2026-02-13 18:00')
    const waiting = await dispatcher.do(made.no, 'requestSupplement', { missing: '是哪一盏？' })
    expect([waiting.state, dueOf(waiting, 'supplement')]).toEqual(['supplementing', '2026-02-28 00:00'])
    for (const kind of ['accept', 'dispatch']) expect(shown(clockOf(waiting, kind)?.pausedAt)).toBe('2026-02-13 18:00')
    return made
  }

  it('supplies in time: an hour and a half was left, and no day that the wait touched counts', async () => {
    const made = await asked()
    await api.at('2026-02-25 10:00')
    const view = await (await api.demander(made)).do(made.no, 'supplement', { text: '东门左边第一盏' })
    expect(view.state).toBe('registered')
    expect(view.supplements.map(({ text }) => text)).toEqual(['东门左边第一盏'])
    const seen = await dispatcher.view(made.no)
    expect([dueOf(seen, 'accept'), dueOf(seen, 'dispatch')]).toEqual(['2026-02-25 11:30', '2026-02-27 00:00'])
  })

  it('is silent: time closes it, and what comes later begins anew', async () => {
    const made = await asked()
    await api.at('2026-02-27 23:59')
    await api.runDue()
    expect((await dispatcher.view(made.no)).state).toBe('supplementing')
    await api.at('2026-02-28 00:00')
    await api.runDue()
    const closed = await dispatcher.view(made.no)
    expect([closed.state, closed.closing, shown(closed.closedAt)]).toEqual([
      'closed',
      'insufficient',
      '2026-02-28 00:00',
    ])
    await api.at('2026-03-05 09:00')
    await (await api.demander(made)).do(made.no, 'supplement', { text: '东门左边第一盏' })
    const again = await dispatcher.view(made.no)
    expect([again.state, dueOf(again, 'accept'), dueOf(again, 'dispatch')]).toEqual([
      'registered',
      '2026-03-05 11:00',
      '2026-03-07 00:00',
    ])
  })

  it('may supply until the end of 03-13 and not on 03-14', async () => {
    const [late, justInTime] = [await asked(), await asked()]
    await api.at('2026-03-13 23:59')
    const demander = await api.demander(justInTime)
    expect((await demander.do(justInTime.no, 'supplement', { text: '东门' })).state).toBe('registered')
    await api.at('2026-03-14 00:00')
    const refused = await (await api.demander(late)).try(late.no, 'supplement', { text: '东门' })
    expect([refused.status, refused.body.rule]).toEqual([422, 'supplement.reopen'])
    expect(refused.body.basis).toBeTruthy()
  })
})

describe('3: a complaint, three levels', () => {
  async function dispatched(): Promise<MatterView> {
    await api.at('2026-09-21 09:12')
    const call = await aCall(api)
    expect([call.state, dueOf(call, 'dispatch')]).toEqual(['dispatching', '2026-09-23 00:00'])
    await api.at('2026-09-21 10:00')
    return dispatch(call.no, 'panyu', { co: ['water'] })
  }

  it('gives each unit its clocks, and the window for a return', async () => {
    const view = await dispatched()
    const [lead, co] = [assignmentOf(view, 'panyu'), assignmentOf(view, 'water')]
    expect(dueOf(view, 'sign', lead.id)).toBe('2026-09-23 00:00')
    expect(dueOf(view, 'contact', lead.id)).toBe('2026-09-22 10:00')
    expect([shown(lead.dueAt), shown(co.dueAt)]).toEqual(['2026-10-13 00:00', '2026-10-11 00:00'])
    expect(view.clocks.find(({ kind, of }) => kind === 'handle' && of === lead.id)).toMatchObject({
      rule: 'handle.complaint',
      version: 1,
    })
    const leader = await api.as('leader_panyu')
    const mayReturn = async () => (await leader.view(view.no)).assignments[0]?.allowed.includes('request-return')
    await api.at('2026-09-22 23:59')
    expect(await mayReturn()).toBe(true)
    await api.at('2026-09-23 00:00')
    expect(await mayReturn()).toBe(false)
  })

  it('is passed on to a street, due no later than the district', async () => {
    const { no, assignments } = await dispatched()
    const panyu = await api.as('clerk_panyu')
    const assignment = assignments.find(({ organizer }) => organizer === 'panyu')!.id
    await api.at('2026-09-22 09:00')
    await panyu.do(no, 'sign', { assignment })
    const late = { assignment, organizer: 'shiqiao', dueAt: '2026-10-14T00:00:00+08:00' }
    const refused = await panyu.try(no, 'subAssign', late)
    expect([refused.status, refused.body.rule]).toEqual([422, 'subAssign.due'])
    const view = await panyu.do(no, 'subAssign', { assignment, organizer: 'shiqiao' })
    expect(shown(assignmentOf(view, 'shiqiao').dueAt)).toBe('2026-10-11 00:00')
    expect(assignmentOf(view, 'shiqiao').parent).toBe(assignment)
  })

  it('turns yellow on its last day and red after it, each told once', async () => {
    const { no, assignments } = await dispatched()
    const lead = assignments[0]!.id
    const light = async () =>
      (await dispatcher.view(no)).clocks.find(({ kind, of }) => kind === 'handle' && of === lead)
    await api.at('2026-10-11 23:59')
    await api.runDue()
    expect((await light())?.light).toBe('green')
    for (const when of ['2026-10-12 00:00', '2026-10-12 12:00']) {
      await api.at(when)
      await api.runDue()
      expect((await light())?.light).toBe('yellow')
    }
    for (const when of ['2026-10-13 00:00', '2026-10-13 09:00']) {
      await api.at(when)
      await api.runDue()
      expect((await light())?.light).toBe('red')
    }
    const { id } = (await light())!
    const told = (await dispatcher.events(no)).filter(({ facts }) => (facts as Body).clock === id)
    expect(told.map(({ command, at }) => [command, shown(at)])).toEqual([
      ['warn', '2026-10-12 00:00'],
      ['become-overdue', '2026-10-13 00:00'],
    ])
  })
})

describe('6: not solved', () => {
  const unhappy = { reached: true, contacted: true, solved: 'no', rating: 2, reasonable: true }

  /** Signed, replied and approved by the lead, and passed by the centre at `passedAt`. */
  async function replied(no: string, passedAt: string, from: string): Promise<MatterView> {
    await api.at(from)
    const [unit, leader] = [await api.as('clerk_water'), await api.as('leader_water')]
    const { id: assignment } = assignmentOf(await unit.view(no), 'water')
    await unit.do(no, 'sign', { assignment })
    await unit.do(no, 'reply', aReply(assignment))
    await leader.do(no, 'approveReply', { assignment, ruling: 'approve' })
    await api.at(passedAt)
    return auditor.do(no, 'auditReply', { verdict: 'pass' })
  }

  async function delivered(): Promise<{ no: string; code: string }> {
    await api.at('2026-06-15 08:00')
    const { no, code } = await aCall(api)
    await dispatch(no, 'water')
    const view = await replied(no, '2026-06-15 11:00', '2026-06-15 10:00')
    expect(view.state).toBe('callback')
    expect([dueOf(view, 'callbackStart'), dueOf(view, 'callback')]).toEqual(['2026-06-17 00:00', '2026-06-24 00:00'])
    return { no, code }
  }

  const callBack = async (when: string, no: string, body: Body): Promise<MatterView> => {
    await api.at(when)
    return clerk.do(no, 'recordCallback', body)
  }

  it('is closed after three tries on two half-days, and counts as unreached', async () => {
    const { no } = await delivered()
    for (const when of ['2026-06-15 15:00', '2026-06-15 15:30'])
      expect((await callBack(when, no, { reached: false })).state).toBe('callback')
    const closed = await callBack('2026-06-16 09:00', no, { reached: false })
    expect([closed.state, closed.closing, closed.ratings]).toEqual(['closed', 'resolved', []])
    expect(
      await api.rows(`select body #>> '{participants,0,settled}' as settled from matters where no = $1`, [no]),
    ).toEqual([{ settled: 'unreached' }])
  })

  it('is handled again, then watched over, and in the end explained with a review open, once', async () => {
    const { no, code } = await delivered()
    const again = await callBack('2026-06-16 09:00', no, unhappy)
    expect([again.state, again.round, again.overlays]).toEqual(['handling', 1, []])
    expect(assignmentOf(again, 'water')).toMatchObject({ kind: 'lead', state: 'issued', round: 1 })
    expect(dueOf(again, 'rehandle')).toBe('2026-06-23 00:00')
    const leader = await api.as('leader_water')
    expect((await leader.view(no)).assignments.at(-1)?.allowed).not.toContain('request-return')

    await replied(no, '2026-06-17 11:00', '2026-06-17 10:00')
    const twice = await callBack('2026-06-17 12:00', no, unhappy)
    expect([twice.state, twice.round]).toEqual(['handling', 2])
    expect(twice.overlays).toMatchObject([{ kind: 'supervision', state: 'open', cause: 'rehandle' }])

    await replied(no, '2026-06-18 11:00', '2026-06-18 10:00')
    const thrice = await callBack('2026-06-18 12:00', no, unhappy)
    expect([thrice.state, thrice.closing, thrice.ratings.length]).toEqual(['closed', 'explained', 3])
    expect(thrice.overlays.at(-1)).toMatchObject({ kind: 'difficult', state: 'proposed' })

    await api.at('2026-06-22 09:00')
    const demander = await api.demander({ no, code })
    const asked = await demander.do(no, 'requestReview', { grounds: '还是不亮' })
    expect([asked.state, asked.allowed.includes('request-review')]).toEqual(['reviewing', false])
    const manager = await api.as('centre_manager')
    const ruled = await manager.do(no, 'ruleReview', { ruling: 'uphold', reason: '处理得当' })
    expect([ruled.state, ruled.closing]).toEqual(['closed', 'explained'])
    const second = await demander.try(no, 'requestReview', { grounds: '还是不亮' })
    expect([second.status, second.body.rule]).toEqual([422, 'review.max'])
  })

  it('lets a review be asked for within ten working days and no later', async () => {
    const [first, second] = [await delivered(), await delivered()]
    await api.at('2026-06-15 12:00')
    for (const made of [first, second])
      await (await api.demander(made)).do(made.no, 'rate', { solved: true, rating: 5 })
    await api.at('2026-06-30 23:59')
    const inTime = await (await api.demander(first)).do(first.no, 'requestReview', { grounds: '又坏了' })
    expect(inTime.state).toBe('reviewing')
    await api.at('2026-07-01 00:00')
    const late = await (await api.demander(second)).try(second.no, 'requestReview', { grounds: '又坏了' })
    expect([late.status, late.body.rule]).toEqual([422, 'review.applyWindow'])
  })
})

describe('9: at night', () => {
  it('runs round the clock when life is in danger, and signs by itself', async () => {
    await api.at('2026-10-02 02:00')
    const call = await aCall(api, { type: 'help', urgency: 'critical' })
    expect(dueOf(call, 'dispatch')).toBe('2026-10-02 02:05')
    await api.at('2026-10-02 02:03')
    const view = await dispatch(call.no, 'water')
    expect([dueOf(view, 'sign'), dueOf(view, 'handle')]).toEqual(['2026-10-02 02:18', '2026-10-02 04:03'])
    await api.at('2026-10-02 02:18')
    await api.runDue()
    const signed = await dispatcher.view(call.no)
    expect(assignmentOf(signed, 'water').state).toBe('handling')
    expect(clockOf(signed, 'sign')?.light).toBe('late')
    expect((await dispatcher.events(call.no)).at(-1)).toMatchObject({
      command: 'auto-sign',
      actor: { kind: 'system' },
      at: '2026-10-02T02:18:00.000+08:00',
    })
  })

  it('from the portal counts the shorter limit from the acceptance that sets it', async () => {
    await api.at('2026-10-02 02:00')
    const { no } = await aMatter(api, { type: 'help' })
    await api.at('2026-10-02 02:20')
    const view = await dispatcher.do(no, 'accept', { type: 'help', category: '0101', urgency: 'critical' })
    expect(dueOf(view, 'dispatch')).toBe('2026-10-02 02:25')
  })
})
