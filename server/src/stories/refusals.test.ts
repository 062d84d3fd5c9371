import type { SentCommand } from 'contract/commands'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatter, aReply, type Made, type Wish } from '../../test/a-matter.ts'
import { type Answer, type Api, type Body, type Caller, openApi, shown } from '../../test/api.ts'
import { assignmentOf, refusalOf, type Seat, seatsOf } from '../../test/story.ts'

let api: Api
let seats: Record<Seat, Caller>
beforeAll(async () => {
  api = await openApi()
  await api.at('2026-06-15 09:00')
  seats = await seatsOf(api)
})
afterAll(() => api.close())

const counted = ['events', 'matters', 'texts', 'persons', 'running_clocks', 'open_assignments', 'organizers']
const counts = () => api.rows(`select ${counted.map((t) => `(select count(*)::int from ${t}) as ${t}`).join(', ')}`)

/** Sends what must be refused; nothing may have been written. */
async function refused(send: () => Promise<Answer>): Promise<Answer> {
  const before = await counts()
  const answer = await send()
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(await counts()).toEqual(before)
  return answer
}

/** Monday 2026-06-15 10:00: a matter in a state, with the clocks that follow from that moment. */
async function made(wish: Wish): Promise<Made> {
  await api.at('2026-06-15 10:00')
  return aMatter(api, wish)
}

const expectRule = (answer: Answer, rule: string) => expect(refusalOf(answer)).toEqual([422, rule, true])

describe('a command out of date', () => {
  it('is told the state, the version and what is allowed; with the present version it is taken', async () => {
    const { no } = await made({ state: 'dispatching' })
    const { version } = await seats.dispatcher.view(no)
    await seats.operator.do(no, 'comment', { text: '又来电' })
    const dispatch: Body = { lead: 'water', expectedVersion: version }
    const answer = await refused(() => seats.dispatcher.try(no, 'dispatch', dispatch))
    expect([answer.status, answer.body.code]).toEqual([409, 'changed-meanwhile'])
    expect([answer.body.state, answer.body.version]).toEqual(['dispatching', version + 1])
    expect(answer.body.allowed).toContain('dispatch')
    const taken = await seats.dispatcher.do(no, 'dispatch', { ...dispatch, expectedVersion: version + 1 })
    expect(taken.state).toBe('handling')
  })

  it('of two sent at once one is taken, and the other is told what changed', async () => {
    const { no } = await made({ state: 'dispatching' })
    const { version } = await seats.dispatcher.view(no)
    const answers = await Promise.all(
      ['water', 'panyu'].map((lead) => seats.dispatcher.try(no, 'dispatch', { lead, expectedVersion: version })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      state: 'handling',
      version: version + 1,
    })
  })

  it('that merges is told the same', async () => {
    const [main, other] = [await made({ state: 'dispatching' }), await made({ state: 'dispatching' })]
    const { version } = await seats.dispatcher.view(other.no)
    await seats.operator.do(other.no, 'comment', { text: '又来电' })
    const answer = await refused(() =>
      seats.dispatcher.try(other.no, 'merge', { into: main.no, expectedVersion: version }),
    )
    expect([answer.status, answer.body.state]).toEqual([409, 'dispatching'])
  })
})

describe('an assignment of another matter', () => {
  const commands: [account: string, command: SentCommand, body: Body][] = [
    ['clerk_water', 'sign', {}],
    ['clerk_water', 'contactDemander', { at: '2026-06-15T10:00:00+08:00', note: '甲' }],
    ['clerk_water', 'subAssign', { organizer: 'water' }],
    ['clerk_water', 'reply', aReply('')],
    ['clerk_water', 'askDemander', { question: '甲' }],
    ['clerk_water', 'requestLongTerm', { reason: '甲' }],
    ['clerk_water', 'requestTermination', { reason: '甲' }],
    ['clerk_water', 'enterLegalProcedure', { law: '甲', caseNumber: '乙', expectedEndOn: '2026-12-31' }],
    ['leader_water', 'requestReturn', { reason: '甲', basis: '乙', suggested: 'panyu' }],
    ['leader_water', 'requestExtension', { reason: '甲', by: { value: 1, unit: 'workingDay' }, demanderTold: true }],
    ['leader_water', 'approveReply', { ruling: 'approve' }],
    ['centre_manager', 'reviewReturn', { ruling: 'approve', reason: '甲' }],
    ['centre_manager', 'ruleExtension', { ruling: 'approve' }],
    ['dispatcher', 'recall', { reason: '甲' }],
  ]
  it.each(commands)('is unknown to %s who would %s', async (account, command, body) => {
    const [here, there] = [
      await made({ state: 'handling', lead: 'water' }),
      await made({ state: 'issued', lead: 'water' }),
    ]
    const caller = await api.as(account)
    const answer = await refused(() => caller.try(here.no, command, { ...body, assignment: there.lead }))
    expect([answer.status, answer.body.code]).toEqual([422, 'unknown-assignment'])
  })
})

describe('work passed down', () => {
  const panyu = () => made({ state: 'handling', lead: 'panyu' })

  it.each([
    ['in the past', '2026-06-15T09:59:00+08:00'],
    ['now', '2026-06-15T10:00:00+08:00'],
    ["a minute beyond the parent's", '2026-07-01T00:01:00+08:00'],
  ])('due %s is refused', async (_, dueAt) => {
    const { no, lead: assignment } = await panyu()
    // 16, 17, 18, 22, 23, 24, 25, 26, 29 and 30 June: the 19th is off.
    const clerk = await api.as('clerk_panyu')
    expect(shown(assignmentOf(await clerk.view(no), 'panyu').dueAt)).toBe('2026-07-01 00:00')
    const body = { assignment, organizer: 'shiqiao', dueAt }
    expectRule(await refused(() => clerk.try(no, 'subAssign', body)), 'subAssign.due')
  })

  it("due with the parent's is taken", async () => {
    const { no, lead: assignment } = await panyu()
    const clerk = await api.as('clerk_panyu')
    const body = { assignment, organizer: 'shiqiao', dueAt: '2026-07-01T00:00:00+08:00' }
    expect(shown(assignmentOf(await clerk.do(no, 'subAssign', body), 'shiqiao').dueAt)).toBe('2026-07-01 00:00')
  })

  it('in a circle, or to a unit that is not below, is refused', async () => {
    const { no, lead } = await panyu()
    const [district, street] = [await api.as('clerk_panyu'), await api.as('clerk_shiqiao')]
    const own = await refused(() => district.try(no, 'subAssign', { assignment: lead, organizer: 'panyu' }))
    expectRule(own, 'subAssign.cycle')
    const beside = await refused(() => district.try(no, 'subAssign', { assignment: lead, organizer: 'water' }))
    expectRule(beside, 'subAssign.below')
    const view = await district.do(no, 'subAssign', { assignment: lead, organizer: 'shiqiao' })
    const { id: assignment } = assignmentOf(view, 'shiqiao')
    await street.do(no, 'sign', { assignment })
    // Nobody stands below a street: it could go round in a circle alone, and is offered to nobody there.
    for (const organizer of ['panyu', 'shiqiao'])
      expectRule(await refused(() => street.try(no, 'subAssign', { assignment, organizer })), 'subAssign.below')
    expect(assignmentOf(await street.view(no), 'shiqiao').allowed).not.toContain('sub-assign')
    expect(assignmentOf(await district.view(no), 'panyu').allowed).toContain('sub-assign')
  })

  it('a first contact that has not taken place yet is refused', async () => {
    const { no, lead: assignment } = await panyu()
    const clerk = await api.as('clerk_panyu')
    const call = { assignment, at: '2026-06-15T10:01:00+08:00', note: '明天联系' }
    expectRule(await refused(() => clerk.try(no, 'contactDemander', call)), 'contact.future')
  })
})

describe('a unit', () => {
  const edit = async (id: string, payload: Body) =>
    (await api.as('system_admin')).send({ method: 'PATCH', url: `/api/organizers/${id}`, payload })

  it('with open work is not shut, and may be when the work is elsewhere', async () => {
    const { no, lead: assignment } = await made({ state: 'handling', lead: 'nancun' })
    expectRule(await refused(() => edit('nancun', { disabled: true })), 'organizer.work')
    await seats.dispatcher.do(no, 'recall', { assignment, reason: '改派' })
    await seats.dispatcher.do(no, 'dispatch', { lead: 'panyu' })
    expect((await edit('nancun', { disabled: true })).status).toBe(200)
    expect((await edit('nancun', { disabled: false })).status).toBe(200)
  })

  it('is not put below one of its own', async () => {
    for (const parent of ['panyu', 'shiqiao'])
      expectRule(await refused(() => edit('panyu', { parent })), 'organizer.cycle')
  })
})

describe('more time', () => {
  const asking = (assignment: string): Body => {
    return { assignment, reason: '材料未到', by: { value: 2, unit: 'workingDay' }, demanderTold: true }
  }

  it('asked for after the due time is refused, and asked for twice too', async () => {
    const [late, twice] = [
      await made({ state: 'handling', lead: 'water' }),
      await made({ state: 'handling', lead: 'water' }),
    ]
    const leader = await api.as('leader_water')
    await leader.do(twice.no, 'requestExtension', asking(twice.lead))
    const again = await refused(() => leader.try(twice.no, 'requestExtension', asking(twice.lead)))
    expectRule(again, 'ruling.asked')
    await api.at('2026-07-01 00:00')
    await api.runDue()
    const answer = await refused(() => leader.try(late.no, 'requestExtension', asking(late.lead)))
    expectRule(answer, 'extend.applyBefore')
  })

  it('longer than the period, or in another unit, is refused', async () => {
    const { no, lead } = await made({ state: 'handling', lead: 'water' })
    const leader = await api.as('leader_water')
    for (const [by, rule] of [
      [{ value: 11, unit: 'workingDay' }, 'extend.perTime'],
      [{ value: 24, unit: 'hour' }, 'extend.unit'],
    ] as const)
      expectRule(await refused(() => leader.try(no, 'requestExtension', { ...asking(lead), by })), rule)
  })
})

describe('a return', () => {
  const asking = (assignment: string): Body => ({
    assignment,
    reason: '不归我们',
    basis: '三定方案',
    suggested: 'panyu',
  })

  it('outside its window is refused', async () => {
    const { no, lead } = await made({ state: 'handling', lead: 'water' })
    await api.at('2026-06-17 00:00')
    await api.runDue()
    const leader = await api.as('leader_water')
    expectRule(await refused(() => leader.try(no, 'requestReturn', asking(lead))), 'return.window')
  })

  it.each([
    ['reason', { reason: '' }],
    ['basis', { basis: undefined }],
    ['suggested', { suggested: undefined }],
  ])('without its %s is malformed', async (field, without) => {
    const { no, lead } = await made({ state: 'handling', lead: 'water' })
    const leader = await api.as('leader_water')
    const answer = await refused(() => leader.try(no, 'requestReturn', { ...asking(lead), ...without }))
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body.errors)).toContain(`/${field}`)
  })

  it('of work that is done again is refused', async () => {
    const { no } = await made({ state: 'callback', lead: 'water' })
    const unhappy = { reached: true, solved: 'no', rating: 1, reasonable: true }
    const view = await seats.callback_clerk.do(no, 'recordCallback', unhappy)
    const leader = await api.as('leader_water')
    const { id } = assignmentOf(view, 'water')
    expectRule(await refused(() => leader.try(no, 'requestReturn', asking(id))), 'return.rehandle')
  })
})

describe('a review', () => {
  const reviewed = async (lead: string): Promise<Made> => made({ state: 'reviewing', lead })
  const upheld = { ruling: 'uphold', reason: '处理得当' }

  it('is not ruled on by the unit that handled the matter, and is by another', async () => {
    const { no } = await reviewed('zhujian')
    const own = await api.as('guidance')
    expectRule(await refused(() => own.try(no, 'ruleReview', upheld)), 'review.otherUnit')
    const other = await api.as('guidance_chengguan')
    expect((await other.do(no, 'ruleReview', upheld)).state).toBe('closed')
  })

  it('is not asked for a second time', async () => {
    const { no, code } = await reviewed('water')
    await seats.centre_manager.do(no, 'ruleReview', upheld)
    const demander = await api.demander({ no, code })
    const again = await refused(() => demander.try(no, 'requestReview', { grounds: '仍不认可' }))
    expectRule(again, 'review.max')
  })
})

describe('who asked does not decide', () => {
  const give = async (name: string, roles: string[]): Promise<Answer> =>
    (await api.as('security_admin')).send({ method: 'PUT', url: `/api/accounts/${name}/roles`, payload: { roles } })

  /** Somebody with the rights of both sides: what no one may be given, should it ever come about. */
  async function both(name: string, roles: string[]): Promise<Caller> {
    await api.rows('update accounts set roles = $2 where name = $1', [name, roles])
    return api.as(name)
  }

  it('on a reply he wrote', async () => {
    const { no, lead: assignment } = await made({ state: 'approving', lead: 'shuiwu' })
    const given = await give('clerk_shuiwu', ['organizer_clerk', 'organizer_leader'])
    expect([given.status, given.body.request]).toEqual([200, null])
    const person = await api.as('clerk_shuiwu')
    const approval: Body = { assignment, ruling: 'approve' }
    expectRule(await refused(() => person.try(no, 'approveReply', approval)), 'ruling.own')
    expect((await (await api.as('leader_shuiwu')).do(no, 'approveReply', approval)).state).toBe('auditing')
  })

  it.each<[request: SentCommand, body: Body, ruling: SentCommand, ruled: Body]>([
    ['requestReturn', { reason: '甲', basis: '乙', suggested: 'water' }, 'reviewReturn', { ruling: 'approve' }],
    [
      'requestExtension',
      { reason: '甲', by: { value: 1, unit: 'workingDay' }, demanderTold: true },
      'ruleExtension',
      { ruling: 'approve' },
    ],
    ['requestTermination', { reason: '甲' }, 'terminate', { ruling: 'approve' }],
    ['markUnreasonable', { evidence: '甲' }, 'ruleUnreasonable', { ruling: 'approve' }],
    [
      'enterLegalProcedure',
      { law: '甲', caseNumber: '乙', expectedEndOn: '2026-12-31' },
      'ruleLegalProcedure',
      { ruling: 'approve' },
    ],
    ['requestLongTerm', { reason: '甲' }, 'declareLongTerm', {}],
  ])('on %s of his own', async (request, body, ruling, ruled) => {
    const person = await both('clerk_linye', ['organizer_clerk', 'organizer_leader', 'centre_manager'])
    const { no, lead: assignment } = await made({ state: 'handling', lead: 'linye' })
    await person.do(no, request, { ...body, assignment })
    const onAssignment = ruling === 'reviewReturn' || ruling === 'ruleExtension' ? { assignment } : {}
    const decision = { ...ruled, ...onAssignment, reason: '同意' }
    expectRule(await refused(() => person.try(no, ruling, decision)), 'ruling.own')
    expect((await seats.centre_manager.try(no, ruling, decision)).status).toBe(200)
  })

  it('on rights for himself', async () => {
    const own = await refused(() => give('security_admin', ['security_admin', 'dispatcher']))
    expectRule(own, 'rights.own')
  })

  it('and is not given the rights of a unit and of the centre', async () => {
    expectRule(await refused(() => give('clerk_tax', ['organizer_clerk', 'centre_manager'])), 'rights.organizer')
  })
})
