import type { MatterView } from 'contract/views'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SubmitKey } from '../../api/submit-key.ts'
import { RadioCards } from '../../ui/choices.tsx'
import { TextArea } from '../../ui/inputs.tsx'
import { SubmitButton } from '../../ui/SubmitButton.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { type Followed, sendOwn } from '../requests.ts'
import {
  emptyOwnDraft,
  isPressing,
  longestText,
  missingFields,
  type OwnCommand,
  type OwnDraft,
  type OwnField,
  ownBody,
} from './own-commands.ts'

interface OwnCommandFormProps {
  command: OwnCommand
  matter: MatterView
  followed: Followed
  onDone: (after: MatterView) => void
  onRefused: (error: unknown) => void
}

/** One thing the demander may do now, with its form inside. */
export function OwnCommandForm({ command, matter, followed, onDone, onRefused }: OwnCommandFormProps) {
  const { t } = useTranslation()
  const [key] = useState(() => new SubmitKey())
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<OwnDraft>(emptyOwnDraft)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const variant = command === 'set-confidential' && matter.confidential ? 'set-confidential-off' : command
  const missing = missingFields(command, draft)
  const wrongOf = (field: OwnField) => (tried && missing.includes(field) ? t(`own.missing.${field}`) : undefined)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    setError(undefined)
    if (busy) return
    if (missing[0]) {
      form.current?.querySelector<HTMLElement>(`[name="${command}-${missing[0]}"]`)?.focus()
      return
    }
    setBusy(true)
    try {
      onDone(await key.use((once) => sendOwn(followed, command, ownBody(command, draft, matter), once)))
      setDraft(emptyOwnDraft)
      setTried(false)
    } catch (refusal) {
      setError(refusal)
      onRefused(refusal)
    } finally {
      setBusy(false)
    }
  }

  return (
    <details className="own" open={isPressing(command, matter)}>
      <summary>{t(`own.${variant}.title`)}</summary>
      <form ref={form} noValidate onSubmit={submit} className="stack">
        <p>{t(`own.${variant}.text`)}</p>
        {command === 'rate' ? <RateFields draft={draft} change={setDraft} wrongOf={wrongOf} /> : null}
        <TextArea
          name={`${command}-text`}
          label={t(`own.${variant}.label`)}
          mark={t(command === 'rate' ? 'optional' : 'required')}
          error={wrongOf('text')}
          maxLength={longestText[command]}
          roomLeft={(count) => t('roomLeft', { count })}
          value={draft.text}
          onChange={(text) => setDraft({ ...draft, text })}
        />
        <ProblemNotice error={error} />
        <div className="row">
          <SubmitButton busy={busy} busyWords={t('own.sending')}>
            {t(`own.${variant}.send`)}
          </SubmitButton>
        </div>
      </form>
    </details>
  )
}

interface RateFieldsProps {
  draft: OwnDraft
  change: (draft: OwnDraft) => void
  wrongOf: (field: OwnField) => string | undefined
}

function RateFields({ draft, change, wrongOf }: RateFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <RadioCards
        compact
        name="rate-solved"
        label={t('own.solved')}
        error={wrongOf('solved')}
        value={draft.solved}
        choices={['yes', 'partly', 'no'].map((solved) => ({ value: solved, label: t(`states:solved.${solved}`) }))}
        onChange={(solved) => change({ ...draft, solved })}
      />
      <RadioCards
        compact
        name="rate-rating"
        label={t('own.rating')}
        error={wrongOf('rating')}
        value={draft.rating}
        choices={['5', '4', '3', '2', '1'].map((grade) => ({ value: grade, label: t(`states:grade.${grade}`) }))}
        onChange={(rating) => change({ ...draft, rating })}
      />
    </>
  )
}
