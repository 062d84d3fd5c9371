import { expect, it } from 'vitest'
import { moment } from '../../test/services.ts'
import { isNight } from './night.ts'

it.each([
  ['2026-03-03 01:59', false],
  ['2026-03-03 02:00', true],
  ['2026-03-03 04:59', true],
  ['2026-03-03 05:00', false],
])('it is night in the city at %s: %s', (when, expected) => {
  expect(isNight(moment(when))).toBe(expected)
})
