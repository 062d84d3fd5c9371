import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { groupCode, groupNo } from '../ui/digits.ts'
import type { Credentials } from './requests.ts'

/** Copies number and code together, in words that say what they are. */
export function CopyButton({ credentials: { no, code } }: { credentials: Credentials }) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<'copied' | 'notCopied'>()
  const words = t('done.copyText', { no: groupNo(no), code: groupCode(code) })

  /** The clipboard is missing on plain http and may be refused: then it is said, and the figures can be selected. */
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words)
      setOutcome('copied')
    } catch {
      setOutcome('notCopied')
    }
  }

  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        {t('done.copy')}
      </button>
      <span role="status">{outcome ? t(`done.${outcome}`) : ''}</span>
    </>
  )
}
