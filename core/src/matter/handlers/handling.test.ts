import { describe, expect, it } from 'vitest'
import { at, Desk, handledByWater, shown, staff, text } from '../../../test/desk.ts'
import type { Bodies } from '../bodies.ts'

const dispatcher = staff('dispatcher')
const clerk = (unit: string) => staff('organizer_clerk', unit)
const leader = (unit: string) => staff('organizer_leader', unit)
const refused = (rule: string) => ({ code: 'rule-refused', rule })
const unknown = { code: 'unknown-organizer' }
const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const
const texts = { internalText: text('internal'), publicText: text('public') }

function registered(body: Partial<Bodies['register']> = {}): Desk {
  const desk = new Desk()
  desk.registerByPhone('2026-03-02 09:00', body)
  return desk
}

describe('dispatching', () => {
  it.each([
    ['to a unit there is not', { lead: 'nobody' }, unknown],
    ['with help of one there is not', { lead: 'water', co: ['nobody'] }, unknown],
    ['twice to one', { lead: 'water', co: ['panyu', 'water'] }, refused('dispatch.duplicate')],
    ['with help of the one complained of', { lead: 'water', co: ['panyu'] }, refused('dispatch.about')],
  ] as [string, Bodies['dispatch'], object][])('%s is refused', (_what, body, refusal) => {
    const about = registered({ about: ['panyu'] })
    expect(about.try('2026-03-02 10:00', dispatcher, 'dispatch', body)).toEqual(refusal)
  })

  it('gives every unit the advice, and texts of their own where there are any', () => {
    const desk = registered()
    const given = { advice: text('how'), titleForUnits: text('short'), contentForUnits: text('less'), complex: true }
    desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'water', co: ['panyu'], ...given })
    expect(desk.matter.texts).toMatchObject({ titleForUnits: 'short', contentForUnits: 'less', title: 'title' })
    expect(desk.matter.assignments).toMatchObject([
      { organizer: 'water', kind: 'lead', advice: 'how', complex: true },
      { organizer: 'panyu', kind: 'co', advice: 'how', complex: true },
    ])
    const plain = registered()
    plain.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'water' })
    expect(plain.matter.assignments).toMatchObject([{ advice: null, complex: false }])
    expect(plain.matter.texts).toMatchObject({ titleForUnits: null, contentForUnits: null })
  })

  it('where the lead has hours, whoever helps has as many', () => {
    const desk = registered({ urgency: 'urgent' })
    desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'water', co: ['panyu'] })
    const [lead, co] = ['water', 'panyu'].map((unit) => desk.clock('handle', desk.assignment(unit).id)!)
    expect(shown(co!.dueAt)).toBe(shown(lead!.dueAt))
  })
})

describe('passing work on', () => {
  function signed(): Desk {
    const desk = registered()
    desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'panyu', advice: text('how') })
    desk.do('2026-03-02 10:10', clerk('panyu'), 'sign', { assignment: desk.assignment('panyu').id })
    return desk
  }
  const pass = (
    desk: Desk,
    from: string,
    more: { organizer: string; dueAt?: number; advice?: { id: string; digest: string } },
  ) => desk.try('2026-03-03 09:00', clerk(from), 'subAssign', { assignment: desk.assignment(from).id, ...more })

  it('signs for the moment', () => {
    expect(signed().assignment('panyu')).toMatchObject({ state: 'handling', signedAt: at('2026-03-02 10:10') })
  })

  it('goes to units below alone, none of them twice in a row', () => {
    const desk = signed()
    expect(pass(desk, 'panyu', { organizer: 'nobody' })).toEqual(unknown)
    expect(pass(desk, 'panyu', { organizer: 'water' })).toEqual(refused('subAssign.below'))
    expect(pass(desk, 'panyu', { organizer: 'panyu' })).toEqual(refused('subAssign.cycle'))
    expect(pass(desk, 'panyu', { organizer: 'shiqiao', advice: text('so') })).toBeUndefined()
    const { id } = desk.assignment('panyu')
    expect(desk.assignment('shiqiao')).toMatchObject({ kind: 'sub', parent: id, advice: 'so', round: 0 })
    desk.do('2026-03-03 10:00', clerk('shiqiao'), 'sign', { assignment: desk.assignment('shiqiao').id })
    expect(pass(desk, 'shiqiao', { organizer: 'shiqiao' })).toEqual(refused('subAssign.cycle'))
    expect(pass(desk, 'shiqiao', { organizer: 'grid' })).toBeUndefined()
    expect(desk.assignment('grid').advice).toBeNull()
  })

  it('sets a due time from now on, up to its own', () => {
    const ends = signed().clock('handle')!.dueAt
    const within = (dueAt: number) => pass(signed(), 'panyu', { organizer: 'shiqiao', dueAt })
    expect(within(at('2026-03-03 09:00'))).toEqual(refused('subAssign.due'))
    expect(within(at('2026-03-03 09:01'))).toBeUndefined()
    expect(within(ends)).toBeUndefined()
    expect(within(ends + 1)).toEqual(refused('subAssign.due'))
  })
})

describe('replying', () => {
  const reply = (desk: Desk, more: object = {}) =>
    desk.try('2026-03-03 09:00', clerk('water'), 'reply', {
      assignment: desk.assignment('water').id,
      findings: { ...findings, ...more },
      ...texts,
    } as Bodies['reply'])

  it('says why where it was not solved', () => {
    const desk = handledByWater()
    for (const solved of ['no', 'partly']) expect(reply(desk, { solved })).toEqual(refused('reply.reason'))
    expect(reply(desk, { solved: 'no', unsolvedReason: text() })).toBeUndefined()
    expect(desk.assignment('water')).toMatchObject({
      state: 'approving',
      findings: { ...findings, solved: 'no' },
      internalText: 'internal',
      publicText: 'public',
      repliedAt: at('2026-03-03 09:00'),
      repliedBy: 'organizer_clerk_water',
    })
  })

  function helped(): Desk {
    const desk = registered()
    desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'water', co: ['panyu', 'chengguan'] })
    for (const unit of ['water', 'panyu']) {
      const assignment = desk.assignment(unit).id
      desk.do('2026-03-02 11:00', clerk(unit), 'sign', { assignment })
      desk.do('2026-03-02 12:00', clerk(unit), 'reply', { assignment, findings, ...texts })
    }
    return desk
  }
  const approve = (desk: Desk, unit: string, ruling: 'approve' | 'reject', reason?: { id: string; digest: string }) =>
    desk.try('2026-03-02 13:00', leader(unit), 'approveReply', {
      assignment: desk.assignment(unit).id,
      ruling,
      ...(reason && { reason }),
    })
  const states = (desk: Desk) => ['water', 'panyu', 'chengguan'].map((unit) => desk.assignment(unit).state)

  it('is rejected with a reason, and the unit goes on', () => {
    const desk = helped()
    expect(approve(desk, 'water', 'reject')).toEqual({ code: 'missing-input', field: 'reason' })
    expect(approve(desk, 'water', 'reject', text())).toBeUndefined()
    expect(desk.matter.state).toBe('handling')
    expect(states(desk)).toEqual(['handling', 'approving', 'issued'])
  })

  it("of who helps is done with the leader's yes, and sent back by the lead", () => {
    const desk = helped()
    expect(approve(desk, 'panyu', 'approve')).toBeUndefined()
    expect(desk.matter.state).toBe('handling')
    expect(states(desk)).toEqual(['approving', 'replied', 'issued'])
    const back = { assignment: desk.assignment('panyu').id, reason: text() }
    expect(desk.try('2026-03-02 14:00', clerk('water'), 'sendBack', back)).toBeUndefined()
    expect(states(desk)).toEqual(['approving', 'handling', 'issued'])
  })

  it('of the lead ends what still hangs below it, and keeps what was replied', () => {
    const desk = helped()
    approve(desk, 'panyu', 'approve')
    approve(desk, 'water', 'approve')
    expect(desk.matter.state).toBe('auditing')
    expect(states(desk)).toEqual(['replied', 'replied', 'recalled'])
  })

  it('drops what its own unit asked, and nothing that another did', () => {
    const desk = helped()
    const asks = { assignment: desk.assignment('chengguan').id, reason: text(), basis: text(), suggested: 'grid' }
    desk.do('2026-03-02 12:30', leader('chengguan'), 'requestReturn', asks)
    approve(desk, 'panyu', 'approve')
    expect(desk.matter.rulings).toMatchObject([{ kind: 'return', ruling: null }])
  })
})

describe('what a decision is called', () => {
  const asks = (desk: Desk) => ({ assignment: desk.assignment('water').id })
  const outcome = (desk: Desk) => desk.events.at(-1)?.outcome

  it.each(['approve', 'reject'] as const)('%s: by what was decided', (ruling) => {
    const named = `${ruling === 'approve' ? 'approved' : 'rejected'}`
    const claim = handledByWater()
    claim.do('2026-03-03 09:00', clerk('water'), 'markUnreasonable', { ...asks(claim), evidence: text() })
    expect(claim.matter.rulings).toMatchObject([asks(claim)])
    claim.do('2026-03-03 10:00', staff('centre_manager'), 'ruleUnreasonable', { ruling, reason: text() })
    expect(outcome(claim)).toBe(named)

    const appeal = handledByWater()
    appeal.do('2026-03-03 09:00', clerk('water'), 'appeal', { about: text(), evidence: text() })
    const body = { appeal: appeal.matter.rulings[0]!.id, ruling, reason: text() }
    appeal.do('2026-03-03 10:00', staff('office'), 'ruleAppeal', body)
    expect(outcome(appeal)).toBe(named)
    expect(appeal.try('2026-03-03 11:00', staff('office'), 'ruleAppeal', body)).toMatchObject({ code: 'wrong-state' })

    const end = handledByWater()
    end.do('2026-03-03 09:00', clerk('water'), 'requestTermination', { ...asks(end), reason: text() })
    expect(end.matter.rulings).toMatchObject([asks(end)])
    end.do('2026-03-03 10:00', staff('centre_manager'), 'terminate', { ruling, reason: text() })
    expect(outcome(end)).toBe(named)
  })
})
