import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { isProblem } from '../../api/client.ts'
import { SubmitKey } from '../../api/submit-key.ts'
import { portalPaths } from '../../paths.ts'
import { RadioCards } from '../../ui/choices.tsx'
import { TextField } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { SubmitButton } from '../../ui/SubmitButton.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { ratingCodeIn } from '../rating-code.ts'
import { rateService } from '../requests.ts'
import { useSending } from '../use-sending.ts'

const grades = ['5', '4', '3', '2', '1'] as const

/** How the hotline served somebody, by the code of his contact; the result of a request is rated where it is followed. */
export default function RatePage() {
  const { t } = useTranslation()
  const [done, setDone] = useState(false)
  const given = useGivenCode(() => setDone(false))

  return (
    <Page title={t('rate.page')} lead={t('rate.lead')}>
      {done ? (
        <Notice takesFocus tone="done" title={t('rate.done')} />
      ) : (
        <RateForm key={given} given={given} onDone={() => setDone(true)} />
      )}
    </Page>
  )
}

/**
 * The code that a link bears behind `#`, which is sent to no server and stands in no log. It is taken out of the address
 * at once, so that it is neither seen there nor kept among the pages that were visited.
 */
function useGivenCode(onGiven: () => void): string {
  const { hash } = useLocation()
  const navigate = useNavigate()
  const [given, setGiven] = useState('')

  useEffect(() => {
    const code = ratingCodeIn(hash)
    if (!code) return
    setGiven(code)
    onGiven()
    void navigate(portalPaths.rate, { replace: true })
  }, [hash, navigate, onGiven])

  return given
}

function RateForm({ given, onDone }: { given: string; onDone: () => void }) {
  const { t } = useTranslation()
  const [key] = useState(() => new SubmitKey())
  const sending = useSending()
  const { form, tried, busy, error } = sending
  const [typed, setTyped] = useState(given)
  const [grade, setGrade] = useState('')
  const code = ratingCodeIn(typed)

  const submit = (event: FormEvent) =>
    sending.submit(event, {
      wrong: code ? (grade ? undefined : 'rating') : 'code',
      send: async () => {
        await key.use((once) => rateService({ code: String(code), rating: Number(grade) }, once))
        onDone()
      },
    })

  return (
    <form ref={form} noValidate onSubmit={submit} className="stack narrow">
      <TextField
        name="code"
        autoComplete="off"
        label={t('rate.code.label')}
        hint={t('rate.code.hint')}
        error={tried && !code ? t('rate.code.wrong') : undefined}
        value={typed}
        onChange={setTyped}
      />
      <RadioCards
        compact
        name="rating"
        label={t('rate.grade.label')}
        error={tried && !grade ? t('rate.grade.missing') : undefined}
        value={grade}
        choices={grades.map((value) => ({ value, label: t(`states:grade.${value}`) }))}
        onChange={setGrade}
      />
      <Refusal error={error} />
      <div className="row">
        <SubmitButton busy={busy} busyWords={t('own.sending')}>
          {t('own.rate.send')}
        </SubmitButton>
      </div>
    </form>
  )
}

/** The general words of these two speak of a matter with its number, which a contact need not have. */
function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (isProblem(error, 'wrong-code')) return <Notice tone="wrong" title={t('rate.refused.wrongCode')} />
  if (isProblem(error, 'wrong-state')) return <Notice tone="wrong" title={t('rate.refused.rated')} />
  return <ProblemNotice error={error} />
}
