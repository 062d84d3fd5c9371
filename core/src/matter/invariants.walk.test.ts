import { describe, expect, it } from 'vitest'
import { seed } from '../../test/chance.ts'
import { calendar, organizers, staff } from '../../test/desk.ts'
import { walksOf } from '../../test/walks.ts'
import { isWithin, type Role } from '../access/index.ts'
import { countKeys, limitKeys } from '../rules/index.ts'
import { obstacle } from './allowed.ts'
import { dueOf, isRunning } from './clock.ts'
import { structuralRules } from './context.ts'
import { handleClockOf } from './duty.ts'
import { replay } from './evolve.ts'
import { isLive, isSealed } from './find.ts'
import { type CommandName, sentCommands } from './lifecycle.ts'
import { sightOf } from './sight.ts'
import { nextDue } from './timers.ts'
import { matterStates, type RulingKind } from './types.ts'

/** All facts below are looked for in each. */
const walks = walksOf(1_000)

const unitRoles = ['organizer_clerk', 'organizer_leader'] as const satisfies Role[]

const decidedBy: Record<RulingKind, CommandName> = {
  withdrawal: 'ruleWithdrawal',
  return: 'reviewReturn',
  extension: 'ruleExtension',
  longTerm: 'declareLongTerm',
  legalProcedure: 'ruleLegalProcedure',
  termination: 'terminate',
  unreasonable: 'ruleUnreasonable',
  appeal: 'ruleAppeal',
}

describe(`whatever people do, and however time passes (seed ${seed})`, () => {
  it('whoever is asked to decide may decide', () => {
    const deadlocks = walks.flatMap(({ desk }) =>
      desk.matter.rulings
        .filter(({ ruling }) => ruling === null)
        .filter(({ kind, owner, assignment }) => {
          const of = desk.matter.assignments.find(({ id }) => id === assignment)
          const parent = desk.matter.assignments.find(({ id }) => id === of?.parent)
          const unit = owner === 'organizer_leader' ? (parent?.organizer ?? null) : null
          const context = desk.context(desk.matter.lastAt, staff(owner as Role, unit))
          return obstacle(decidedBy[kind], desk.matter, context, of) !== null
        }),
    )
    expect(deadlocks).toEqual([])
  })

  it('a matter that is handled has one lead, and one that is not has none at work', () => {
    const wrong = walks
      .flatMap((one) => one.steps)
      .filter(({ after }) => {
        const working = after.assignments.filter((one) => isLive(one) && one.state !== 'replied')
        const leads = working.filter(({ kind }) => kind === 'lead')
        return after.state === 'handling' ? leads.length !== 1 : working.length > 0
      })
    expect(wrong).toEqual([])
  })

  it('what is over owes nothing: no clock of it runs', () => {
    for (const { desk } of walks) {
      const { assignments, rulings, overlays, clocks } = desk.matter
      const over = [
        ...assignments.filter(({ state }) => state === 'returned' || state === 'recalled'),
        ...rulings.filter(({ ruling }) => ruling !== null),
        ...overlays.filter(({ endedAt }) => endedAt !== null),
      ].map(({ id }) => id)
      expect(clocks.filter((clock) => isRunning(clock) && over.includes(clock.of ?? ''))).toEqual([])
    }
  })

  it('an open request has its clock, and is one of its kind', () => {
    for (const { desk } of walks) {
      const open = desk.matter.rulings.filter(({ ruling }) => ruling === null)
      for (const { id } of open) expect(desk.matter.clocks.some((one) => one.of === id && isRunning(one))).toBe(true)
      const names = open.map(({ kind, assignment }) => `${kind} of ${assignment}`)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('a child is never due after its parent', () => {
    for (const { desk } of walks)
      for (const child of desk.matter.assignments) {
        const parent = desk.matter.assignments.find(({ id }) => id === child.parent)
        const [below, above] = [child, parent].map((one) => one && handleClockOf(desk.matter, one))
        if (below && above) expect(below.dueAt).toBeLessThanOrEqual(above.dueAt)
      }
  })

  it('no unit that is complained of, nor one below it, has a part in the matter or sees it', () => {
    let complained = 0
    for (const { desk } of walks)
      for (const about of desk.matter.about) {
        const below = Object.keys(organizers).filter((unit) => isWithin(organizers, unit, about))
        const live = desk.matter.assignments.filter(isLive).map(({ organizer }) => organizer)
        expect(live.filter((unit) => below.includes(unit))).toEqual([])
        for (const unit of below)
          for (const role of unitRoles) expect(sightOf(staff(role, unit), desk.matter, organizers)).toBe('none')
        if (live.length > 0) complained += 1
      }
    expect(complained).toBeGreaterThan(10)
  })

  it('no unit knows who asked where he must stay unknown', () => {
    const sealed = walks
      .flatMap((one) => one.steps.map(({ after }) => after))
      .filter(isSealed)
      .flatMap((matter) =>
        matter.assignments.flatMap(({ organizer }) =>
          unitRoles.map((role) => sightOf(staff(role, organizer), matter, organizers)),
        ),
      )
    expect([...new Set(sealed)].sort()).toEqual(['none', 'sealed'])
  })

  it('a due time follows from its terms alone', () => {
    for (const { desk } of walks)
      for (const clock of desk.matter.clocks) expect(dueOf(calendar, clock).dueAt).toBe(clock.dueAt)
  })

  it('its events make it again, number for number', () => {
    for (const { desk } of walks) {
      expect(replay(JSON.parse(JSON.stringify(desk.events)))).toEqual(desk.matter)
      expect(desk.events.map(({ seq }) => seq)).toEqual(desk.events.map((_, index) => index + 1))
      const moments = desk.events.map(({ at: when }) => when)
      expect(moments).toEqual([...moments].sort((a, b) => a - b))
    }
  })

  it('a refused command changes nothing', () => {
    for (const { steps } of walks)
      for (const { before, after, refused } of steps) if (refused) expect(after).toBe(before)
  })

  it('what is offered is refused for what its body says alone, and by a rule that has a name', () => {
    const steps = walks.flatMap((one) => one.steps)
    const refusals = steps.filter(({ offered }) => offered).map(({ refusal }) => refusal)
    expect(refusals.filter((one) => one?.code === 'not-permitted' || one?.code === 'wrong-state')).toEqual([])
    const rules: readonly string[] = [...structuralRules, ...limitKeys, ...countKeys]
    const named = steps.flatMap(({ refusal }) => (refusal?.code === 'rule-refused' ? [refusal.rule] : []))
    expect(named.filter((rule) => !rules.includes(rule))).toEqual([])
    expect(new Set(named).size).toBeGreaterThan(20)
  })

  it('what is told of a moment stays so: the events up to it make the matter as it was then', () => {
    for (const { desk, steps } of walks.slice(0, 60))
      for (const { before } of steps) expect(replay(desk.events.slice(0, before.version))).toEqual(before)
  })

  it('what is taken was allowed, and nothing that is due is left undone', () => {
    for (const { desk, steps } of walks) {
      for (const { offered, refused } of steps) if (!refused) expect(offered).toBe(true)
      // What an overdue unit passes on is due at once: the timers take it up at the same moment.
      const next = nextDue(desk.settle())
      if (next !== null) expect(next).toBeGreaterThan(desk.matter.lastAt)
    }
  })

  it('the walks get everywhere: every state, and every command', () => {
    const steps = walks.flatMap((one) => one.steps)
    expect([...new Set(steps.map(({ after }) => after.state))].sort()).toEqual([...matterStates].sort())
    const taken = new Set(steps.filter(({ refused }) => !refused).map(({ name }) => name))
    expect(sentCommands.filter((name) => name !== 'register' && !taken.has(name))).toEqual([])
  })
})
