import { describe, expect, it } from 'vitest'
import { at, Desk, shown, staff, text } from '../../test/desk.ts'
import { trying } from '../../test/trying.ts'
import type { Limit } from '../calendar/index.ts'
import { isChanged, type Simulation, simulateMatter } from './simulate.ts'

const days = (value: number): Limit => ({ value, unit: 'workingDay' })

/** A complaint of 2026-03-02, due by the end of 03-16, replied by `water` on the day given; a street helps the district. */
function replied(day: string): Desk {
  const desk = new Desk()
  desk.registerByPhone('2026-03-02 08:00')
  desk.do('2026-03-02 08:10', staff('dispatcher'), 'dispatch', { lead: 'water', co: ['panyu'] })
  const assignment = desk.assignment('water').id
  desk.do('2026-03-02 09:00', staff('organizer_clerk', 'water'), 'sign', { assignment })
  const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const
  const texts = { internalText: text('internal'), publicText: text('public') }
  desk.do(`${day} 10:00`, staff('organizer_clerk', 'water'), 'reply', { assignment, findings, ...texts })
  desk.do(`${day} 11:00`, staff('organizer_leader', 'water'), 'approveReply', { assignment, ruling: 'approve' })
  return desk
}

const handled = (desk: Desk, changes: Simulation['changes']) =>
  simulateMatter(desk.matter, trying(changes, '2026-04-01 00:00')).find(({ rule }) => rule === 'handle.complaint')!

describe('a matter under changed limits', () => {
  it('is late where the limit would have ended before the reply, and was warned', () => {
    const found = handled(replied('2026-03-10'), { 'handle.complaint': days(5) })
    expect(found.organizer).toBe('water')
    expect(found.before).toEqual({ dueAt: at('2026-03-17 00:00'), outcome: 'onTime', warned: false })
    expect(found.after).toEqual({ dueAt: at('2026-03-10 00:00'), outcome: 'overdue', warned: true })
  })

  it('is in time where the limit would have ended later', () => {
    const found = handled(replied('2026-03-18'), { 'handle.complaint': days(15) })
    expect(found.before).toMatchObject({ outcome: 'overdue', warned: true })
    expect(found.after).toEqual({ dueAt: at('2026-03-24 00:00'), outcome: 'onTime', warned: false })
  })

  it('may be counted in another unit', () => {
    const found = handled(replied('2026-03-10'), { 'handle.complaint': { value: 72, unit: 'hour' } })
    expect(found.after).toEqual({ dueAt: at('2026-03-05 08:10'), outcome: 'overdue', warned: true })
  })

  it('is late at the very moment at which the limit ends, and in time a minute before', () => {
    const by = (value: number) =>
      handled(replied('2026-03-10'), { 'handle.complaint': { value, unit: 'minute' } }).after
    expect(by(11_690)).toMatchObject({ dueAt: at('2026-03-10 11:00'), outcome: 'overdue' })
    expect(by(11_691)).toMatchObject({ dueAt: at('2026-03-10 11:01'), outcome: 'onTime' })
  })

  it('takes what hangs below along', () => {
    const clocks = simulateMatter(
      replied('2026-03-10').matter,
      trying({ 'handle.complaint': days(5) }, '2026-04-01 00:00'),
    )
    const [lead, co] = ['handle.complaint', 'co.limit'].map((rule) => clocks.find((clock) => clock.rule === rule)!)
    expect(shown(co!.before.dueAt)).toBe('2026-03-14 00:00')
    expect(co!.after.dueAt - co!.before.dueAt).toBe(lead!.after.dueAt - lead!.before.dueAt)
  })

  it('leaves limits of other rules alone', () => {
    const clocks = simulateMatter(replied('2026-03-10').matter, trying({ 'handle.help': days(1) }, '2026-04-01 00:00'))
    expect(clocks.length).toBeGreaterThan(4)
    expect(clocks.filter(isChanged)).toEqual([])
  })

  it('counts no window that ends by itself, nor what the demander owes', () => {
    const desk = new Desk()
    desk.register('2026-02-13 17:30')
    desk.do('2026-02-13 18:00', staff('dispatcher'), 'requestSupplement', { missing: text() })
    desk.waitUntil('2026-03-01 00:00')
    const rules = simulateMatter(desk.matter, trying({}, '2026-04-01 00:00')).map(({ rule }) => rule)
    expect(rules).toEqual(['accept.limit', 'dispatch.general'])
  })
})
