import { describe, expect, it } from 'vitest'
import { at, shown, staff } from '../../test/desk.ts'
import { contextOf, handledWith, regime, running } from '../../test/parts.ts'
import { Draft } from './draft.ts'
import type { Clock } from './types.ts'

const days = (value: number) => ({ value, unit: 'workingDay' }) as const
const hours = (value: number) => ({ value, unit: 'hour' }) as const
const start = at('2026-03-02 10:00')

/** A general complaint whose limit on handling is ten working days: from 03-02 they are due with 03-16. */
const draftOf = (when: string, ...clocks: Clock[]) =>
  new Draft(handledWith({ clocks }), contextOf(staff('dispatcher'), when))
const handle = (more: Partial<Clock> = {}) => running('handle', 'a', { start, ...more })

describe('pausing', () => {
  const paused = (when: string, clock: Clock) => {
    const draft = draftOf(when, clock)
    draft.pause('handle')
    return draft.matter.clocks[0]!.pauses
  }

  it('holds a clock once, and none that is overdue', () => {
    const open = { from: at('2026-03-05 09:00'), to: null }
    expect(paused('2026-03-05 09:00', handle())).toEqual([open])
    expect(paused('2026-03-06 09:00', handle({ pauses: [open] }))).toEqual([open])
    expect(paused('2026-03-16 23:59', handle())).toHaveLength(1)
    expect(paused('2026-03-17 00:00', handle())).toEqual([])
    expect(paused('2026-03-18 00:00', handle())).toEqual([])
  })
})

it('a reopened clock is the last of its kind on that assignment that was met', () => {
  const metAt = at('2026-03-03 09:00')
  const clocks = [
    handle({ id: 'first', metAt }),
    handle({ id: 'last', metAt }),
    handle({ id: 'ended', endedAt: metAt }),
    running('sign', 'a', { id: 'other kind', metAt }),
    running('handle', 'b', { id: 'other assignment', metAt }),
  ]
  const draft = draftOf('2026-03-05 09:00', ...clocks)
  draft.reopen('handle', 'a')
  expect(draft.changes).toEqual([{ of: 'clocks', id: 'last', set: { metAt: null } }])
})

it.each([
  ['was met in time', {}, true],
  ['was met late', { dueAt: at('2026-03-03 00:00'), overdueAt: at('2026-03-03 00:00') }, true],
  ['brought about what it stands for', { dueAt: at('2026-03-03 09:00') }, false],
])('a clock that %s is reopened: %s', (_what, more, reopened) => {
  const draft = draftOf('2026-03-05 09:00', handle({ metAt: at('2026-03-03 09:00'), ...more }))
  draft.reopen('handle', 'a')
  expect(draft.matter.clocks[0]?.metAt === null).toBe(reopened)
})

it.each([
  ['none is on', {}, []],
  ['one is on', { openedAt: start }, [{ from: at('2026-03-05 09:00'), to: null }]],
])('a limit that is reopened rests for a legal procedure: %s', (_what, more, pauses) => {
  const regimes = [regime('legalProcedure', { openedAt: null, ...more })]
  const clocks = [handle({ metAt: at('2026-03-03 09:00') })]
  const draft = new Draft(handledWith({ clocks, regimes }), contextOf(staff('dispatcher'), '2026-03-05 09:00'))
  draft.reopen('handle', 'a')
  expect(draft.matter.clocks[0]?.pauses).toEqual(pauses)
})

describe('a limit that is looked up again', () => {
  const revised = (when: string, more: Partial<Clock>) => {
    const draft = draftOf(when, handle(more))
    draft.revise('handle')
    const [clock] = draft.matter.clocks as [Clock]
    return { ...clock, changed: draft.changes.length > 0, due: shown(clock.dueAt), from: shown(clock.start) }
  }
  const when = '2026-03-05 09:00'
  const short = { limit: days(5), dueAt: at('2026-03-10 00:00'), warnAt: at('2026-03-09 00:00') }
  const long = { limit: days(20), dueAt: at('2026-03-31 00:00'), warnAt: at('2026-03-30 00:00') }

  it.each([
    ['is the same', {}, false],
    ['has another length', short, true],
    ['has another unit', { limit: hours(10) }, true],
    ['has another rule', { rule: 'handle.help' }, true],
    ['is bound to another', { ...short, rule: 'co.limit' }, false],
  ] as [string, Partial<Clock>, boolean][])('%s', (_what, more, changed) => {
    expect(revised(when, more).changed).toBe(changed)
  })

  it('counts from the same start where it is longer or as long', () => {
    const open = { due: '2026-03-17 00:00', from: '2026-03-02 10:00', notAfter: null, rule: 'handle.complaint' }
    expect(revised(when, short)).toMatchObject({ ...open, limit: days(10) })
    expect(revised(when, { rule: 'handle.help' })).toMatchObject(open)
  })

  it('counts from now where it is shorter, and ends no later than before', () => {
    expect(revised(when, long)).toMatchObject({ due: '2026-03-20 00:00', from: when, notAfter: long.dueAt, pauses: [] })
    expect(revised('2026-03-20 09:00', long)).toMatchObject({ due: '2026-03-31 00:00' })
  })

  it('keeps an open pause, whose old due time bounds nothing yet', () => {
    const pauses = [{ from: at('2026-03-04 09:00'), to: null }]
    const after = revised(when, { ...long, pauses })
    expect(after).toMatchObject({ pauses: [{ from: at(when), to: null }], notAfter: null })
  })

  it('keeps time that was given in its own unit alone', () => {
    const dueAt = at('2026-03-13 00:00')
    expect(revised(when, { ...short, dueAt, extensions: [days(3), hours(4)] })).toMatchObject({
      extensions: [days(3)],
      due: '2026-03-20 00:00',
    })
  })

  it('is overdue and announced no more only where it is not due yet', () => {
    const fired = { overdueAt: at('2026-03-10 00:00'), warnedAt: at('2026-03-09 00:00') }
    const none = { overdueAt: null, warnedAt: null }
    expect(revised('2026-03-16 23:59', { ...short, ...fired })).toMatchObject(none)
    expect(revised('2026-03-17 00:00', { ...short, ...fired })).toMatchObject(fired)
    expect(revised('2026-03-18 00:00', { ...short, ...fired })).toMatchObject(fired)
  })
})

it('clocks of a command are made under the rules pinned in it', () => {
  const draft = draftOf('2026-03-05 09:00')
  const { rules } = draft.context
  draft.pinRules({
    ...rules,
    version: 7,
    limits: { ...rules.limits, 'audit.limit': { ...rules.limits['audit.limit'], limit: days(9) } },
  })
  expect(draft.startClock('audit', null)).toMatchObject({ version: 7, limit: days(9) })
})

it('a new assignment is plain unless something else is said', () => {
  const draft = draftOf('2026-03-05 09:00')
  const plain = draft.assign({ organizer: 'panyu', kind: 'co' }, [{ kind: 'sign' }])
  expect(plain).toMatchObject({ state: 'issued', complex: false, designated: false, interim: false, mayReturn: true })
  expect(draft.running('sign', plain.id)).toHaveLength(1)
  expect(draft.assign({ organizer: 'panyu', kind: 'co', complex: true }, [])).toMatchObject({ complex: true })
})
