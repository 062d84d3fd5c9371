import type { MatterView } from 'contract/views'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import { SubmitKey } from '../../api/submit-key.ts'
import { RadioCards } from '../../ui/choices.tsx'
import { TextArea, TextField } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SubmitButton } from '../../ui/SubmitButton.tsx'
import { longest } from '../draft.ts'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { type Followed, type OwnTaken, sendOwn } from '../requests.ts'
import {
  emptyOwnDraft,
  fieldsOf,
  isOptional,
  isPressing,
  longestText,
  missingFields,
  nameOf,
  type OwnDraft,
  type OwnField,
  type OwnForm,
  ownBody,
} from './own-commands.ts'

interface OwnCommandFormProps {
  form: OwnForm
  matter: MatterView
  followed: Followed
  isExpired: boolean
  onTyped: () => void
  onDone: (after: OwnTaken, draft: OwnDraft) => void
  onRefused: (error: unknown) => void
}

/** One thing the demander may do now, with its form inside. */
export function OwnCommandForm({ form, matter, followed, isExpired, onTyped, onDone, onRefused }: OwnCommandFormProps) {
  const { t } = useTranslation()
  const [key] = useState(() => new SubmitKey())
  const { command, question } = form
  const element = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<OwnDraft>(emptyOwnDraft)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const variant = command === 'set-confidential' && matter.confidential ? 'set-confidential-off' : command
  const missing = missingFields(command, draft)
  const change = (next: OwnDraft) => {
    onTyped()
    setDraft(next)
  }
  const wrongOf = (field: OwnField) => (tried && missing.includes(field) ? t(`own.missing.${field}`) : undefined)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    setError(undefined)
    if (busy) return
    if (missing[0]) {
      element.current?.querySelector<HTMLElement>(`[name="${nameOf(form)}-${missing[0]}"]`)?.focus()
      return
    }
    setBusy(true)
    try {
      const after = await key.use((once) => sendOwn(followed, command, ownBody(form, draft, matter), once))
      onDone(after, draft)
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
    <details className="own" open={isPressing(form, matter)}>
      <summary>{t(`own.${variant}.title`)}</summary>
      <form ref={element} noValidate onSubmit={submit} className="stack">
        <p>{t(`own.${variant}.text`)}</p>
        {question?.question ? <blockquote className="prose">{question.question}</blockquote> : null}
        {question?.heard ? <p className="hint">{t('own.heard')}</p> : null}
        {command === 'rate' ? <RateFields draft={draft} change={change} wrongOf={wrongOf} /> : null}
        {command === 'join' ? <JoinFields draft={draft} change={change} wrongOf={wrongOf} /> : null}
        {fieldsOf(command).includes('text') ? (
          <TextArea
            name={`${nameOf(form)}-text`}
            label={t(`own.${variant}.label`)}
            mark={t(isOptional(command, 'text') ? 'optional' : 'required')}
            error={wrongOf('text')}
            maxLength={longestText[command]}
            roomLeft={(count) => t('roomLeft', { count })}
            value={draft.text}
            onChange={(text) => change({ ...draft, text })}
          />
        ) : null}
        <Refusal error={error} isExpired={isExpired} />
        <div className="row">
          <SubmitButton busy={busy} busyWords={t('own.sending')}>
            {t(`own.${variant}.send`)}
          </SubmitButton>
        </div>
      </form>
    </details>
  )
}

/** A demander has no sign-in that its general words could mean; with a new code he may send again. */
function Refusal({ error, isExpired }: { error: unknown; isExpired: boolean }) {
  const { t } = useTranslation()
  if (!isProblem(error, 'not-signed-in')) return <ProblemNotice error={error} />
  return isExpired ? <Notice tone="wrong" title={t('own.expired')} /> : null
}

interface FieldsProps {
  draft: OwnDraft
  change: (draft: OwnDraft) => void
  wrongOf: (field: OwnField) => string | undefined
}

function RateFields({ draft, change, wrongOf }: FieldsProps) {
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

function JoinFields({ draft, change, wrongOf }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <div className="pair">
      <TextField
        name="join-name"
        label={t('own.join.name')}
        mark={t('required')}
        autoComplete="off"
        error={wrongOf('name')}
        maxLength={longest.name}
        value={draft.name}
        onChange={(name) => change({ ...draft, name })}
      />
      <TextField
        name="join-phone"
        type="tel"
        inputMode="tel"
        label={t('own.join.phone')}
        mark={t('required')}
        autoComplete="off"
        error={wrongOf('phone')}
        maxLength={longest.phone}
        value={draft.phone}
        onChange={(phone) => change({ ...draft, phone })}
      />
    </div>
  )
}
