import { type Day, fromIso, type Instant } from 'core/calendar'
import { type Clock, dueOf, newClock } from 'core/matter'
import { ruleSetAt } from 'core/rules'
import { describe, expect, it } from 'vitest'
import { guangzhou } from '../../../test/city.ts'
import { daysOf } from './days.ts'

const { calendar, profile } = guangzhou()
const at = (text: string): Instant => fromIso(`${text.replace(' ', 'T')}:00+08:00`)!

/** A limit of five working days from Monday 2026-03-02 10:00, due by its terms after the change. */
function clockOf(change: Partial<Clock> = {}): Clock {
  const now = at('2026-03-02 10:00')
  const given = { kind: 'handle', of: null, rule: 'handle.complaint', now } as const
  const terms = {
    id: 'clock',
    ...newClock(given, { rules: ruleSetAt(profile, now), calendar }),
    limit: five,
    ...change,
  }
  const { dueAt, warnAt, provisional } = dueOf(calendar, terms)
  return { ...terms, dueAt, warnAt, provisional }
}
const five = { value: 5, unit: 'workingDay' } as const

/** The days as a reader counts them: `+` before one that counts, else why it does not. */
const written = (clock: Clock): string[] =>
  daysOf(calendar, clock).map(({ day, counted, why }) => `${counted ? '+' : `${why} `}${short(day)}`)
const short = (day: Day): string => day.slice(5)

describe('the days of a clock', () => {
  it.each<[string, Clock, string[]]>([
    [
      'are those of its own limit, though its rule gives ten',
      clockOf(),
      ['start 03-02', '+03-03', '+03-04', '+03-05', '+03-06', 'weekend 03-07', 'weekend 03-08', '+03-09'],
    ],
    [
      'go on by what it was extended by',
      clockOf({ limit: { value: 2, unit: 'workingDay' }, extensions: [{ value: 1, unit: 'workingDay' }] }),
      ['start 03-02', '+03-03', '+03-04', '+03-05'],
    ],
    [
      'leave out those that a pause touched',
      clockOf({
        limit: { value: 2, unit: 'workingDay' },
        pauses: [{ from: at('2026-03-03 09:00'), to: at('2026-03-04 15:00') }],
      }),
      ['start 03-02', 'paused 03-03', 'paused 03-04', '+03-05', '+03-06'],
    ],
    [
      'end before a pause that lasts: from there on none counts',
      clockOf({ pauses: [{ from: at('2026-03-05 09:00'), to: null }] }),
      ['start 03-02', '+03-03', '+03-04'],
    ],
    [
      'hold the first one also where it was suspended at once',
      clockOf({ pauses: [{ from: at('2026-03-02 11:00'), to: null }] }),
      ['start 03-02'],
    ],
    ['end with a bound from outside', clockOf({ notAfter: at('2026-03-04 00:00') }), ['start 03-02', '+03-03']],
    [
      'hold the day in which such a bound falls',
      clockOf({ notAfter: at('2026-03-04 15:00') }),
      ['start 03-02', '+03-03', '+03-04'],
    ],
    [
      'are all of them of a stage of a plan',
      clockOf({ limit: { value: 3, unit: 'naturalDay' }, start: at('2026-03-06 10:00') }),
      ['start 03-06', '+03-07', '+03-08', '+03-09'],
    ],
    ['are none of a limit in hours', clockOf({ limit: { value: 2, unit: 'hour' } }), []],
    ['are none where the calendar counts otherwise by now', { ...clockOf(), dueAt: at('2026-03-09 00:00') }, []],
  ])('%s', (_, clock, expected) => {
    expect(written(clock)).toEqual(expected)
  })
})
