import { describe, expect, it } from 'vitest'
import { at, calendar, shown } from '../../test/desk.ts'
import { computeDue, type Pause } from './index.ts'

const pause = (from: string, to: string | null): Pause => ({
  from: at(`2026-02-13 ${from}`),
  to: to === null ? null : at(`2026-02-13 ${to}`),
})

/** Two hours from 17:30: due 19:30 and yellow from 19:06 when nothing pauses them. */
const moments = (...pauses: Pause[]): string => {
  const { warnAt, dueAt } = computeDue(calendar, {
    start: at('2026-02-13 17:30'),
    limit: { value: 2, unit: 'hour' },
    pauses,
  })
  return `${shown(warnAt).slice(11)} ${shown(dueAt).slice(11)}`
}

describe('a limit in hours, and pauses', () => {
  it('stands still once where two of them overlap, in whatever order they are given', () => {
    expect(moments()).toBe('19:06 19:30')
    expect(moments(pause('18:00', '20:00'), pause('18:30', '19:00'))).toBe('21:06 21:30')
    expect(moments(pause('18:00', '20:00'), pause('18:30', '19:00'), pause('19:15', '19:45'))).toBe('21:06 21:30')
    expect(moments(pause('18:30', '19:15'), pause('18:00', '19:00'))).toBe('20:21 20:45')
    expect(moments(pause('18:00', '18:15'), pause('18:15', '18:30'))).toBe('19:36 20:00')
  })

  it('keeps a warning that was given before the pause', () => {
    expect(moments(pause('19:06', '20:06'))).toBe('19:06 20:30')
    expect(moments(pause('19:05', '20:05'))).toBe('20:06 20:30')
  })

  it('stays overdue when it was so before the pause', () => {
    expect(moments(pause('19:30', '22:00'))).toBe('19:06 19:30')
    expect(moments(pause('19:29', '22:00'))).toBe('19:06 22:01')
  })

  it('counts a pause from the start of the limit, and not before it ends', () => {
    expect(moments(pause('17:00', '18:00'))).toBe('19:36 20:00')
    expect(moments(pause('16:00', '17:00'))).toBe('19:06 19:30')
    expect(moments(pause('19:00', null))).toBe('19:06 19:30')
  })
})

it('has the day of its last moment as last day', () => {
  const lastDay = (value: number) =>
    computeDue(calendar, { start: at('2026-03-02 22:00'), limit: { value, unit: 'hour' } }).lastDay
  expect(lastDay(2)).toBe('2026-03-02')
  expect(lastDay(3)).toBe('2026-03-03')
})
