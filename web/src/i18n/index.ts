import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'
import { chooseLanguage, type Language, languageCodes } from './languages.ts'

export { type Language, languageCodes, languages } from './languages.ts'

const storageKey = 'huixiang.language'

/** One file a topic and language, each loaded when it is first needed. */
const topics = import.meta.glob<{ default: Record<string, unknown> }>('./*/*.json')

const files = {
  type: 'backend' as const,
  read(language: string, topic: string, done: (error: unknown, words: Record<string, unknown> | null) => void) {
    const load = topics[`./${language}/${topic}.json`]
    if (!load) return done(new Error(`No words for ${language}/${topic}`), null)
    load().then(
      (file) => done(null, file.default),
      (error: unknown) => done(error, null),
    )
  },
}

/** Storage may be refused (private windows): the choice then lasts as long as the page. */
function remembered(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

function remember(language: string): void {
  document.documentElement.lang = language
  try {
    localStorage.setItem(storageKey, language)
  } catch {}
}

/** The reader's language now, as `Accept-Language` and `lang` bear it. */
export const currentLanguage = (): Language => i18n.language as Language

/** Loads the words of the topics before anything is drawn. The first topic is the one of keys without a prefix. */
export async function startI18n(wanted: readonly string[]): Promise<void> {
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18n
    .use(files)
    .use(initReactI18next)
    .init({
      lng: chooseLanguage([remembered() ?? '', ...navigator.languages].filter(Boolean)),
      supportedLngs: languageCodes,
      load: 'currentOnly',
      fallbackLng: false,
      ns: [...wanted],
      defaultNS: wanted[0],
      interpolation: { escapeValue: false },
    })
}

export async function changeLanguage(language: Language): Promise<void> {
  await i18n.changeLanguage(language)
  remember(language)
}

export default i18n
