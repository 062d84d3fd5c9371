import { useQueryClient } from '@tanstack/react-query'
import type { MatterView } from 'contract/views'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import { Notice } from '../../ui/Notice.tsx'
import { groupCode } from '../digits.ts'
import { type Followed, type OwnTaken, ownHistoryQuery, ownMatterQuery } from '../requests.ts'
import { OwnCommandForm } from './OwnCommandForm.tsx'
import { nameOf, type OwnCommand, type OwnForm, shownForms } from './own-commands.ts'

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
  const [done, setDone] = useState<{ command: OwnCommand; code?: string }>()
  const forms = shownForms(matter, held)

  const taken = (form: OwnForm, { code, ...after }: OwnTaken) => {
    setHeld(held.filter((other) => other !== nameOf(form)))
    setDone({ command: form.command, ...(code && { code }) })
    queries.setQueryData(ownMatterQuery(followed, i18n.language).queryKey, after)
    void queries.invalidateQueries({ queryKey: ownHistoryQuery(followed, i18n.language).queryKey })
  }
  const refused = (form: OwnForm, error: unknown) => {
    setDone(undefined)
    setHeld([...new Set([...held, nameOf(form)])])
    if (isProblem(error, 'not-signed-in')) onExpired()
    if (isProblem(error) && error.problem.status === 409) void queries.invalidateQueries({ queryKey: ['own'] })
  }

  if (forms.length === 0 && !done) return null
  return (
    <section aria-labelledby="own">
      <h2 id="own">{t('own.title')}</h2>
      {done ? (
        <Notice tone="done" title={t(`own.${done.command}.done`)}>
          {done.code ? <p>{t('own.joinedCode', { code: groupCode(done.code) })}</p> : null}
        </Notice>
      ) : null}
      {forms.map((form) => (
        <OwnCommandForm
          key={nameOf(form)}
          form={form}
          matter={matter}
          followed={followed}
          isExpired={isExpired}
          onDone={(after) => taken(form, after)}
          onRefused={(error) => refused(form, error)}
        />
      ))}
    </section>
  )
}
