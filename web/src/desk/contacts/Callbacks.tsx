import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import type { CallbackView } from 'contract/contacts'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callbacksQuery, sendTry } from '../../api/contacts.ts'
import { SubmitKey } from '../../api/submit-key.ts'
import { DueTime } from '../parts/DueTime.tsx'
import { PagedTable } from '../parts/PagedTable.tsx'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { stamp } from '../time/due.ts'
import { useKeptPlace } from './use-kept-place.ts'

/** Numbers that wait to be called back, the most urgent first. Who calls back records each try. */
export function Callbacks({ mayTry }: { mayTry: boolean }) {
  const { t } = useTranslation()
  const found = useInfiniteQuery({ ...callbacksQuery, refetchInterval: 60_000 })
  const pages = found.data?.pages ?? []
  const { overdue = 0, capped = false } = pages[0] ?? {}
  const keptPlace = useKeptPlace(found.data)

  return (
    <section className="sheet" aria-labelledby="callbacks" {...keptPlace}>
      <h2 id="callbacks">{t('contacts:callbacks')}</h2>
      {overdue > 0 ? (
        <p role="status">
          <strong>
            {capped ? t('contacts:overdueMore', { most: overdue }) : t('contacts:overdue', { count: overdue })}
          </strong>
        </p>
      ) : null}
      <PagedTable<CallbackView>
        found={found}
        rowKey="contact"
        locale={{ emptyText: t('contacts:none') }}
        columns={[
          { title: t('contacts:column.phone'), dataIndex: 'phone' },
          { title: t('contacts:column.missed'), render: (_, { missedAt }) => stamp(missedAt) },
          {
            title: t('contacts:column.due'),
            render: (_, { dueAt, light }) => <DueTime dueAt={dueAt} light={light} />,
          },
          {
            title: t('contacts:column.tries'),
            render: (_, { tries, mostTries, lastTryAt }) => (
              <>
                {t('contacts:tries', { tries, most: mostTries })}
                {lastTryAt ? <div className="soft">{stamp(lastTryAt)}</div> : null}
              </>
            ),
          },
          ...(mayTry ? [{ key: 'try', render: (_: unknown, task: CallbackView) => <Try task={task} /> }] : []),
        ]}
      />
    </section>
  )
}

function Try({ task }: { task: CallbackView }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const key = useRef(new SubmitKey())
  const [note, setNote] = useState('')
  const sending = useMutation({
    mutationFn: (reached: boolean) => {
      const said = note.trim()
      const body = { reached, ...(said && { note: said }) }
      return key.current.use((one) => sendTry(task.contact, body, one))
    },
    onSuccess: () => {
      setNote('')
      void message.success(t('contacts:done'))
    },
    // Also after a refusal: somebody else may have reached the caller meanwhile.
    onSettled: () => queries.invalidateQueries({ queryKey: ['callbacks'] }),
  })
  const isSent = (reached: boolean) => sending.isPending && sending.variables === reached
  // Not by disabling the buttons: one that has the keys would lose them.
  const send = (reached: boolean) => {
    if (!sending.isPending) sending.mutate(reached)
  }

  return (
    <>
      <ProblemNotice error={sending.error} />
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        <Input
          value={note}
          onChange={(event) => setNote(event.target.value)}
          placeholder={t('contacts:note')}
          aria-label={t('contacts:note')}
          maxLength={2_000}
          style={{ width: 180 }}
        />
        <Button name="reached" type="primary" loading={isSent(true)} onClick={() => send(true)}>
          {t('contacts:reached')}
        </Button>
        <Button name="unreached" loading={isSent(false)} onClick={() => send(false)}>
          {t('contacts:unreached')}
        </Button>
      </div>
    </>
  )
}
