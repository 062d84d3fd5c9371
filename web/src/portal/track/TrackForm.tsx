import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeLength, digitsOf, groupAtEnd, groupNo, noLength } from '../../ui/digits.ts'
import { TextField } from '../../ui/inputs.tsx'
import { SubmitButton } from '../../ui/SubmitButton.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { type Followed, track } from '../requests.ts'
import { useSending } from '../use-sending.ts'
import { CodeField } from './CodeField.tsx'

/** Number and code, as they stand on the confirmation; spaces and full-width digits are all right. */
export function TrackForm({ onFound }: { onFound: (followed: Followed) => void }) {
  const { t } = useTranslation()
  const sending = useSending()
  const { form, tried, busy, error } = sending
  const [no, setNo] = useState('')
  const [code, setCode] = useState('')

  const credentials = { no: digitsOf(no), code: digitsOf(code) }
  const isNoWrong = credentials.no.length !== noLength
  const isCodeWrong = credentials.code.length !== codeLength

  const submit = (event: FormEvent) =>
    sending.submit(event, {
      wrong: isNoWrong ? 'no' : isCodeWrong ? 'code' : undefined,
      send: async () => onFound(await track(credentials)),
    })

  return (
    <form ref={form} noValidate onSubmit={submit} className="stack narrow">
      <TextField
        digits
        name="no"
        inputMode="numeric"
        autoComplete="off"
        label={t('track.no.label')}
        hint={t('track.no.hint')}
        error={tried && isNoWrong ? t('track.no.wrong') : undefined}
        value={no}
        onChange={(typed) => setNo(groupAtEnd(typed, no, groupNo))}
      />
      <CodeField error={tried && isCodeWrong ? t('track.code.wrong') : undefined} value={code} onChange={setCode} />
      <ProblemNotice error={error} />
      <div className="row">
        <SubmitButton busy={busy} busyWords={t('track.looking')}>
          {t('track.look')}
        </SubmitButton>
      </div>
      <p className="hint">{t('track.lost')}</p>
    </form>
  )
}
