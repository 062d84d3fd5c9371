import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { groupCode, groupNo } from '../../ui/digits.ts'
import { Notice } from '../../ui/Notice.tsx'
import { CopyButton } from '../CopyButton.tsx'
import { type JoinedCode, keptJoined } from '../joined.ts'
import type { Followed } from '../requests.ts'

/** The codes of those who joined, each until it is said to be written down. Shown where the request itself is looked at. */
export function useJoinedCodes({ no, asked }: Followed) {
  const [codes, setCodes] = useState(() => keptJoined.read() ?? [])
  const change = (step: (before: JoinedCode[]) => JoinedCode[]) =>
    setCodes((before) => {
      const next = step(before)
      keptJoined.write(next)
      return next
    })
  return {
    codes: codes.filter((given) => given.no === no || given.no === asked),
    add: (given: JoinedCode) => change((before) => [...before, given]),
    drop: (noted: JoinedCode) => change((before) => before.filter(({ code }) => code !== noted.code)),
  }
}

interface JoinedCodesProps {
  codes: readonly JoinedCode[]
  onNoted: (code: JoinedCode) => void
}

export function JoinedCodes({ codes, onNoted }: JoinedCodesProps) {
  const { t } = useTranslation()
  return codes.map((given) => (
    <Notice key={given.code} tone="done" title={t('own.joined.title', { name: given.name })}>
      <p>{t('own.joined.code', { no: groupNo(given.no), code: groupCode(given.code) })}</p>
      <p>{t('own.joined.once')}</p>
      <div className="row no-print">
        <CopyButton credentials={given} />
        <button type="button" className="button" onClick={() => onNoted(given)}>
          {t('noted')}
        </button>
      </div>
    </Notice>
  ))
}
