import type { Language } from '../platform/services.ts'
import type { ExportWords } from './export-words.ts'
import { exportWords as en } from './exports.en.ts'
import { exportWords as zhCN } from './exports.zh-CN.ts'

const byLanguage: Record<Language, ExportWords> = { 'zh-CN': zhCN, en }

/** The words inside an exported file, in the asker's language. */
export const exportWordsIn = (language: Language): ExportWords => byLanguage[language]
