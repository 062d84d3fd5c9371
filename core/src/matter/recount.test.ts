import { describe, expect, it } from 'vitest'
import { at, calendar, Desk, lastDayOf, staff } from '../../test/desk.ts'
import { movedClocks } from './clock.ts'
import type { Context } from './context.ts'
import { decide } from './decide.ts'
import { runDue } from './timers.ts'

const list2027 = { holidays: { '2027-01-01': '元旦', '2027-05-01': '劳动节', '2027-10-01': '国庆节' }, workdays: {} }
const withList = { version: 'cn-2027.1', years: { ...calendar.years, '2027': list2027 } }

/** A complaint that is due by a day of a year without a list. */
function desk(): Desk {
  const made = new Desk()
  made.registerByPhone('2026-12-18 09:00')
  made.do('2026-12-18 10:00', staff('dispatcher'), 'dispatch', { lead: 'water' })
  return made
}

const contextAt = (made: Desk, when: string): Context => ({
  ...made.context(at(when), { kind: 'system' }),
  calendar: withList,
})

describe('a new list of holidays', () => {
  it('moves what was counted without it, and says so with an event', () => {
    const made = desk()
    const before = made.clock('handle')
    expect([lastDayOf(before), before?.provisional]).toEqual(['2027-01-01', true])

    const context = contextAt(made, '2026-12-20 10:00')
    expect(movedClocks(made.matter, withList).map(({ kind }) => kind)).toEqual(['handle'])
    const decision = decide(made.matter, { name: 'recount', body: { calendar: withList.version } }, context)
    if (!decision.ok) throw new Error('refused')
    const clock = decision.matter.clocks.find(({ kind }) => kind === 'handle')
    expect([lastDayOf(clock), clock?.provisional, clock?.calendar]).toEqual(['2027-01-04', false, 'cn-2027.1'])
    expect(decision.event).toMatchObject({
      command: 'recount',
      actor: { kind: 'system' },
      facts: { calendar: 'cn-2027.1' },
    })
    expect(movedClocks(decision.matter, withList)).toEqual([])
  })

  it('takes back an overdue that never was, and leaves what is met alone', () => {
    const made = desk()
    made.waitUntil('2027-01-02 08:00')
    expect(made.clock('handle')?.overdueAt).not.toBeNull()
    const context = contextAt(made, '2027-01-02 09:00')
    const decision = decide(made.matter, { name: 'recount', body: { calendar: withList.version } }, context)
    if (!decision.ok) throw new Error('refused')
    const kinds = decision.matter.clocks.filter(({ metAt }) => metAt !== null)
    expect(kinds).toEqual(made.matter.clocks.filter(({ metAt }) => metAt !== null))
    expect(decision.matter.clocks.find(({ kind }) => kind === 'handle')?.overdueAt).toBeNull()
  })

  it('stops counting a lateness that never was, and counts the next one from its own day', () => {
    const made = desk()
    made.waitUntil('2027-01-02 08:00')
    const context = contextAt(made, '2027-01-02 09:00')
    const decision = decide(made.matter, { name: 'recount', body: { calendar: withList.version } }, context)
    if (!decision.ok) throw new Error('refused')
    const running = (kind: string) => decision.matter.clocks.filter((one) => one.kind === kind && one.endedAt === null)
    expect([running('overdueSupervision'), running('overdueCircular')]).toEqual([[], []])
    const { matter } = runDue(decision.matter, contextAt(made, '2027-01-05 08:00')).at(-1)!
    expect(matter.clocks.filter(({ kind, endedAt }) => kind === 'overdueSupervision' && endedAt === null)).toHaveLength(
      1,
    )
    expect(matter.overlays.filter(({ kind }) => kind === 'supervision')).toEqual([])
  })

  it('that moves nothing warns nobody again', () => {
    const made = desk()
    made.waitUntil('2027-01-01 08:00')
    const list = {
      ...withList,
      years: { ...withList.years, '2027': { ...list2027, holidays: { '2027-01-03': '元旦' } } },
    }
    const before = made.clock('handle')!
    expect([before.warnedAt === null, before.provisional]).toEqual([false, true])
    const context = { ...contextAt(made, '2027-01-01 09:00'), calendar: list }
    const decision = decide(made.matter, { name: 'recount', body: { calendar: list.version } }, context)
    if (!decision.ok) throw new Error('refused')
    const after = decision.matter.clocks.find(({ kind }) => kind === 'handle')!
    expect([after.dueAt, after.provisional]).toEqual([before.dueAt, false])
    expect(runDue(decision.matter, { ...context, now: at('2027-01-01 09:01') })).toEqual([])
  })

  it('is nothing that a person can send', () => {
    const made = desk()
    const context = { ...contextAt(made, '2026-12-20 10:00'), actor: staff('dispatcher') }
    const decision = decide(made.matter, { name: 'recount', body: { calendar: 'x' } }, context)
    expect(decision).toEqual({ ok: false, refusal: { code: 'not-permitted' } })
  })
})
