import { describe, expect, it } from 'vitest'
import { at } from '../../test/desk.ts'
import { handledWith, running } from '../../test/parts.ts'
import { limits, trying } from '../../test/trying.ts'
import type { Limit } from '../calendar/index.ts'
import { clockKinds } from './clock-kinds.ts'
import { isChanged, type Simulation, simulateMatter } from './simulate.ts'
import type { Assignment, Clock, Matter } from './types.ts'

const days = (value: number): Limit => ({ value, unit: 'workingDay' })
const hours = (value: number): Limit => ({ value, unit: 'hour' })
const [lead] = handledWith({}).assignments as [Assignment]
const start = at('2026-03-02 10:00')
const later = '2026-04-01 00:00'

/** What became of each clock under the changes, by id. */
function tried(parts: Partial<Matter>, changes: Simulation['changes'], when = later) {
  const found = simulateMatter(handledWith(parts), trying(changes, when))
  return Object.fromEntries(found.map((one) => [one.id, one]))
}

const handle = (more: Partial<Clock> = {}) => running('handle', lead.id, { id: 'handle', start, ...more })
const shorter = { 'handle.complaint': days(5) }

it('every kind of limit counts but windows, triggers, and what the demander owes', () => {
  const clocks = (Object.keys(clockKinds) as Clock['kind'][]).map((kind) => running(kind, null, { id: kind }))
  const counted = Object.keys(tried({ clocks }, {}))
  const left = clocks.map(({ id }) => id).filter((id) => !counted.includes(id))
  expect(left).toEqual(['supplement', 'overdueSupervision', 'overdueCircular', 'callback'])
})

describe('what hangs below', () => {
  const part = (id: string, more: Partial<Assignment>): Assignment => ({ ...lead, id, ...more })
  const bound = (of: string) =>
    running('handle', of, {
      id: of,
      start,
      rule: 'co.limit',
      dueAt: at('2026-03-14 00:00'),
      warnAt: at('2026-03-13 00:00'),
    })
  /** The lead's limit ends seven natural days earlier: with 03-09 in place of 03-16. */
  const week = 7 * 86_400_000
  const movedBy = (assignments: Assignment[], clocks: Clock[]) => {
    const found = tried({ assignments: [lead, ...assignments], clocks }, shorter)
    return Object.values(found).map(({ id, before, after }) => [id, before.dueAt - after.dueAt])
  }

  it('moves with what it depends on, in whatever order they stand', () => {
    const co = part('co', { kind: 'co' })
    expect(movedBy([co], [bound('co'), handle()])).toEqual([
      ['co', week],
      ['handle', week],
    ])
    expect(movedBy([co], [handle(), bound('co')])).toEqual([
      ['handle', week],
      ['co', week],
    ])
  })

  it('is a child of its parent, and what helps, of the lead that was there then', () => {
    const other = part('other', { kind: 'lead', issuedAt: lead.issuedAt + 1 })
    const child = part('child', { kind: 'sub', parent: lead.id, issuedAt: lead.issuedAt + 2 })
    const late = part('late', { kind: 'co', issuedAt: lead.issuedAt + 2 })
    const early = part('early', { kind: 'co' })
    const rehandle = running('rehandle', 'other', { id: 'rehandle', start, rule: 'rehandle.limit', limit: days(3) })
    const clocks = [rehandle, handle(), bound('child'), bound('late'), bound('early')]
    expect(movedBy([other, child, late, early], clocks)).toEqual([
      ['rehandle', 0],
      ['handle', week],
      ['child', week],
      ['late', 0],
      ['early', week],
    ])
  })

  it('moves along only where its limit is that of the other', () => {
    const contact = running('contact', 'co', { id: 'contact', rule: 'contact.general' })
    expect(movedBy([part('co', { kind: 'co' })], [handle(), contact])).toEqual([
      ['handle', week],
      ['contact', 0],
    ])
  })

  it('is warned as much earlier as it is due', () => {
    const found = tried(
      { assignments: [lead, part('co', { kind: 'co' })], clocks: [handle(), bound('co')] },
      shorter,
      '2026-03-06 12:00',
    )
    expect(found.co).toMatchObject({ before: { warned: false }, after: { warned: true, outcome: 'open' } })
  })
})

describe('time that was given beside the limit', () => {
  const extended = handle({ extensions: [days(2)], dueAt: at('2026-03-19 00:00'), warnAt: at('2026-03-18 00:00') })

  it('is kept by number in the same unit, and by length in another', () => {
    const dueWith = (limit: Limit) => tried({ clocks: [extended] }, { 'handle.complaint': limit }).handle!.after.dueAt
    expect(dueWith(days(5))).toBe(at('2026-03-12 00:00'))
    // Two working days after 03-16 are two natural ones.
    expect(dueWith(hours(48))).toBe(at('2026-03-06 10:00'))
  })

  it('leaves a limit alone that was given by hand, whichever way it differs', () => {
    const { value, unit } = limits['supervise.limit'].limit
    const changes = { 'supervise.limit': days(1) }
    const due = (limit: Limit) => {
      const clock = running('supervision', 'x', { id: 'x', start, rule: 'supervise.limit', limit })
      const { before, after } = tried({ clocks: [clock] }, changes).x!
      return before.dueAt !== after.dueAt
    }
    expect(due({ value, unit })).toBe(true)
    expect(due({ value: value + 1, unit })).toBe(false)
    expect(due({ value, unit: 'hour' })).toBe(false)
  })
})

describe('how a limit was kept', () => {
  const kept = (more: Partial<Clock>, when = later) => tried({ clocks: [handle(more)] }, {}, when).handle!.before
  const due = at('2026-03-17 00:00')

  it('is in time when it was met or given up before it was due, and open while it runs', () => {
    expect(kept({ metAt: due - 1 }).outcome).toBe('onTime')
    expect(kept({ metAt: due }).outcome).toBe('overdue')
    expect(kept({ endedAt: due - 1 }).outcome).toBe('open')
    expect(kept({}, '2026-03-16 23:59').outcome).toBe('open')
    expect(kept({}, '2026-03-17 00:00').outcome).toBe('overdue')
  })

  it('stands still while it is paused', () => {
    const pauses = [
      { from: at('2026-03-02 12:00'), to: at('2026-03-02 13:00') },
      { from: at('2026-03-10 12:00'), to: null },
    ]
    expect(kept({ pauses })).toMatchObject({ outcome: 'open', warned: false })
  })

  it('was warned of from the first moment of its last day, where its kind is announced and has such a day', () => {
    expect(kept({ metAt: at('2026-03-15 23:59') }).warned).toBe(false)
    expect(kept({ metAt: at('2026-03-16 00:00') }).warned).toBe(true)
    expect(kept({ warnAt: due }).warned).toBe(false)
    expect(tried({ clocks: [running('audit', null, { id: 'audit' })] }, {}).audit?.before.warned).toBe(false)
  })

  it('differs where any part of it does', () => {
    const same = { id: 'x', rule: 'handle.complaint', organizer: null } as const
    const before = { dueAt: 1, outcome: 'open', warned: false } as const
    const changed = (after: object) => isChanged({ ...same, before, after: { ...before, ...after } })
    expect([{}, { dueAt: 2 }, { outcome: 'overdue' }, { warned: true }].map(changed)).toEqual([false, true, true, true])
  })
})
