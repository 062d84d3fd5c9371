import { useQueryClient } from '@tanstack/react-query'
import type { MatterView } from 'contract/views'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import { Notice } from '../../ui/Notice.tsx'
import { type Followed, type OwnTaken, ownHistoryQuery, ownMatterQuery } from '../requests.ts'
import { JoinedCodes, useJoinedCodes } from './JoinedCodes.tsx'
import { OwnCommandForm } from './OwnCommandForm.tsx'
import { nameOf, type OwnCommand, type OwnDraft, type OwnForm, shownForms } from './own-commands.ts'

interface OwnCommandsProps {
  matter: MatterView
  followed: Followed
  /** The token is over: nothing that is sent is taken until there is a new one. */
  isExpired: boolean
  /** Something was sent and not taken for that. */
  onExpired: () => void
}

/** Exactly what the server lets the demander do now. */
export function OwnCommands({ matter, followed, isExpired, onExpired }: OwnCommandsProps) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const [held, setHeld] = useState<string[]>([])
  const [done, setDone] = useState<{ command: OwnCommand; times: number }>()
  const joined = useJoinedCodes(followed)
  const forms = shownForms(matter, held)

  const hold = (form: OwnForm) =>
    setHeld((before) => (before.includes(nameOf(form)) ? before : [...before, nameOf(form)]))
  const taken = (form: OwnForm, { code, ...after }: OwnTaken, { name }: OwnDraft) => {
    setHeld((before) => before.filter((other) => other !== nameOf(form)))
    setDone((before) => ({ command: form.command, times: (before?.times ?? 0) + 1 }))
    if (code) joined.add({ no: after.no, code, name: name.trim() })
    queries.setQueryData(ownMatterQuery(followed, i18n.language).queryKey, after)
    void queries.invalidateQueries({ queryKey: ownHistoryQuery(followed, i18n.language).queryKey })
  }
  const refused = (form: OwnForm, error: unknown) => {
    setDone(undefined)
    hold(form)
    if (isProblem(error, 'not-signed-in')) onExpired()
    if (isProblem(error) && error.problem.status === 409) void queries.invalidateQueries({ queryKey: ['own'] })
  }

  if (forms.length === 0 && !done && joined.codes.length === 0) return null
  return (
    <section aria-labelledby="own">
      <h2 id="own">{t('own.title')}</h2>
      {done ? <Notice key={done.times} takesFocus tone="done" title={t(`own.${done.command}.done`)} /> : null}
      <JoinedCodes codes={joined.codes} onNoted={joined.drop} />
      {forms.map((form) => (
        <OwnCommandForm
          key={nameOf(form)}
          form={form}
          matter={matter}
          followed={followed}
          isExpired={isExpired}
          onTyped={() => hold(form)}
          onDone={(after, draft) => taken(form, after, draft)}
          onRefused={(error) => refused(form, error)}
        />
      ))}
    </section>
  )
}
