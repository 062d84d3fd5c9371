import { expect, it } from 'vitest'
import en from '../i18n/en/portal.json'
import zh from '../i18n/zh-CN/portal.json'
import { groupNo } from './digits.ts'

it('groups a number as the portal asks for it', () => {
  for (const { track } of [zh, en]) expect(track.no.hint).toContain(groupNo('2603020001234'))
})
