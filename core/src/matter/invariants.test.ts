import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, calendar, Desk, profileWith, staff } from '../../test/desk.ts'
import { type Draw, walk } from '../../test/walk.ts'
import { allowedCommands, allowedOnAssignment, isLookedAfter, obstacle } from './allowed.ts'
import { dueOf, isRunning } from './clock.ts'
import { clockKinds } from './clock-kinds.ts'
import { replay } from './evolve.ts'
import { isOpen } from './find.ts'
import { lifecycle, rowOf, sentCommands } from './lifecycle.ts'
import { nextDue } from './timers.ts'

const runs = 1000

/** A walk from a list of whole numbers; when they are used up, they begin again. */
const walked = fc.array(fc.nat(0xffff), { minLength: 40, maxLength: 120 }).map((numbers) => {
  let index = 0
  const draw: Draw = (below) => numbers[index++ % numbers.length]! % below
  return walk(draw, { steps: 16 })
})

describe('whatever people do, and however time passes', () => {
  it('no open matter is forgotten: a clock runs, and its owner may act or time will', () => {
    fc.assert(
      fc.property(walked, ({ desk }) => {
        expect(isLookedAfter(desk.matter)).toBe(true)
        if (!isOpen(desk.matter)) return
        const running = desk.matter.clocks.filter(isRunning)
        expect(running.length).toBeGreaterThan(0)
        for (const clock of running) expect(Object.keys(clockKinds)).toContain(clock.kind)
      }),
      { numRuns: runs },
    )
  })

  it('a due time follows from its terms alone', () => {
    fc.assert(
      fc.property(walked, ({ desk }) => {
        for (const clock of desk.matter.clocks) expect(dueOf(calendar, clock).dueAt).toBe(clock.dueAt)
      }),
      { numRuns: runs },
    )
  })

  it('its events make it again, number for number', () => {
    fc.assert(
      fc.property(walked, ({ desk }) => {
        expect(replay(JSON.parse(JSON.stringify(desk.events)))).toEqual(desk.matter)
        expect(desk.events.map(({ seq }) => seq)).toEqual(desk.events.map((_, index) => index + 1))
        const moments = desk.events.map(({ at: when }) => when)
        expect(moments).toEqual([...moments].sort((a, b) => a - b))
      }),
      { numRuns: runs },
    )
  })

  it('a refused command changes nothing', () => {
    fc.assert(
      fc.property(walked, ({ steps }) => {
        for (const { before, after, refused } of steps) if (refused) expect(after).toBe(before)
      }),
      { numRuns: runs },
    )
  })

  it('what is taken was allowed, and nothing that is due is left undone', () => {
    fc.assert(
      fc.property(walked, ({ desk, steps }) => {
        for (const { before, name, refused } of steps) if (!refused) expect(rowOf(name).from).toContain(before.state)
        // What an overdue unit passes on is due at once: the timers take it up at the same moment.
        const next = nextDue(desk.settle())
        if (next !== null) expect(next).toBeGreaterThan(desk.matter.lastAt)
      }),
      { numRuns: runs },
    )
  })

  it('the walks get everywhere: every state, and most commands', () => {
    const states = new Set<string>()
    const taken = new Set<string>()
    fc.assert(
      fc.property(walked, ({ desk, steps }) => {
        states.add(desk.matter.state)
        for (const { name, refused } of steps) if (!refused) taken.add(name)
      }),
      { numRuns: runs, seed: 7 },
    )
    expect(states.size).toBeGreaterThanOrEqual(6)
    expect(taken.size).toBeGreaterThanOrEqual(14)
  })
})

describe('what a person may do now', () => {
  it('is what would not be refused for its state or its sender', () => {
    const desk = new Desk()
    desk.registerByPhone('2026-03-02 10:00')
    const context = desk.context(at('2026-03-02 10:01'), staff('dispatcher'))
    expect(allowedCommands(desk.matter, context)).toEqual([
      'answer',
      'decline',
      'requestSupplement',
      'dispatch',
      'setConfidential',
      'correct',
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

/** The table once more, by hand: who may take a command, and in which states. Whoever changes a row changes this too. */
const byHand: Record<keyof typeof lifecycle, [by: string, from: string]> = {
  register: ['demander operator', ''],
  answer: ['operator dispatcher', 'registered dispatching'],
  decline: ['operator dispatcher', 'registered dispatching'],
  requestSupplement: ['dispatcher', 'registered dispatching'],
  supplement: ['demander', 'supplementing closed'],
  lapseSupplement: ['system', 'supplementing'],
  accept: ['dispatcher', 'registered'],
  dispatch: ['dispatcher', 'dispatching'],
  sign: ['organizer_clerk', 'handling'],
  autoSign: ['system', 'handling'],
  contactDemander: ['organizer_clerk', 'handling'],
  subAssign: ['organizer_clerk', 'handling'],
  reply: ['organizer_clerk', 'handling'],
  approveReply: ['organizer_leader', 'handling'],
  sendBack: ['organizer_clerk', 'handling'],
  auditReply: ['auditor', 'auditing'],
  recordCallback: ['callback_clerk', 'callback'],
  rate: ['demander', 'callback'],
  endCallback: ['system', 'callback'],
  requestReview: ['demander', 'closed'],
  ruleReview: ['centre_manager guidance office', 'reviewing'],
  withdraw: ['demander', 'registered supplementing dispatching handling'],
  ruleWithdrawal: ['centre_manager', 'registered supplementing dispatching handling auditing callback reviewing'],
  lapseRuling: ['system', 'registered supplementing dispatching handling auditing callback reviewing closed'],
  answerSupervision: [
    'organizer_clerk centre_manager',
    'registered supplementing dispatching handling auditing callback reviewing closed',
  ],
  liftSupervision: ['supervisor', 'registered supplementing dispatching handling auditing callback reviewing closed'],
  setConfidential: [
    'operator dispatcher centre_manager demander',
    'registered supplementing dispatching handling auditing callback reviewing closed',
  ],
  correct: [
    'operator dispatcher centre_manager',
    'registered supplementing dispatching handling auditing callback reviewing',
  ],
  warn: ['system', 'registered supplementing dispatching handling auditing callback reviewing closed'],
  becomeOverdue: ['system', 'registered supplementing dispatching handling auditing callback reviewing closed'],
}

describe('the table', () => {
  it.each(Object.entries(byHand))('%s', (name, [by, from]) => {
    const row = rowOf(name as keyof typeof lifecycle)
    expect([row.by.join(' '), row.from.join(' ')]).toEqual([by, from])
  })

  it('keeps the version of its rules', () => {
    expect(profileWith().versions[0]?.version).toBe(1)
    expect(Object.keys(byHand).sort()).toEqual(Object.keys(lifecycle).sort())
  })
})
