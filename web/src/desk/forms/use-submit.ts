import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { SentCommand } from 'contract/commands'
import type { ContactBody } from 'contract/contacts'
import type { AssignmentView } from 'contract/matter-parts'
import type { MatterView } from 'contract/views'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem, serverNow } from '../../api/client.ts'
import { historyQuery, matterQuery, recordContact, sendCommand } from '../../api/matters.ts'
import { SubmitKey } from '../../api/submit-key.ts'
import { endedAt } from '../time/ended-at.ts'
import { behalfPath } from './BehalfFields.tsx'
import { bodyOf, type FormValues } from './body.ts'
import type { FormField } from './fields.ts'

interface Submit {
  matter: MatterView
  command: SentCommand
  assignment: AssignmentView | undefined
  fields: readonly FormField[]
  isOnBehalf: boolean
  onDone: () => void
}

/** The contact in which an operator was asked, recorded once however often the command is tried. */
function useContact(no: string) {
  const startedAt = useRef(new Date(serverNow()).toISOString())
  const key = useRef(new SubmitKey())
  const recorded = useRef<string>(undefined)

  return async (answers: { channel: ContactBody['channel']; phone?: string }): Promise<string> => {
    if (!recorded.current) {
      const phone = answers.phone?.trim()
      const contact: ContactBody = {
        channel: answers.channel,
        ...(phone ? { phone } : {}),
        startedAt: startedAt.current,
        endedAt: endedAt(startedAt.current),
        outcome: 'linked',
        matter: no,
      }
      recorded.current = (await key.current.use((one) => recordContact(contact, one))).id
    }
    return recorded.current
  }
}

/** Sends a command's form. On a refusal the form stays, and the matter is read again where it has changed. */
export function useSubmit({ matter, command, assignment, fields, isOnBehalf, onDone }: Submit) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const key = useRef(new SubmitKey())
  const contactFor = useContact(matter.no)
  const [version, setVersion] = useState(matter.version)

  const readAgain = async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: matterQuery(matter.no).queryKey }),
      queries.invalidateQueries({ queryKey: historyQuery(matter.no).queryKey }),
    ])
  }

  const sending = useMutation({
    mutationFn: async (values: FormValues) => {
      const contact = isOnBehalf
        ? await contactFor(values[behalfPath] as { channel: ContactBody['channel'] })
        : undefined
      const known = { expectedVersion: version, assignment: assignment?.id, contact, participant: values.participant }
      const body = bodyOf(fields, values, known)
      return key.current.use((one) => sendCommand({ no: matter.no, command, body, key: one }))
    },
    onSuccess: (after) => {
      queries.setQueryData(matterQuery(matter.no).queryKey, after)
      void queries.invalidateQueries({ queryKey: historyQuery(matter.no).queryKey })
      void queries.invalidateQueries({ queryKey: ['list'] })
      void queries.invalidateQueries({ queryKey: ['counts'] })
      void message.success(t('form.done', { command: t(`commands:command.${command}`) }))
      onDone()
    },
    onError: (error) => {
      if (isProblem(error) && error.problem.status === 409) void readAgain()
    },
  })

  return {
    version,
    readOn: () => setVersion(matter.version),
    send: (values: FormValues) => {
      if (!sending.isPending) sending.mutate(values)
    },
    error: sending.error,
    isPending: sending.isPending,
  }
}
