import { expect, it } from 'vitest'
import en from '../../i18n/en/portal.json'
import zh from '../../i18n/zh-CN/portal.json'
import { groupCode, groupNo } from './read-out.ts'

it('groups a number as the portal asks for it', () => {
  for (const { track } of [zh, en]) expect(track.no.hint).toContain(groupNo('2603020001234'))
})

it('groups a code in fours', () => {
  expect(groupCode('12345678')).toBe('1234 5678')
})
