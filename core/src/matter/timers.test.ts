import { describe, expect, it } from 'vitest'
import { at, Desk, handledByWater, staff, text } from '../../test/desk.ts'
import { contextOf, handledWith, running } from '../../test/parts.ts'
import { nextDue, runDue } from './timers.ts'
import type { Matter } from './types.ts'

const system = { kind: 'system' } as const
const ran = (matter: Matter, when: string) =>
  runDue(matter, contextOf(system, when)).map(({ event: { command, facts } }) =>
    `${command} ${facts.clock ?? ''}`.trim(),
  )

describe('what is due', () => {
  const due = (day: string) => ({ dueAt: at(`${day} 00:00`), warnAt: at(`${day} 00:00`) })

  it('is done in the order of its moments, whatever the order of the clocks', () => {
    const early = running('audit', null, { id: 'early', ...due('2026-03-05') })
    const late = running('review', null, { id: 'late', ...due('2026-03-06') })
    const expected = ['becomeOverdue early', 'becomeOverdue late']
    for (const clocks of [
      [early, late],
      [late, early],
    ])
      expect(ran(handledWith({ clocks }), '2026-03-07 00:00')).toEqual(expected)
  })

  it('at one moment in the order of the kinds, and of one kind in that of the clocks', () => {
    const audit = running('audit', null, { id: 'audit', ...due('2026-03-05') })
    const other = running('audit', null, { id: 'other', ...due('2026-03-05') })
    const accept = running('accept', null, { id: 'accept', ...due('2026-03-05') })
    for (const clocks of [
      [audit, accept, other],
      [accept, audit, other],
      [audit, other, accept],
    ])
      expect(ran(handledWith({ clocks }), '2026-03-05 00:00')).toEqual([
        'becomeOverdue accept',
        'becomeOverdue audit',
        'becomeOverdue other',
      ])
  })

  it('is done at its very moment, not before, and bears it however late it is done', () => {
    const clocks = [running('audit', null, due('2026-03-05'))]
    expect(ran(handledWith({ clocks }), '2026-03-04 23:59')).toEqual([])
    const steps = runDue(handledWith({ clocks }), contextOf(system, '2026-04-01 00:00'))
    expect(steps.map(({ event }) => event.at)).toEqual([at('2026-03-05 00:00')])
  })

  it('is never dated before what has already happened', () => {
    const lastAt = at('2026-03-06 12:00')
    const matter = handledWith({ clocks: [running('audit', null, due('2026-03-05'))], lastAt })
    expect(runDue(matter, contextOf(system, '2026-03-07 00:00'))[0]?.event.at).toBe(lastAt)
  })

  it('that the table refuses is a fault of the product, and is told by kind and code', () => {
    const clocks = [running('callback', null, due('2026-03-05'))]
    expect(() => ran(handledWith({ clocks }), '2026-03-06 00:00')).toThrow('timer callback refused: wrong-state')
  })
})

describe('when a matter next needs the system', () => {
  it('is the first moment of any of its clocks', () => {
    const desk = handledByWater()
    // First contact is due a day after the dispatch; the rest comes later.
    expect(nextDue(desk.matter)).toBe(at('2026-03-03 10:00'))
    const clocks = [
      running('audit', null, { id: 'met', metAt: 1, dueAt: at('2026-03-03 00:00') }),
      running('handle', 'a'),
      running('review', null, { id: 'first', dueAt: at('2026-03-05 00:00') }),
    ]
    expect(nextDue(handledWith({ clocks }))).toBe(at('2026-03-05 00:00'))
  })

  it('is never where nothing will happen by itself', () => {
    expect(nextDue(handledWith({ clocks: [] }))).toBeNull()
    expect(nextDue(handledWith({ clocks: [running('audit', null, { overdueAt: 1 })] }))).toBeNull()
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00')
    desk.do('2026-03-02 09:10', staff('dispatcher'), 'decline', { reason: text(), channel: 'petition' })
    expect(nextDue(desk.matter)).toBeNull()
  })
})
