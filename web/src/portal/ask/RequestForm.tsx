import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import { randomKey } from '../../api/submit-key.ts'
import { Notice } from '../../ui/Notice.tsx'
import { SubmitButton } from '../../ui/SubmitButton.tsx'
import { bodyOf, checkDraft, type DraftField, fieldOf, type Wrongs } from '../check-draft.ts'
import { asOffered, type Draft, emptyDraft, isEmpty, keptDraft, type Unanswered } from '../draft.ts'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { register } from '../requests.ts'
import { type Receipt, sendRequest } from '../send-request.ts'
import { AboutPart } from './AboutPart.tsx'
import { WhatPart } from './WhatPart.tsx'
import { WherePart } from './WherePart.tsx'
import { WhoPart } from './WhoPart.tsx'

/** The draft with everything that keeps it: each change goes to the device at once. */
function useKeptDraft() {
  const [kept] = useState(() => keptDraft.read())
  const [draft, setDraft] = useState<Draft>(asOffered(kept?.draft ?? emptyDraft))
  const unanswered = useRef<Unanswered | undefined>(kept?.unanswered)

  const save = (next: Draft) => {
    if (isEmpty(next) && !unanswered.current) keptDraft.clear()
    else keptDraft.write({ draft: next, ...(unanswered.current ? { unanswered: unanswered.current } : {}) })
  }
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes }
    setDraft(next)
    save(next)
  }
  const keep = (attempt: Unanswered | undefined) => {
    unanswered.current = attempt
    save(draft)
  }
  const clear = () => {
    unanswered.current = undefined
    keptDraft.clear()
    setDraft(emptyDraft)
  }
  return { draft, change, keep, clear, unanswered, wasKept: kept !== undefined }
}

/** What the server said about single fields, to stand beside them. */
function fieldErrors(error: unknown): Partial<Record<DraftField, string>> {
  if (!isProblem(error)) return {}
  const { code, errors = [], detail, title } = error.problem
  const words = detail ?? title
  if (code === 'unknown-place') return { district: words }
  if (code === 'unknown-organizer') return { about: words }
  return Object.fromEntries(errors.flatMap(({ path, what }) => (fieldOf(path) ? [[fieldOf(path), what]] : [])))
}

/** The whole request on one page. Nothing typed is lost: not by an error, nor by leaving and coming back. */
export function RequestForm({ onDone }: { onDone: (receipt: Receipt) => void }) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const { draft, change, keep, clear, unanswered, wasKept } = useKeptDraft()
  const [tries, setTries] = useState(0)
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>()

  const wrongs: Wrongs = tries > 0 ? checkDraft(draft) : {}
  const said = fieldErrors(error)
  const wrongOf = (field: DraftField) => (wrongs[field] ? t(`ask.wrong.${wrongs[field]}`) : said[field])
  const wrongCount = Object.keys(wrongs).length

  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])

  async function submit(event: FormEvent) {
    event.preventDefault()
    setTries(tries + 1)
    if (!draft.type || Object.keys(checkDraft(draft)).length > 0 || sending) return
    setSending(true)
    setError(undefined)
    try {
      const receipt = await sendRequest(bodyOf(draft, draft.type), unanswered.current, {
        send: register,
        newKey: randomKey,
        keep,
      })
      clear()
      onDone(receipt)
    } catch (refusal) {
      setError(refusal)
      setTries((before) => before + 1)
    } finally {
      setSending(false)
    }
  }

  const part = {
    draft,
    wrongOf,
    change: (changes: Partial<Draft>) => {
      setError(undefined)
      change(changes)
    },
  }
  return (
    <form ref={form} noValidate onSubmit={submit} className="request-form">
      {wasKept && !isEmpty(draft) ? (
        <Notice tone="plain">
          <p>{t('ask.restored')}</p>
          <button type="button" className="quiet" onClick={clear}>
            {t('ask.clear')}
          </button>
        </Notice>
      ) : null}
      <WhatPart {...part} />
      {draft.type === 'report' ? <AboutPart {...part} /> : null}
      <WherePart {...part} />
      <WhoPart {...part} />
      <div className="stack">
        {wrongCount > 0 ? <Notice tone="wrong" title={t('ask.wrong.some', { count: wrongCount })} /> : null}
        <ProblemNotice error={error} />
        <div className="row">
          <SubmitButton busy={sending} busyWords={t('ask.sending')}>
            {t('ask.send')}
          </SubmitButton>
          <p className="hint">{t('ask.kept')}</p>
        </div>
      </div>
    </form>
  )
}
