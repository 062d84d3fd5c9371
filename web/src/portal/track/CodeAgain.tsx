import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeLength, digitsOf } from '../../ui/digits.ts'
import { Notice } from '../../ui/Notice.tsx'
import { SubmitButton } from '../../ui/SubmitButton.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { type Followed, track } from '../requests.ts'
import { useSending } from '../use-sending.ts'
import { CodeField } from './CodeField.tsx'

interface CodeAgainProps {
  followed: Followed
  /** How often something was sent in vain: each time the keys go to the code. */
  sentInVain: number
  /** Whether anything is on the page beside it, which may be old. */
  hasMore: boolean
  onFound: (followed: Followed) => void
}

/** The two hours are over. The code alone is asked for: another number would go on with what was typed for this one. */
export function CodeAgain({ followed, sentInVain, hasMore, onFound }: CodeAgainProps) {
  const { t } = useTranslation()
  const sending = useSending()
  const { form, tried, busy, error } = sending
  const [code, setCode] = useState('')
  const digits = digitsOf(code)
  const isWrong = digits.length !== codeLength

  useEffect(() => {
    if (sentInVain > 0) form.current?.querySelector<HTMLElement>('[name=code]')?.focus()
  }, [form, sentInVain])

  const submit = (event: FormEvent) =>
    sending.submit(event, {
      wrong: isWrong ? 'code' : undefined,
      send: async () => onFound(await track({ no: followed.asked ?? followed.no, code: digits })),
    })

  return (
    <form ref={form} noValidate onSubmit={submit} className="stack no-print">
      <Notice tone="warn" title={t('track.expired')}>
        {hasMore ? <p>{t('track.expiredKept')}</p> : null}
      </Notice>
      <CodeField error={tried && isWrong ? t('track.code.wrong') : undefined} value={code} onChange={setCode} />
      <ProblemNotice error={error} />
      <div className="row">
        <SubmitButton busy={busy} busyWords={t('track.looking')}>
          {t('track.goOn')}
        </SubmitButton>
      </div>
    </form>
  )
}
