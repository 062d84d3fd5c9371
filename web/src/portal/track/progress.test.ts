import type { ClockView } from 'contract/matter-parts'
import { expect, it } from 'vitest'
import { unitsToShow } from '../ask/AboutPart.tsx'
import { leadUnit, ownerOf, runningClocks, stageClock, standingOf } from './progress.ts'

const clock = (kind: string, dueAt: string, more: Partial<ClockView> = {}): ClockView => ({
  id: kind,
  kind,
  rule: kind,
  version: 1,
  basis: '',
  of: '',
  owner: 'organizer_clerk',
  startedAt: '2026-09-21T09:12:00+08:00',
  dueAt,
  metAt: null,
  pausedAt: null,
  endedAt: null,
  provisional: false,
  light: 'green',
  explanation: '',
  ...more,
})

it('tells by when the stage ends from the last clock that runs for it', () => {
  const clocks = [
    clock('handle', '2026-10-13T00:00:00+08:00'),
    clock('sign', '2026-09-23T00:00:00+08:00'),
    clock('contact', '2026-09-22T10:00:00+08:00'),
    clock('supervision', '2026-12-01T00:00:00+08:00'),
    clock('dispatch', '2026-12-01T00:00:00+08:00', { metAt: '2026-09-21T10:00:00+08:00' }),
    clock('accept', '2026-12-01T00:00:00+08:00', { pausedAt: '2026-09-21T10:00:00+08:00' }),
  ]
  expect(stageClock(clocks)?.kind).toBe('handle')
  expect(runningClocks(clocks).map(({ kind }) => kind)).toEqual(['contact', 'sign', 'handle', 'supervision'])
  expect(stageClock([])).toBeUndefined()
})

it('tells apart who must act', () => {
  expect(ownerOf({ owner: 'demander' })).toBe('you')
  expect(ownerOf({ owner: 'organizer_clerk' })).toBe('unit')
  expect(ownerOf({ owner: 'callback_clerk' })).toBe('centre')
})

it.each([
  ['callback', ['rate', 'set-confidential'], 'callback'],
  ['callback', ['set-confidential'], 'heard'],
  ['handling', [], 'handling'],
] as const)('asks for a rating only while one may be given: %s, %j', (state, allowed, standing) => {
  expect(standingOf({ state, allowed: [...allowed] })).toBe(standing)
})

it('names the lead unit, not one that gave the matter back', () => {
  expect(leadUnit({ assignments: [] })).toBeUndefined()
})

it('keeps chosen units in sight while others are sought', () => {
  const units = ['城管局', '番禺区', '石桥街道'].map((label, index) => ({ code: `u${index}`, label, parent: null }))
  expect(unitsToShow(units, ['u0'], '石桥').map(({ code }) => code)).toEqual(['u0', 'u2'])
  expect(unitsToShow(units, [], '')).toEqual([])
})
