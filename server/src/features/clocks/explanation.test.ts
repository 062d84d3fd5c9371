import { fromIso, type Instant } from 'core/calendar'
import { type Clock, dueOf, newClock } from 'core/matter'
import { ruleSetAt } from 'core/rules'
import { describe, expect, it } from 'vitest'
import { guangzhou } from '../../../test/city.ts'
import { explanationOf } from './index.ts'

const city = guangzhou()
const at = (text: string): Instant => fromIso(`${text.replace(' ', 'T')}:00+08:00`)!

/** A clock as it is kept, with its due time counted anew after the change. */
function clockOf(start: string, rule: Clock['rule'], change: Partial<Clock> = {}): Clock {
  const rules = ruleSetAt(city.profile, at(start))
  const fresh = newClock({ kind: 'handle', of: null, rule, now: at(start) }, { rules, calendar: city.calendar })
  const changed = { id: 'clock', ...fresh, ...change }
  const { dueAt, warnAt, provisional } = dueOf(city.calendar, changed)
  return { ...changed, dueAt, warnAt, provisional }
}

const zh = (clock: Clock): string => explanationOf(clock, { city, language: 'zh-CN' })
const en = (clock: Clock): string => explanationOf(clock, { city, language: 'en' })

describe('explanationOf', () => {
  const complaint = clockOf('2026-09-21 09:12', 'handle.complaint')

  it('names holidays with their days, weekends and the weekend days worked instead', () => {
    expect(zh(complaint)).toBe(
      '2026-10-12 结束前：自 2026-09-21 起 10 个工作日；规则 handle.complaint 第 1 版；' +
        '不计 09-25…09-27 中秋、10-01…10-07 国庆节和周末；计入 10-10（补班）。',
    )
    expect(en(complaint)).toBe(
      'By the end of 2026-10-12: 10 working days from 2026-09-21; rule handle.complaint, version 1; ' +
        'not counted: 09-25…09-27 Mid-Autumn Festival, 10-01…10-07 National Day and weekends; ' +
        'counted: 10-10 (make-up working day).',
    )
  })

  const hours = { value: 24, unit: 'hour' } as const
  const three = { value: 3, unit: 'workingDay' } as const
  const rules = ruleSetAt(city.profile, at('2026-03-02 10:00'))
  /** A clock of a limit that must not pass another one. */
  const tied = (start: string, own: { rule?: Clock['rule']; notAfter: string }): Clock => ({
    id: 'c',
    ...newClock(
      {
        kind: 'handle',
        of: null,
        rule: 'co.limit',
        now: at(start),
        own: { ...own, limit: { value: 10, unit: 'workingDay' }, notAfter: at(own.notAfter) },
      },
      { rules, calendar: city.calendar },
    ),
  })

  it.each<[string, Clock, string, string]>([
    [
      'a limit within a week',
      clockOf('2026-03-02 10:00', 'audit.limit'),
      '2026-03-03 结束前：自 2026-03-02 起 1 个工作日；规则 audit.limit 第 1 版。',
      'By the end of 2026-03-03: 1 working day from 2026-03-02; rule audit.limit, version 1.',
    ],
    [
      'a limit in hours, with its minute',
      clockOf('2026-03-02 10:30', 'handle.urgent'),
      '2026-03-03 10:30 前：自 2026-03-02 10:30 起 24 小时；规则 handle.urgent 第 1 版。',
      'Before 2026-03-03 10:30: 24 hours from 2026-03-02 10:30; rule handle.urgent, version 1.',
    ],
    [
      'days that a pause touched',
      clockOf('2026-03-02 10:00', 'handle.consultation', {
        pauses: [{ from: at('2026-03-03 09:00'), to: at('2026-03-04 15:00') }],
      }),
      '2026-03-09 结束前：自 2026-03-02 起 3 个工作日；规则 handle.consultation 第 1 版；不计 03-03…03-04 暂停和周末。',
      'By the end of 2026-03-09: 3 working days from 2026-03-02; rule handle.consultation, version 1; ' +
        'not counted: 03-03…03-04 paused and weekends.',
    ],
    [
      'a pause of a limit in hours, to the minute',
      clockOf('2026-03-02 10:00', 'handle.urgent', {
        limit: hours,
        pauses: [{ from: at('2026-03-02 12:00'), to: at('2026-03-02 13:30') }],
      }),
      '2026-03-03 11:30 前：自 2026-03-02 10:00 起 24 小时；规则 handle.urgent 第 1 版；03-02 12:00…03-02 13:30 暂停。',
      'Before 2026-03-03 11:30: 24 hours from 2026-03-02 10:00; rule handle.urgent, version 1; ' +
        '03-02 12:00…03-02 13:30 paused.',
    ],
    [
      'a pause that still lasts',
      clockOf('2026-03-02 10:00', 'audit.limit', { pauses: [{ from: at('2026-03-02 12:00'), to: null }] }),
      '2026-03-03 结束前：自 2026-03-02 起 1 个工作日；规则 audit.limit 第 1 版；自 03-02 12:00 起暂停，恢复后顺延。',
      'By the end of 2026-03-03: 1 working day from 2026-03-02; rule audit.limit, version 1; ' +
        'paused since 03-02 12:00, moves on by the length of the pause.',
    ],
    [
      'an extension, added to the limit',
      clockOf('2026-03-02 10:00', 'handle.consultation', { extensions: [three] }),
      '2026-03-10 结束前：自 2026-03-02 起 3 个工作日，延长 3 个工作日；规则 handle.consultation 第 1 版；不计 周末。',
      'By the end of 2026-03-10: 3 working days from 2026-03-02, extended by 3 working days; ' +
        'rule handle.consultation, version 1; not counted: weekends.',
    ],
    [
      'a bound set from outside, without the days after it',
      tied('2026-03-02 10:00', { rule: 'handle.complaint', notAfter: '2026-03-05 00:00' }),
      '2026-03-04 结束前：自 2026-03-02 起 10 个工作日；规则 handle.complaint 第 1 版；受另一时限约束，不得更晚。',
      'By the end of 2026-03-04: 10 working days from 2026-03-02; rule handle.complaint, version 1; ' +
        'bound to another limit, never later than that.',
    ],
    [
      'the days before a bound, as of a part of what has to be done by 10-12',
      tied('2026-09-22 09:00', { notAfter: '2026-10-11 00:00' }),
      '2026-10-10 结束前：自 2026-09-22 起 10 个工作日；规则 co.limit 第 1 版；' +
        '不计 09-25…09-27 中秋和10-01…10-07 国庆节；计入 10-10（补班）；受另一时限约束，不得更晚。',
      'By the end of 2026-10-10: 10 working days from 2026-09-22; rule co.limit, version 1; ' +
        'not counted: 09-25…09-27 Mid-Autumn Festival and 10-01…10-07 National Day; ' +
        'counted: 10-10 (make-up working day); bound to another limit, never later than that.',
    ],
    [
      'a year without a list, and a start in another year',
      clockOf('2026-12-31 10:00', 'audit.limit'),
      '2027-01-01 结束前：自 2026-12-31 起 1 个工作日；规则 audit.limit 第 1 版；' +
        '有年份的放假安排尚未公布，暂按周末推算，公布后重算。',
      'By the end of 2027-01-01: 1 working day from 2026-12-31; rule audit.limit, version 1; ' +
        'a year without a published holiday list is reckoned by weekends until the list is out.',
    ],
  ])('tells %s', (_, clock, chinese, english) => {
    expect(zh(clock)).toBe(chinese)
    expect(en(clock)).toBe(english)
  })

  it('tells no days where the calendar at hand would count otherwise than the due time was', () => {
    const stored = { ...complaint, dueAt: at('2026-10-10 00:00') }
    expect(zh(stored)).toBe('2026-10-09 结束前：自 2026-09-21 起 10 个工作日；规则 handle.complaint 第 1 版。')
  })

  it('writes days of the year before in full', () => {
    const clock = clockOf('2025-12-31 10:00', 'handle.consultation')
    expect(zh(clock)).toContain('不计 01-01…01-03 元旦')
    const across = clockOf('2025-09-30 10:00', 'handle.complaint', { limit: { value: 70, unit: 'workingDay' } })
    expect(zh(across)).toContain('2025-10-07…2025-10-08 国庆节、01-01…01-03 元旦和周末')
  })
})
