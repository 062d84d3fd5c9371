import { describe, expect, it } from 'vitest'
import { Desk, handledByWater, staff, text } from '../../test/desk.ts'
import { running } from '../../test/parts.ts'
import type { MatterEvent } from './events.ts'
import { noticesOf } from './notices.ts'

const dispatcher = staff('dispatcher')
const clerk = staff('organizer_clerk', 'water')
const leader = staff('organizer_leader', 'water')

/** What was told of a history, in order: command, kind, and to whom. */
const told = (desk: Desk): string[] =>
  desk.events.flatMap((event) =>
    noticesOf(event, desk.matter).map(({ kind, role, organizer }) =>
      [event.command, kind, role, organizer].filter(Boolean).join(' '),
    ),
  )

describe('who is told of an event', () => {
  it('is nobody while all goes well', () => {
    expect(told(handledByWater())).toEqual([])
  })

  it('is the dispatchers where something critical waits for them, and not where a unit has it', () => {
    const urgent = { urgency: 'critical', category: '0101', type: 'complaint' } as const
    const byPhone = new Desk()
    byPhone.registerByPhone('2026-03-02 02:00', { urgency: 'critical' })
    expect(told(byPhone)).toEqual(['register critical dispatcher'])
    const screened = new Desk()
    screened.register('2026-03-02 02:00')
    screened.do('2026-03-02 02:01', dispatcher, 'accept', urgent)
    expect(told(screened)).toEqual(['accept critical dispatcher'])
    const handled = handledByWater()
    handled.do('2026-03-02 12:00', dispatcher, 'correct', { field: 'urgency', value: 'critical', why: text() })
    expect(told(handled)).toEqual([])
  })

  it('is the manager where a ruling was passed over in silence that escalates, and nobody where it does not', () => {
    const desk = handledByWater()
    const assignment = desk.assignment('water').id
    const asked = { assignment, reason: text(), basis: text(), suggested: 'chengguan' }
    desk.do('2026-03-02 12:00', clerk, 'requestTermination', { assignment, reason: text() })
    desk.do('2026-03-02 12:00', leader, 'requestReturn', asked)
    desk.waitUntil('2026-03-05 00:00')
    expect(desk.events.filter(({ command }) => command === 'lapseRuling')).toHaveLength(2)
    expect(told(desk).filter((line) => line.startsWith('lapse'))).toEqual(['lapseRuling silence centre_manager'])
  })

  it('is the supervisor of what is late, and of what a rule then supervises', () => {
    const desk = handledByWater()
    desk.waitUntil('2026-03-20 00:00')
    const lines = told(desk)
    expect(new Set(lines)).toEqual(
      new Set(['becomeOverdue overdue supervisor', 'superviseOverdue supervised supervisor']),
    )
    expect(lines.filter((line) => line.startsWith('supervise'))).toHaveLength(1)
  })

  it('is not told of a supervision that somebody ordered', () => {
    const desk = handledByWater()
    const order = { form: 'routine', reason: text(), due: { value: 2, unit: 'workingDay' } } as const
    desk.do('2026-03-02 12:00', staff('supervisor'), 'supervise', order)
    expect(told(desk)).toEqual([])
  })

  it('is nobody of what the demander let pass', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00')
    desk.do('2026-03-02 10:00', dispatcher, 'requestSupplement', { missing: text() })
    desk.waitUntil('2026-03-20 00:00')
    expect(desk.matter).toMatchObject({ state: 'closed', closing: 'insufficient' })
    expect(told(desk)).toEqual([])
  })

  it('is the department that is named to guide, and the manager of a proposal', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 09:00')
    desk.do('2026-03-02 10:00', dispatcher, 'answer', { text: text(), noArticle: text() })
    desk.do('2026-03-02 12:00', { kind: 'system' }, 'proposeLongTerm', { cause: 'contacts' })
    desk.do('2026-03-02 13:00', staff('centre_manager'), 'declareLongTerm', { reason: text(), guidance: 'chengguan' })
    expect(told(desk)).toEqual([
      'proposeLongTerm longTermProposed centre_manager',
      'declareLongTerm guidanceNamed guidance chengguan',
    ])
    const alone = handledByWater()
    alone.do('2026-03-02 13:00', staff('centre_manager'), 'declareLongTerm', { reason: text() })
    expect(told(alone)).toEqual([])
  })

  it('is the office of a dispute that the manager did not decide in time', () => {
    const desk = handledByWater()
    const event = { ...desk.events.at(-1)!, command: 'escalateDispute', outcome: 'done', changes: [] } as const
    expect(noticesOf(event, desk.matter)).toEqual([{ kind: 'disputeEscalated', role: 'office', organizer: null }])
  })

  it('is the supervisor of the very limit that is late, and nobody where the demander owed it', () => {
    const desk = handledByWater()
    const clocks = [running('supplement', null, { id: 'his' }), running('audit', null, { id: 'ours' })]
    const late = (clock: string) => {
      const event = { ...desk.events.at(-1)!, command: 'becomeOverdue', outcome: 'done', changes: [], facts: { clock } }
      return noticesOf(event as MatterEvent, { ...desk.matter, clocks }).map(({ role }) => role)
    }
    expect([late('his'), late('ours'), late('none')]).toEqual([[], ['supervisor'], []])
  })

  it('is nobody of a part that only looks like a supervision', () => {
    const desk = handledByWater()
    const change = { of: 'rulings', id: 'x', set: { kind: 'supervision' } } as unknown as MatterEvent['changes'][number]
    const event = { ...desk.events.at(-1)!, command: 'reply', changes: [change] } as const
    expect(noticesOf(event, desk.matter)).toEqual([])
  })
})
