import { describe, expect, it } from 'vitest'
import { at, Desk, handledByWater, staff, text } from '../../../test/desk.ts'
import { regime, running, stage } from '../../../test/parts.ts'

const dispatcher = staff('dispatcher')

/** Helped by `panyu`; nobody replies, so all is late from 2026-03-17 on. */
function silent(): Desk {
  const desk = new Desk()
  desk.registerByPhone('2026-03-02 09:00')
  desk.do('2026-03-02 10:00', dispatcher, 'dispatch', { lead: 'water', co: ['panyu'] })
  return desk
}

describe('lateness', () => {
  it('of the lead starts what it is supervised by, once; of who helps it starts nothing', () => {
    const desk = silent()
    desk.waitUntil('2026-03-17 00:00')
    const lateness = ['overdueSupervision', 'overdueCircular']
    const started = desk.matter.clocks.filter(({ kind }) => lateness.includes(kind))
    expect(started.map(({ kind, of, start }) => [kind, of, start])).toEqual(
      lateness.map((kind) => [kind, desk.assignment('water').id, at('2026-03-17 00:00') - 1]),
    )
    expect(desk.matter.overlays.filter(({ cause }) => cause === 'overdue')).toHaveLength(2)
  })

  it('that is counted already does not begin again with another clock', () => {
    const desk = handledByWater()
    const lead = desk.assignment('water').id
    const counting = running('overdueSupervision', lead, {
      dueAt: at('2026-04-30 00:00'),
      warnAt: at('2026-04-29 00:00'),
    })
    Object.assign(desk, { matter: { ...desk.matter, clocks: [...desk.matter.clocks, counting] } })
    desk.waitUntil('2026-03-17 00:00')
    expect(desk.matter.clocks.filter(({ kind }) => kind === 'overdueSupervision')).toEqual([counting])
  })

  it('is named in a circular in the end, and called so', () => {
    const desk = handledByWater()
    desk.waitUntil('2026-04-01 00:00')
    const taken = desk.events.filter(({ command }) => command === 'superviseOverdue').map(({ outcome }) => outcome)
    expect(taken).toEqual(['done', 'circular'])
    const forms = desk.matter.overlays.filter(({ kind }) => kind === 'supervision').map(({ form }) => form)
    expect(forms).toEqual(['routine', 'circular'])
  })
})

describe('the last day', () => {
  it('of a reply urges the unit, of a stage it does not', () => {
    const reply = handledByWater()
    reply.waitUntil('2026-03-16 00:00')
    expect(reply.matter.overlays).toMatchObject([{ kind: 'urging', cause: 'yellow' }])

    const plan = handledByWater()
    const ends = { dueAt: at('2026-03-21 00:00'), warnAt: at('2026-03-20 00:00') }
    const parts = {
      regimes: [regime('longTerm', { id: 'long' })],
      stages: [{ ...stage('long', null), id: 'first' }],
      clocks: [running('stage', 'first', ends)],
    }
    Object.assign(plan, { matter: { ...plan.matter, ...parts } })
    plan.waitUntil('2026-03-20 00:00')
    expect(plan.clock('stage')?.warnedAt).toBe(at('2026-03-20 00:00'))
    expect(plan.matter.overlays).toEqual([])
  })
})

it('a request for more time that lapses leaves the assignment as it is; one to return it gives it back', () => {
  const outcomes = (['requestExtension', 'requestReturn'] as const).map((name) => {
    const desk = handledByWater()
    const assignment = desk.assignment('water').id
    const leader = staff('organizer_leader', 'water')
    if (name === 'requestReturn')
      desk.do('2026-03-02 12:00', leader, name, { assignment, reason: text(), basis: text(), suggested: 'panyu' })
    else
      desk.do('2026-03-02 12:00', leader, name, {
        assignment,
        by: { value: 2, unit: 'workingDay' },
        reason: text(),
        demanderTold: true,
      })
    if (name === 'requestExtension')
      desk.do('2026-03-02 13:00', staff('organizer_clerk', 'water'), 'reply', {
        assignment,
        findings: { true: true, solved: 'yes', inDuty: true, contacted: true },
        internalText: text(),
        publicText: text(),
      })
    const before = desk.assignment('water').state
    desk.waitUntil('2026-03-05 00:00')
    return [before, desk.assignment('water').state, desk.matter.rulings[0]?.ruling]
  })
  expect(outcomes).toEqual([
    ['approving', 'approving', 'silence'],
    ['returning', 'handling', 'silence'],
  ])
})
