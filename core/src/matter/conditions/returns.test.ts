import { describe, expect, it } from 'vitest'
import { at, staff } from '../../../test/desk.ts'
import { contextOf, handledWith, overlay, running } from '../../../test/parts.ts'
import type { Limit } from '../../calendar/index.ts'
import type { Assignment, Matter } from '../types.ts'
import { returnConditions } from './returns.ts'

describe('returning an assignment that was issued on 2026-03-02 at 10:00', () => {
  const back = (
    when: string,
    given: Partial<Assignment> = {},
    unit: 'workingDay' | 'naturalDay' | 'hour' = 'workingDay',
    extensions: Limit[] = [],
  ) => {
    const limit = { value: 24, unit }
    const start = at('2026-03-02 10:00')
    const dueAt = at(extensions.length > 0 ? '2026-03-04 10:00' : '2026-03-03 10:00')
    const clock = running('handle', 'own', { start, limit, extensions, dueAt })
    const matter = handledWith({ clocks: [clock] })
    const own = { ...matter.assignments[0]!, id: 'own', ...given }
    return returnConditions.requestReturn(matter, contextOf(staff('organizer_leader', 'water'), when), own)
  }
  const refused = (rule: string) => ({ code: 'rule-refused', rule })

  it('is open for a working day where its limit is in days of any sort, else for half its limit', () => {
    for (const unit of ['workingDay', 'naturalDay'] as const) {
      expect(back('2026-03-03 23:59', {}, unit)).toBeNull()
      expect(back('2026-03-04 00:00', {}, unit)).toEqual(refused('return.window'))
    }
    expect(back('2026-03-02 21:59', {}, 'hour')).toBeNull()
    expect(back('2026-03-02 22:00', {}, 'hour')).toEqual(refused('return.window'))
  })

  it('is open no longer where time was added to a limit in hours', () => {
    expect(back('2026-03-02 22:00', {}, 'hour', [{ value: 24, unit: 'hour' }])).toEqual(refused('return.window'))
  })

  it.each([
    ['designated', { designated: true }, 'return.designated'],
    ['held meanwhile', { interim: true }, 'return.interim'],
    ['handled again', { mayReturn: false }, 'return.rehandle'],
  ])('is not open where it is %s', (_what, given, rule) => {
    expect(back('2026-03-02 11:00', given)).toEqual(refused(rule))
  })
})

describe('designating a unit', () => {
  const office = staff('office')
  const manager = staff('centre_manager')
  const dispute = overlay('dispute', 'open', { id: 'now' })
  const before = overlay('dispute', 'lifted', { id: 'before' })
  const difficult = overlay('difficult', 'open')
  const designate = (parts: Partial<Matter>, actor = office) =>
    returnConditions.designate(handledWith(parts), contextOf(actor))

  it('needs a dispute that is open', () => {
    expect(designate({ overlays: [] }, manager)).toMatchObject({ code: 'wrong-state' })
    expect(designate({ overlays: [before, difficult] }, manager)).toMatchObject({ code: 'wrong-state' })
    expect(designate({ overlays: [before, difficult, dispute] }, manager)).toBeNull()
  })

  it('is the office to decide from when the clock of this dispute is its own', () => {
    const clocks = [
      running('dispute', 'now', { rule: 'dispute.centre', endedAt: at('2026-03-02 13:00') }),
      running('dispute', 'now', { rule: 'dispute.office' }),
      running('supervision', 'now', { rule: 'supervise.limit' }),
      running('dispute', 'before', { rule: 'dispute.centre' }),
    ]
    const overlays = [difficult, before, dispute]
    expect(designate({ overlays, clocks })).toBeNull()
    expect(designate({ overlays, clocks }, manager)).toEqual({ code: 'not-permitted' })
    expect(designate({ overlays, clocks: clocks.slice(0, 1) })).toEqual({ code: 'not-permitted' })
    expect(designate({ overlays, clocks: clocks.slice(0, 1) }, manager)).toBeNull()
  })
})
