import { describe, expect, it } from 'vitest'
import { deadlineOf, dueInWords, stamp } from './due.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)

describe('a deadline', () => {
  it('reads midnight as the end of the day before', () => {
    expect(deadlineOf('2026-10-13T00:00:00.000+08:00')).toEqual({
      key: 'time.byEndOf',
      day: '2026-10-12',
      time: '23:59',
    })
  })

  it('keeps the minute of a limit in hours', () => {
    expect(deadlineOf('2026-10-12T16:30:00+08:00')).toEqual({ key: 'time.by', day: '2026-10-12', time: '16:30' })
  })

  it('is told in the time of the city, also from an instant in UTC', () => {
    expect(stamp('2026-03-01T20:05:00Z')).toBe('2026-03-02 04:05')
    expect(deadlineOf('2026-10-12T16:00:00Z').day).toBe('2026-10-12')
  })
})

describe('how long is left', () => {
  const midnight = '2026-10-13T00:00:00+08:00'
  const halfPastFour = '2026-10-12T16:30:00+08:00'

  it.each([
    [midnight, '2026-10-12T00:00:00', 'today', 0],
    [midnight, '2026-10-12T23:59:59', 'today', 0],
    [midnight, '2026-10-11T09:00:00', 'tomorrow', 1],
    [midnight, '2026-10-10T23:59:59', 'daysLeft', 2],
    [midnight, '2026-10-13T00:00:00', 'minutesOver', 1],
    [midnight, '2026-10-13T00:59:00', 'minutesOver', 59],
    [midnight, '2026-10-13T05:30:00', 'hoursOver', 5],
    [midnight, '2026-10-15T00:00:00', 'daysOver', 2],
    [halfPastFour, '2026-10-12T16:29:40', 'minutesLeft', 1],
    [halfPastFour, '2026-10-12T15:30:01', 'minutesLeft', 60],
    [halfPastFour, '2026-10-12T14:30:01', 'minutesLeft', 120],
    [halfPastFour, '2026-10-12T14:30:00', 'hoursLeft', 2],
    [halfPastFour, '2026-10-11T17:00:00', 'hoursLeft', 23],
    [halfPastFour, '2026-10-11T09:00:00', 'tomorrow', 1],
    [halfPastFour, '2026-10-09T09:00:00', 'daysLeft', 3],
  ])('until %s at %s is %s %i', (dueAt, now, key, count) => {
    expect(dueInWords(dueAt, at(now))).toEqual({ key, count })
  })
})
