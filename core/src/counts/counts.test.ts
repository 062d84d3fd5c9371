import { describe, expect, it } from 'vitest'
import { Desk, staff, text } from '../../test/desk.ts'
import { dayOf } from '../calendar/index.ts'
import type { MatterEvent } from '../matter/index.ts'
import { type Cell, contactCells, matterCells } from './index.ts'

const satisfiedFrom = () => 3
const cells = (events: readonly MatterEvent[]): Cell[] => matterCells(events, satisfiedFrom)
/** `measure outcome organizer day` of each cell, in the order of the words. */
const told = (desk: Desk): string[] =>
  cells(desk.events)
    .map(({ measure, outcome, organizer, day }) => `${measure} ${outcome || '-'} ${organizer || '-'} ${day}`)
    .sort()

const clerk = staff('organizer_clerk', 'water')
const leader = staff('organizer_leader', 'water')
const findings = { true: true, solved: 'yes', inDuty: true, contacted: true } as const

/** A matter that water handles; `replied` at a moment, and then delivered. */
function handled(replied?: string): Desk {
  const desk = new Desk()
  desk.registerByPhone('2026-03-02 09:00')
  desk.do('2026-03-02 10:00', staff('dispatcher'), 'dispatch', { lead: 'water' })
  const assignment = desk.assignment('water').id
  desk.do('2026-03-02 11:00', clerk, 'sign', { assignment })
  if (replied === undefined) return desk
  desk.waitUntil(replied)
  const texts = { internalText: text('internal'), publicText: text('public') }
  desk.do(replied, clerk, 'reply', { assignment, findings, ...texts })
  desk.do(replied, leader, 'approveReply', { assignment, ruling: 'approve' })
  return desk
}

describe('what a matter counts as', () => {
  it('is registered and accepted from its first day on, and nothing else', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00')
    expect(told(desk)).toEqual(['accepted - - 2026-03-02', 'registered - - 2026-03-02'])
  })

  it('is a reply in time on the day it came', () => {
    expect(told(handled('2026-03-04 10:00'))).toContain('duty onTime water 2026-03-04')
  })

  it('is late on the day its time was over, before and after the reply, and once', () => {
    const waiting = handled()
    waiting.waitUntil('2026-04-20 09:00')
    const due = waiting.matter.clocks.find(({ kind }) => kind === 'handle')!.dueAt
    const late = `duty late water ${dayOf(due)}`
    const duties = (desk: Desk) => told(desk).filter((one) => one.startsWith('duty'))
    expect(duties(waiting)).toEqual([late])
    expect(duties(handled('2026-04-20 09:00'))).toEqual([late])
  })

  it('is closed with its closing and its place in the satisfaction, until it is opened again', () => {
    const desk = handled('2026-03-04 10:00')
    desk.do('2026-03-04 11:00', staff('auditor'), 'auditReply', { verdict: 'pass' })
    desk.do('2026-03-05 09:00', staff('callback_clerk'), 'recordCallback', {
      reached: true,
      rating: 2,
      reasonable: false,
    })
    const expected = ['closed resolved', 'first dissatisfied', 'rated dissatisfied'].map(
      (one) => `${one} water 2026-03-05`,
    )
    expect(told(desk)).toEqual(expect.arrayContaining(expected))
    desk.do('2026-03-06 09:00', desk.demander(0), 'requestReview', { grounds: text('grounds') })
    expect(told(desk).filter((one) => /^(closed|first|rated)/.test(one))).toEqual([])
  })

  it('is handled again on the day that was decided', () => {
    const desk = handled('2026-03-04 10:00')
    desk.do('2026-03-05 09:00', staff('auditor'), 'auditReply', { verdict: 'pass' })
    desk.do('2026-03-06 09:00', staff('callback_clerk'), 'recordCallback', {
      reached: true,
      rating: 1,
      reasonable: true,
    })
    const again = ['rehandled - water 2026-03-06']
    expect(told(desk).filter((one) => one.startsWith('rehandled'))).toEqual(again)
    desk.do('2026-03-09 10:00', clerk, 'sign', { assignment: desk.assignment('water').id })
    expect(told(desk).filter((one) => one.startsWith('rehandled'))).toEqual(again)
  })

  it('is a return of the unit that gave it back, whoever has it now', () => {
    const desk = handled()
    const assignment = desk.assignment('water').id
    const asked = { reason: text('reason'), basis: text('basis'), suggested: 'chengguan' }
    desk.do('2026-03-02 12:00', leader, 'requestReturn', { assignment, ...asked })
    const ruling = { assignment, ruling: 'approve', reason: text('ruling') } as const
    desk.do('2026-03-03 09:00', staff('dispatcher'), 'reviewReturn', ruling)
    desk.do('2026-03-04 10:00', staff('dispatcher'), 'dispatch', { lead: 'chengguan' })
    expect(told(desk)).toEqual([
      'accepted - chengguan 2026-03-02',
      'registered - chengguan 2026-03-02',
      'returned - water 2026-03-03',
    ])
  })

  it('is nothing before its first event', () => {
    expect(cells([])).toEqual([])
  })

  it('is accepted when it is screened, and answered by nobody where no unit had it', () => {
    const desk = new Desk()
    desk.register('2026-03-02 09:00')
    expect(told(desk)).toEqual(['registered - - 2026-03-02'])
    expect(cells(desk.events)[0]).toMatchObject({ category: '', district: '', street: '', channel: 'web' })
    desk.do('2026-03-03 09:00', staff('dispatcher'), 'decline', { reason: text(), channel: 'petition' })
    expect(told(desk)).toEqual([
      'closed not_accepted - 2026-03-03',
      'rated notAsked - 2026-03-03',
      'registered - - 2026-03-02',
    ])
  })

  it('bears its place', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00', { place: { district: '440106', street: '440106009' } })
    for (const cell of cells(desk.events)) expect(cell).toMatchObject({ district: '440106', street: '440106009' })
  })

  it('is late where the reply came at the very moment at which its time was over', () => {
    const desk = handled('2026-03-04 10:00')
    const { dueAt, id } = desk.matter.clocks.find(({ kind }) => kind === 'handle')!
    const last = desk.events.at(-1)!
    const metAt = (at: number): MatterEvent[] => {
      const change = { of: 'clocks', id, set: { metAt: at } } as const
      return [...desk.events, { ...last, seq: last.seq + 1, changes: [change] }]
    }
    const outcomes = (at: number) =>
      cells(metAt(at)).flatMap(({ measure, outcome }) => (measure === 'duty' ? [outcome] : []))
    expect(outcomes(dueAt - 1)).toEqual(['onTime'])
    expect(outcomes(dueAt)).toEqual(['late'])
  })

  it('moves whole when a category is corrected', () => {
    const desk = handled('2026-03-04 10:00')
    const before = cells(desk.events)
    desk.do('2026-03-04 12:00', staff('dispatcher'), 'correct', { field: 'category', value: '0104', why: text('why') })
    const after = cells(desk.events)
    expect(after).toEqual(before.map((cell) => ({ ...cell, category: '0104' })))
  })
})

describe('a contact', () => {
  const startedAt = Date.parse('2026-03-01T16:30:00Z')
  const bare = { startedAt, outcome: 'answered', channel: 'phone' }

  it('counts on the day it began in Asia/Shanghai, with what is known of it', () => {
    const known = { type: 'help', category: '0101', district: '440106', street: '440106009' }
    const counted = { day: '2026-03-02', measure: 'contact', outcome: 'answered', channel: 'phone', organizer: '' }
    expect(contactCells({ ...bare, ...known })).toEqual([{ ...counted, ...known }])
    const unknown = { type: null, category: null, district: null, street: null }
    const nothing = { type: '', category: '', district: '', street: '' }
    expect(contactCells({ ...bare, ...unknown })).toEqual([{ ...counted, ...nothing }])
  })

  it('counts by the grade of its service as well, unless it was broken off', () => {
    const unknown = { type: null, category: null, district: null, street: null }
    const measured = (more: { outcome?: string; grade?: number | null }) =>
      contactCells({ ...bare, ...unknown, ...more }).map(({ day, measure, outcome }) => [day, measure, outcome])
    expect(measured({ grade: 4 })).toEqual([
      ['2026-03-02', 'contact', 'answered'],
      ['2026-03-02', 'service', '4'],
    ])
    expect(measured({ grade: null })).toEqual([['2026-03-02', 'contact', 'answered']])
    expect(measured({ grade: 4, outcome: 'abandoned' })).toEqual([['2026-03-02', 'contact', 'abandoned']])
  })
})
