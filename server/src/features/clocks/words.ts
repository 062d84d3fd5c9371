import { clockWords as english } from '../../messages/clocks.en.ts'
import { type ClockWords, clockWords as chinese } from '../../messages/clocks.zh-CN.ts'
import type { Language } from '../../platform/services.ts'

/** What is said about clocks, in the reader's language. */
export const wordsIn = (language: Language): ClockWords => (language === 'en' ? english : chinese)
