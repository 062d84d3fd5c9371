/** The languages there are, each by its own name. A further one is a folder beside these and a line here. */
export const languages = { 'zh-CN': '中文', en: 'English' } as const

export type Language = keyof typeof languages
export const languageCodes = Object.keys(languages) as Language[]

const isLanguage = (code: string): code is Language => code in languages

/** The best of our languages for a list of wishes, such as `navigator.languages`. zh-CN where none fits. */
export function chooseLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const found = isLanguage(wish)
      ? wish
      : languageCodes.find((code) => code.split('-')[0] === wish.split('-')[0]?.toLowerCase())
    if (found) return found
  }
  return 'zh-CN'
}
