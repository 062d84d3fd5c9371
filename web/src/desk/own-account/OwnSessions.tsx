import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm, Table, Tag } from 'antd'
import type { SessionsView } from 'contract/people'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { endSession, ownSessionsQuery } from '../../api/session.ts'
import { deskPaths } from '../../paths.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { leavingEverywhere } from '../shell/leaving.ts'
import { stamp } from '../time/due.ts'

type OwnSession = SessionsView['items'][number]

/** Where the reader is signed in. Each sign-in but this one can be ended alone, and all together. */
export function OwnSessions() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const found = useQuery(ownSessionsQuery)
  const ending = useMutation({
    mutationFn: endSession,
    onSuccess: () => void message.success(t('own:sessions.ended')),
    onSettled: () => queries.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  })
  const navigate = useNavigate()

  return (
    <section className="sheet" aria-labelledby="own-sessions">
      <h2 id="own-sessions">{t('own:sessions.title')}</h2>
      <p className="soft">{t('own:sessions.about')}</p>
      <ProblemNotice error={found.error ?? ending.error} />
      <Table<OwnSession>
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        loading={found.isPending}
        dataSource={found.data ?? []}
        columns={[
          { title: t('own:sessions.from'), render: (_, { createdAt }) => stamp(createdAt) },
          { title: t('own:sessions.last'), render: (_, { lastSeenAt }) => stamp(lastSeenAt) },
          { title: t('own:sessions.until'), render: (_, { expiresAt }) => stamp(expiresAt) },
          {
            key: 'end',
            render: (_, { id, current, createdAt }) =>
              current ? (
                <Tag>{t('own:sessions.current')}</Tag>
              ) : (
                <Button
                  size="small"
                  aria-label={t('own:sessions.endOne', { at: stamp(createdAt) })}
                  disabled={ending.isPending}
                  onClick={() => ending.mutate(id)}
                >
                  {t('own:sessions.end')}
                </Button>
              ),
          },
        ]}
      />
      <div className="form-foot">
        <Popconfirm
          title={t('own:sessions.endAllAsk')}
          onConfirm={() => navigate(deskPaths.signOut, { state: leavingEverywhere })}
        >
          <Button>{t('own:sessions.endAll')}</Button>
        </Popconfirm>
      </div>
    </section>
  )
}
