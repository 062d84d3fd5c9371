import type { HealthCheck, HealthState } from 'contract/health'
import { describe, expect, it } from 'vitest'
import { moment } from '../../../test/services.ts'
import { daysKnown, judge, monthsAhead, type Readings } from './judge.ts'

const well: Readings = {
  clocks: 0,
  outbox: 3,
  refused: 0,
  counts: 0,
  shutUnits: 0,
  connections: 0,
  streams: 12,
  room: 80,
  partitions: 3,
  calendar: 400,
  log: 0,
  database: 5_000_000_000,
}
const stateOf = (check: HealthCheck, figure: number): HealthState =>
  judge({ ...well, [check]: figure }).find((one) => one.check === check)!.state

describe('what is looked at', () => {
  it('is good where nothing is to be done', () => {
    expect(judge(well).filter(({ state }) => state !== 'good')).toEqual([])
  })

  it.each<[HealthCheck, number, HealthState]>([
    ['clocks', 59, 'good'],
    ['clocks', 60, 'soon'],
    ['clocks', 599, 'soon'],
    ['clocks', 600, 'bad'],
    ['refused', 0, 'good'],
    ['refused', 1, 'soon'],
    ['refused', 100, 'soon'],
    ['counts', 0, 'good'],
    ['counts', 1, 'soon'],
    ['shutUnits', 1, 'soon'],
    ['connections', 1, 'soon'],
    ['streams', 2000, 'bad'],
    ['room', 21, 'good'],
    ['room', 20, 'soon'],
    ['room', 5, 'bad'],
    ['partitions', 2, 'soon'],
    ['partitions', 0, 'bad'],
    ['calendar', 45, 'soon'],
    ['calendar', 0, 'bad'],
    ['log', 0, 'good'],
    ['log', 1, 'soon'],
    ['database', 1e15, 'good'],
  ])('with %s at %d is %s', (check, figure, state) => {
    expect(stateOf(check, figure)).toBe(state)
  })
})

it.each([
  ['2026-12-31 23:59', ['2026'], 1],
  ['2026-11-17 00:00', ['2026'], 45],
  ['2026-11-17 00:00', ['2026', '2027'], 410],
  ['2026-11-17 00:00', ['2026', '2028'], 45],
  ['2027-01-01 00:00', ['2026'], 0],
])('on %s with the lists of %s, %d days are known', (at, years, known) => {
  const empty = { holidays: {}, workdays: {} }
  const calendar = { version: '1', years: Object.fromEntries(years.map((year) => [year, empty])) }
  expect(daysKnown(calendar, moment(at))).toBe(known)
})

it.each([
  [['events_2024', 'events_2026_11', 'events_2026_12', 'events_2027_01'], 2],
  [['events_2026_11'], 0],
  [['events_2026_09'], 0],
  [['events_2026'], 1],
  [['events_2026_12', 'events_2027_01', 'events_2031_08'], 2],
  [['events_2031_08'], 0],
  [[], 0],
])('with the partitions %j, %d months are ahead', (names, months) => {
  expect(monthsAhead(names, moment('2026-11-30 23:30'))).toBe(months)
})
