import { expect, it } from 'vitest'
import { chooseLanguage } from './languages.ts'
import { dayOnly, dueParts, momentWords } from './moments.ts'

const now = new Date('2026-09-21T09:12:00+08:00')

it('says "by the end of" the day before for a limit that ends at midnight in Shanghai', () => {
  const due = dueParts('2026-10-13T00:00:00+08:00', 'zh-CN', now)
  expect(due.endOfDay).toBe(true)
  expect(due.words).toContain('10月12日')
  expect(dueParts('2026-10-12T16:00:00Z', 'en', now)).toEqual(dueParts('2026-10-13T00:00:00+08:00', 'en', now))
})

it('says the time of day for a limit in hours, whatever zone it is written in', () => {
  const due = dueParts('2026-02-13T11:30:00Z', 'zh-CN', now)
  expect(due.endOfDay).toBe(false)
  expect(due.words).toContain('2月13日')
  expect(due.words).toContain('19:30')
})

it('tells the year only where it is not this one', () => {
  expect(momentWords('2026-02-13T19:30:00+08:00', 'en', now)).not.toContain('2026')
  expect(dueParts('2027-01-01T00:00:00+08:00', 'zh-CN', now).words).not.toContain('2026')
  expect(dueParts('2027-01-05T00:00:00+08:00', 'zh-CN', now).words).toContain('2027')
})

it('says a day as it is in Shanghai', () => {
  expect(dayOnly('2026-10-01', 'zh-CN', now)).toContain('10月1日')
  expect(dayOnly('2027-01-01', 'zh-CN', now)).toContain('2027')
})

it('chooses a language by the wishes of the browser', () => {
  expect(chooseLanguage(['en-GB', 'zh-CN'])).toBe('en')
  expect(chooseLanguage(['fr', 'zh-HK'])).toBe('zh-CN')
  expect(chooseLanguage(['fr'])).toBe('zh-CN')
})
