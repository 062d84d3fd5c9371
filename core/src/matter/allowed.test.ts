import { describe, expect, it } from 'vitest'
import { at, Desk, staff } from '../../test/desk.ts'
import { contextOf, handledWith } from '../../test/parts.ts'
import { allowedCommands, allowedOnAssignment, isOnBehalf, obstacle } from './allowed.ts'
import { type CommandName, rowOf, sentCommands } from './lifecycle.ts'
import type { Assignment } from './types.ts'

describe('what a person may do now', () => {
  it('is what would not be refused for its state or its sender', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 10:00')
    const context = desk.context(at('2026-03-02 10:01'), staff('dispatcher'))
    expect(allowedCommands(desk.matter, context)).toEqual([
      'answer',
      'decline',
      'requestSupplement',
      'merge',
      'dispatch',
      'setConfidential',
      'correct',
      'tag',
      'comment',
    ])
    for (const name of sentCommands.filter((one) => !rowOf(one).assignment))
      expect(obstacle(name, desk.matter, context) === null).toBe(allowedCommands(desk.matter, context).includes(name))
  })

  it('on an assignment is for its own unit alone', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 10:00')
    desk.do('2026-03-02 10:05', staff('dispatcher'), 'dispatch', { lead: 'water' })
    const allowed = (organizer: string) =>
      allowedOnAssignment(
        desk.matter,
        desk.assignment('water'),
        desk.context(at('2026-03-02 10:06'), staff('organizer_clerk', organizer)),
      )
    expect(allowed('water')).toEqual(['sign'])
    expect(allowed('chengguan')).toEqual([])
  })

  it('ends for a demander at the edge of his own matter', () => {
    const desk = new Desk()
    desk.register('2026-03-02 10:00')
    const stranger = { kind: 'demander', matter: 'another', participant: desk.matter.participants[0]!.id } as const
    expect(allowedCommands(desk.matter, desk.context(at('2026-03-02 10:01'), stranger))).toEqual([])
  })
})

const notPermitted = { code: 'not-permitted' }
const matter = handledWith({})
const [lead] = matter.assignments as [Assignment]
const co: Assignment = { ...lead, id: 'co', kind: 'co', organizer: 'panyu', state: 'handling' }
const beside = { ...matter, assignments: [lead, co] }

describe('a demander', () => {
  const person = (id: string, leftAt: number | null = null) => ({ ...matter.participants[0]!, id, leftAt })
  const both = { ...matter, participants: [person('gone', 1), person('here')] }
  const withdraws = (participant: string) =>
    obstacle('withdraw', both, contextOf({ kind: 'demander', matter: matter.id, participant }))

  it('acts while he is in the matter', () => {
    expect(withdraws('here')).toBeNull()
    expect(withdraws('gone')).toEqual(notPermitted)
    expect(withdraws('nobody')).toEqual(notPermitted)
  })

  it('has an operator act for him, and nobody else of the staff', () => {
    expect(obstacle('withdraw', matter, contextOf(staff('operator')))).toBeNull()
    for (const role of ['dispatcher', 'auditor', 'centre_manager'] as const)
      expect(obstacle('withdraw', matter, contextOf(staff(role)))).toEqual(notPermitted)
    expect(obstacle('ruleWithdrawal', matter, contextOf(staff('operator')))).toEqual(notPermitted)
  })

  it('is not acted for where the operator acts as himself', () => {
    const two = { ...staff('operator'), roles: ['auditor', 'operator'] } as const
    expect(isOnBehalf('withdraw', two)).toBe(true)
    expect(isOnBehalf('join', two)).toBe(false)
  })
})

describe('a unit', () => {
  const clerk = (organizer: string | null) => staff('organizer_clerk', organizer)

  it('remarks on matters it has a part in, one part of several', () => {
    expect(obstacle('comment', beside, contextOf(clerk('panyu')))).toBeNull()
    expect(obstacle('comment', beside, contextOf(clerk('water')))).toBeNull()
    expect(obstacle('comment', beside, contextOf(clerk('chengguan')))).toEqual(notPermitted)
    expect(obstacle('comment', beside, contextOf(clerk(null)))).toEqual(notPermitted)
  })

  it('marks a matter difficult as its lead, also when it handles no more', () => {
    expect(obstacle('markDifficult', beside, contextOf(clerk('water')))).toBeNull()
    expect(obstacle('markDifficult', beside, contextOf(clerk('panyu')))).toEqual(notPermitted)
    const done = { ...beside, assignments: [{ ...lead, state: 'completed' as const }, co] }
    expect(obstacle('markDifficult', done, contextOf(clerk('water')))).toBeNull()
    const anew = { ...lead, id: 'anew', organizer: 'chengguan', state: 'returned' as const }
    const after = { ...beside, assignments: [lead, anew] }
    expect(obstacle('markDifficult', after, contextOf(clerk('water')))).toBeNull()
    expect(obstacle('markDifficult', after, contextOf(clerk('chengguan')))).toEqual(notPermitted)
    expect(obstacle('markDifficult', { ...beside, assignments: [] }, contextOf(clerk('water')))).toEqual(notPermitted)
  })

  const onCo = (name: CommandName, actor: ReturnType<typeof staff>, state: Assignment['state'] = 'handling') =>
    obstacle(name, beside, contextOf(actor), { ...co, state })

  it('has what it helps with recalled by the centre, and its reply sent back by the lead', () => {
    expect(onCo('recall', staff('dispatcher'))).toBeNull()
    expect(onCo('recall', clerk('water'))).toEqual(notPermitted)
    expect(onCo('sendBack', clerk('water'), 'replied')).toBeNull()
    expect(onCo('sendBack', clerk('panyu'), 'replied')).toEqual(notPermitted)
  })

  it('is told the state of the assignment where that is what bars it', () => {
    const barred = { code: 'wrong-state', state: 'handling', assignmentState: 'handling' }
    expect(obstacle('sign', beside, contextOf(clerk('panyu')), co)).toEqual(barred)
    expect(obstacle('sign', beside, contextOf(clerk('panyu')))).toEqual(notPermitted)
    expect(obstacle('comment', beside, contextOf(clerk('panyu')), co)).toBeNull()
  })
})
