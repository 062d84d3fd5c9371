import { describe, expect, it } from 'vitest'
import { at } from '../../test/desk.ts'
import { handledWith, regime, running, stage } from '../../test/parts.ts'
import { dutyOf, handleClockOf, lastDutyOf, nextDutyOf, shownDutyOf } from './duty.ts'
import type { Assignment, Clock, Matter } from './types.ts'

const due = (day: number): Partial<Clock> => ({ dueAt: at(`2026-03-${day} 00:00`) })
const paused = { pauses: [{ from: at('2026-03-02 13:00'), to: null }] }
const { assignments } = handledWith({})
const lead = { ...assignments[0]!, id: 'lead' }
const co = { ...lead, id: 'co', kind: 'co' as const }

describe('the clock a reply is owed by', () => {
  const owed = (...clocks: Clock[]) => handleClockOf(handledWith({ clocks }), lead)?.id

  it('is the earliest that runs, the first of two', () => {
    expect(owed(running('handle', 'lead', due(20)), running('legalReport', 'lead', due(18)))).toBe(
      'legalReport of lead',
    )
    expect(owed(running('handle', 'lead', due(20)), running('rehandle', 'lead', due(20)))).toBe('handle of lead')
  })

  it('is a suspended one only where no other runs', () => {
    const suspended = running('handle', 'lead', { ...due(12), ...paused })
    expect(owed(suspended, running('finalReply', 'lead', due(20)))).toBe('finalReply of lead')
    expect(owed(suspended)).toBe('handle of lead')
  })

  it('is none of another, of another sort, or that is over', () => {
    const over = running('handle', 'lead', { metAt: at('2026-03-03 09:00') })
    expect(owed(running('handle', 'co'), running('sign', 'lead'), over)).toBeUndefined()
  })
})

describe('in long-term work', () => {
  const plans: Partial<Matter> = {
    regimes: [regime('longTerm', { id: 'long' })],
    stages: [
      { ...stage('long', null), id: 'first' },
      { ...stage('earlier', null), id: 'other' },
    ],
    clocks: [
      running('audit', null, due(10)),
      running('stage', 'other', due(11)),
      running('feedback', 'long', { ...due(12), endedAt: at('2026-03-03 09:00') }),
      running('stage', 'first', due(20)),
      running('plan', 'long', due(22)),
      running('feedback', 'long', due(21)),
    ],
  }
  const working = handledWith(plans)
  const replying = handledWith({ ...plans, clocks: [...plans.clocks!, running('handle', 'lead', due(25))] })

  it('a lead owes the next step of the plan, and who helps owes none', () => {
    expect(nextDutyOf(working, lead)?.id).toBe('stage of first')
    expect(nextDutyOf(working, co)).toBeUndefined()
    expect(nextDutyOf(replying, lead)?.id).toBe('handle of lead')
  })

  it('what hangs below may last as long as the last step', () => {
    expect(lastDutyOf(working, lead)?.id).toBe('plan of long')
    expect(lastDutyOf(replying, lead)?.id).toBe('handle of lead')
  })

  it('nothing is owed for a plan where there is no regime', () => {
    expect(nextDutyOf({ ...working, regimes: [] }, lead)).toBeUndefined()
  })
})

describe('while the limit is suspended', () => {
  const check = running('legalCheck', 'law', due(20))
  const suspended = (of: string) => running('handle', of, { ...due(12), ...paused })
  const inCourt = handledWith({ clocks: [suspended('lead'), suspended('co'), check] })
  const withReply = (reply: Clock) => ({ ...inCourt, clocks: [reply, check] })
  const late = running('handle', 'lead', due(12))
  const over = { metAt: at('2026-03-03 09:00') }

  it.each<[string, Matter, Assignment, string | undefined]>([
    ['a lead owes the next confirmation', inCourt, lead, 'legalCheck of law'],
    ['who helps owes nothing', inCourt, co, undefined],
    ['a lead that was late before stays so', withReply(late), lead, 'handle of lead'],
    ['a lead that has left owes nothing', inCourt, { ...lead, state: 'returned' }, undefined],
    [
      'a lead that has just confirmed owes the next confirmation',
      withReply({ ...check, id: 'first', ...over }),
      lead,
      check.id,
    ],
  ])('%s', (_, matter, assignment, expected) => {
    expect(nextDutyOf(matter, assignment)?.id).toBe(expected)
    expect(shownDutyOf(matter, assignment)?.id).toBe(expected)
  })

  it('a lead in long-term work as well owes whatever comes first', () => {
    const regimes = [regime('longTerm', { id: 'long' })]
    const clocks = (day: number) => [...inCourt.clocks, running('feedback', 'long', due(day))]
    expect(nextDutyOf({ ...inCourt, regimes, clocks: clocks(19) }, lead)?.id).toBe('feedback of long')
    expect(nextDutyOf({ ...inCourt, regimes, clocks: clocks(21) }, lead)?.id).toBe('legalCheck of law')
  })

  it('what was met before is shown on', () => {
    const clocks = [running('handle', 'co', { ...due(12), ...over }), check]
    expect(shownDutyOf({ ...inCourt, clocks }, co)?.id).toBe('handle of co')
  })
})

describe('what people are told of a matter', () => {
  const told = (...clocks: Clock[]) => dutyOf(handledWith({ assignments: [lead, co], clocks }))?.id

  it("is the lead's clock, though another part is due before", () => {
    expect(told(running('handle', 'co', due(10)), running('handle', 'lead', due(20)))).toBe('handle of lead')
    expect(told(running('handle', 'lead', due(20)), running('feedback', 'long', due(12)))).toBe('feedback of long')
  })

  it('is only of what is owed in this state, and still runs', () => {
    const met = running('handle', 'lead', { metAt: at('2026-03-03 09:00') })
    const suspended = running('rehandle', 'lead', { ...due(10), ...paused })
    expect(told(running('sign', 'lead', due(10)), suspended, met)).toBeUndefined()
  })

  it('is the limit of the centre where there is no lead', () => {
    const clocks = [running('dispatch', null, due(12)), running('accept', null, due(11))]
    expect(dutyOf(handledWith({ state: 'registered', assignments: [], clocks }))?.id).toBe('accept of null')
  })
})
