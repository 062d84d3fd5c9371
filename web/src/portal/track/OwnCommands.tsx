import { useQueryClient } from '@tanstack/react-query'
import type { MatterView } from 'contract/views'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import { Notice } from '../../ui/Notice.tsx'
import { type Followed, ownHistoryQuery, ownMatterQuery } from '../requests.ts'
import { OwnCommandForm } from './OwnCommandForm.tsx'
import { type OwnCommand, shownCommands } from './own-commands.ts'

interface OwnCommandsProps {
  matter: MatterView
  followed: Followed
}

/** Exactly what the server lets the demander do now. */
export function OwnCommands({ matter, followed }: OwnCommandsProps) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const [held, setHeld] = useState<OwnCommand[]>([])
  const [done, setDone] = useState<OwnCommand>()
  const { queryKey } = ownMatterQuery(followed, i18n.language)
  const commands = shownCommands(matter.allowed, held)

  const taken = (command: OwnCommand, after: MatterView) => {
    setHeld(held.filter((other) => other !== command))
    setDone(command)
    queries.setQueryData(queryKey, after)
    void queries.invalidateQueries({ queryKey: ownHistoryQuery(followed).queryKey })
  }
  const refused = (command: OwnCommand, error: unknown) => {
    setDone(undefined)
    setHeld([...new Set([...held, command])])
    if (isProblem(error) && error.problem.status === 409) void queries.invalidateQueries({ queryKey })
  }

  if (commands.length === 0 && !done) return null
  return (
    <section aria-labelledby="own">
      <h2 id="own">{t('own.title')}</h2>
      {done ? <Notice tone="done" title={t(`own.${done}.done`)} /> : null}
      {commands.map((command) => (
        <OwnCommandForm
          key={command}
          command={command}
          matter={matter}
          followed={followed}
          onDone={(after) => taken(command, after)}
          onRefused={(error) => refused(command, error)}
        />
      ))}
    </section>
  )
}
