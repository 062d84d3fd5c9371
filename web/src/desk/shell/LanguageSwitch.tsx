import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { changeLanguage, languageCodes, languages } from '../../i18n/index.ts'

/** One button for each other language, by its own name. */
export function LanguageSwitch() {
  const { i18n } = useTranslation()
  const queries = useQueryClient()
  // The server words some of what it tells: names of units, reasons of due times.
  const change = async (code: (typeof languageCodes)[number]) => {
    await changeLanguage(code)
    await queries.invalidateQueries()
  }
  return (
    <>
      {languageCodes
        .filter((code) => code !== i18n.language)
        .map((code) => (
          <Button key={code} type="text" lang={code} onClick={() => void change(code)}>
            {languages[code]}
          </Button>
        ))}
    </>
  )
}
