import { describe, expect, it } from 'vitest'
import { at, Desk, staff } from '../../test/desk.ts'
import { allowedCommands, allowedOnAssignment, obstacle } from './allowed.ts'
import { rowOf, sentCommands } from './lifecycle.ts'

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
