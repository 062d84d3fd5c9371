import { expect, it } from 'vitest'
import en from '../../i18n/en/portal.json'
import zh from '../../i18n/zh-CN/portal.json'
import { calledOut, groupCode, groupNo } from './read-out.ts'

it('groups a number as the portal asks for it', () => {
  for (const { track } of [zh, en]) expect(track.no.hint).toContain(groupNo('2603020001234'))
})

it('groups a code in fours', () => {
  expect(groupCode('12345678')).toBe('1234 5678')
})

it.each([
  ['2026-03-02T23:58:00+08:00', '23:58'],
  ['2026-03-03T00:03:00+08:00', '2026-03-03 00:03'],
])('calls out %s just before midnight as %s', (at, words) => {
  expect(calledOut(at, Date.parse('2026-03-02T23:53:00+08:00'))).toBe(words)
})
