import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { changeLanguage, languageCodes, languages } from '../../i18n/index.ts'

/** One button for each other language, by its own name. */
export function LanguageSwitch() {
  const { i18n } = useTranslation()
  return (
    <>
      {languageCodes
        .filter((code) => code !== i18n.language)
        .map((code) => (
          <Button key={code} type="text" lang={code} onClick={() => void changeLanguage(code)}>
            {languages[code]}
          </Button>
        ))}
    </>
  )
}
