import { describe, expect, it } from 'vitest'
import { at, calendar, type Desk, handledByWater, lastDayOf, profileWith, staff, text } from '../../test/desk.ts'
import { longTermCause } from './propose.ts'

const manager = staff('centre_manager')
const clerk = staff('organizer_clerk', 'water')
const approve = { ruling: 'approve', reason: text('why') } as const
const reject = { ruling: 'reject', reason: text('why') } as const

describe('ending without a result', () => {
  function asked(): Desk {
    const desk = handledByWater()
    desk.do('2026-03-03 09:00', clerk, 'requestTermination', {
      assignment: desk.assignment('water').id,
      reason: text(),
    })
    return desk
  }

  it('is the manager to rule on, and told to the demander', () => {
    const desk = asked()
    expect(lastDayOf(desk.clock('ruling'))).toBe('2026-03-04')
    desk.do('2026-03-03 10:00', manager, 'terminate', approve)
    expect(desk.matter).toMatchObject({ state: 'closed', closing: 'terminated', deliveredAt: at('2026-03-03 10:00') })
    expect(desk.matter.texts.answer).toBe('why')
    expect(desk.assignment('water').state).toBe('recalled')
  })

  it('rejected or not ruled on: the work goes on', () => {
    const desk = asked()
    desk.do('2026-03-03 10:00', manager, 'terminate', reject)
    desk.do('2026-03-03 11:00', clerk, 'requestTermination', {
      assignment: desk.assignment('water').id,
      reason: text(),
    })
    desk.waitUntil('2026-03-05 00:00')
    expect(desk.matter.rulings.map(({ ruling }) => ruling)).toEqual(['reject', 'silence'])
    expect(desk.matter.state).toBe('handling')
  })

  it('is dropped when the reply is approved first', () => {
    const desk = asked()
    const assignment = desk.assignment('water').id
    const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const
    desk.do('2026-03-03 10:00', clerk, 'reply', { assignment, findings, internalText: text(), publicText: text() })
    desk.do('2026-03-03 11:00', staff('organizer_leader', 'water'), 'approveReply', { assignment, ruling: 'approve' })
    expect(desk.matter.rulings[0]?.ruling).toBe('dropped')
    expect(desk.clock('ruling')?.endedAt).toBe(at('2026-03-03 11:00'))
  })
})

describe('a claim that cannot be met', () => {
  const marks = (desk: Desk) => ({ assignment: desk.assignment('water').id, evidence: text() })

  it('is out of the satisfaction by the ruling alone', () => {
    const desk = handledByWater()
    desk.do('2026-03-03 09:00', clerk, 'markUnreasonable', marks(desk))
    expect(lastDayOf(desk.clock('ruling'))).toBe('2026-03-05')
    expect(desk.matter.overlays).toMatchObject([{ kind: 'unreasonable', state: 'proposed' }])
    desk.do('2026-03-03 10:00', manager, 'ruleUnreasonable', approve)
    expect(desk.matter.overlays).toMatchObject([{ state: 'open', endedAt: null }])
    expect(desk.try('2026-03-03 11:00', clerk, 'markUnreasonable', marks(desk))).toEqual({
      code: 'rule-refused',
      rule: 'unreasonable.open',
    })
  })

  it('stays in it where the ruling is no or silence, also after the closing', () => {
    const desk = handledByWater()
    desk.do('2026-03-03 09:00', clerk, 'markUnreasonable', marks(desk))
    desk.do('2026-03-03 10:00', desk.demander(), 'withdraw', { reason: text() })
    expect(desk.matter.state).toBe('closed')
    desk.waitUntil('2026-03-06 00:00')
    expect(desk.matter.rulings).toMatchObject([{ kind: 'unreasonable', ruling: 'silence' }])
    expect(desk.matter.overlays).toMatchObject([{ state: 'lifted', endedAt: at('2026-03-06 00:00') }])

    const other = handledByWater()
    other.do('2026-03-03 09:00', clerk, 'markUnreasonable', marks(other))
    other.do('2026-03-03 10:00', manager, 'ruleUnreasonable', reject)
    expect(other.matter.overlays).toMatchObject([{ state: 'lifted' }])
  })
})

describe('an appeal against the assessment', () => {
  const challenged = { about: text('the deadline'), evidence: text() }

  it('is one of a unit at a time, ruled on within five days by manager or office', () => {
    const desk = handledByWater()
    desk.do('2026-03-03 09:00', clerk, 'appeal', challenged)
    expect(lastDayOf(desk.clock('ruling'))).toBe('2026-03-10')
    expect(desk.try('2026-03-03 10:00', clerk, 'appeal', challenged)).toEqual({
      code: 'rule-refused',
      rule: 'ruling.asked',
    })
    const appeal = desk.matter.rulings[0]!.id
    expect(desk.try('2026-03-03 10:00', manager, 'ruleAppeal', { appeal: 'none', ...approve })).toEqual({
      code: 'unknown-part',
    })
    desk.do('2026-03-03 11:00', staff('office'), 'ruleAppeal', { appeal, ...approve })
    expect(desk.matter.rulings).toMatchObject([{ kind: 'appeal', ruling: 'approve' }])
    expect(desk.try('2026-03-03 12:00', staff('office'), 'ruleAppeal', { appeal, ...approve })).toMatchObject({
      code: 'wrong-state',
    })
  })

  it('is for units that have a part, and never for who asked to decide', () => {
    const desk = handledByWater()
    expect(desk.try('2026-03-03 09:00', staff('organizer_clerk', 'panyu'), 'appeal', challenged)).toEqual({
      code: 'not-permitted',
    })
    const both = { kind: 'staff', account: 'both', roles: ['organizer_clerk', 'office'], organizer: 'water' } as const
    desk.do('2026-03-03 09:00', both, 'appeal', challenged)
    const appeal = desk.matter.rulings[0]!.id
    expect(desk.try('2026-03-03 10:00', both, 'ruleAppeal', { appeal, ...approve })).toEqual({
      code: 'rule-refused',
      rule: 'ruling.own',
    })
  })
})

describe('what makes a closed matter a long one', () => {
  const rules = profileWith().versions[0]!
  const closedAt = at('2026-03-02 10:00')
  const by = (person: string, ...days: string[]) => days.map((day) => ({ person, at: at(`${day} 09:00`) }))
  const persons = (count: number) => Array.from({ length: count }, (_, n) => by(`person ${n}`, '2026-03-10')).flat()

  it.each([
    ['two contacts of one person', by('a', '2026-03-03', '2026-03-04'), null],
    ['three contacts of one person', by('a', '2026-03-03', '2026-03-04', '2026-05-31'), 'contacts'],
    ['a third on the first day after the window', by('a', '2026-03-03', '2026-03-04', '2026-06-01'), null],
    ['contacts from before the end', by('a', '2026-03-01', '2026-03-03', '2026-03-04'), null],
    ['four persons', persons(4), null],
    ['five persons', persons(5), 'persons'],
  ])('%s', (_what, contacts, cause) => {
    expect(longTermCause({ closedAt }, contacts, { rules, calendar })).toBe(cause)
  })

  it('is nothing while it is open', () => {
    expect(longTermCause({ closedAt: null }, persons(9), { rules, calendar })).toBeNull()
  })
})
