import type { Language } from '../platform/services.ts'
import { en } from './en.ts'
import type { Messages } from './types.ts'
import { zhCN } from './zh-CN.ts'

export type { Faults, MeasuredFaults, Messages } from './types.ts'

const byLanguage: Record<Language, Messages> = { 'zh-CN': zhCN, en }

/** The server's words in the reader's language. */
export const messagesIn = (language: Language): Messages => byLanguage[language]
