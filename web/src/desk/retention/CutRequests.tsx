import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { type CutRequest, cutRequestsQuery, ruleOnCut } from '../../api/retention.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { RequestList } from '../parts/RequestList.tsx'
import { useChange } from '../parts/use-change.ts'
import { useSession } from '../shell/Gate.tsx'
import { stamp } from '../time/due.ts'

/** Requests to cut personal data that wait for a second person. Nobody rules on what he asked for. */
export function CutRequests() {
  const { t } = useTranslation()
  return (
    <RequestList title={t('rights:cut.waiting')} none={t('rights:cut.none')} found={useQuery(cutRequestsQuery)}>
      {(one) => <Request request={one} />}
    </RequestList>
  )
}

function Request({ request }: { request: CutRequest }) {
  const { t } = useTranslation()
  const { account, roles } = useSession()
  const { matter: no, askedBy, askedAt, reason } = request
  const mayRule = roles.includes('security_admin') && account !== askedBy
  return (
    <>
      <p>{t('rights:cut.one', { by: askedBy, at: stamp(askedAt), no })}</p>
      {reason ? <p className="soft">{t('rights:log.because', { reason })}</p> : null}
      {mayRule ? <Ruling request={request} /> : <p className="soft">{t('rights:cut.elsewhere')}</p>}
    </>
  )
}

function Ruling({ request: { id, matter: no } }: { request: CutRequest }) {
  const { t } = useTranslation()
  const reads = [cutRequestsQuery.queryKey]
  const approving = useChange({ send: () => ruleOnCut(id, 'approve'), reads, done: t('rights:cut.approved') })
  const rejecting = useChange({ send: () => ruleOnCut(id, 'reject'), reads, done: t('rights:cut.rejected') })
  const isPending = approving.isPending || rejecting.isPending
  return (
    <>
      <ProblemNotice error={approving.error ?? rejecting.error} />
      <div className="form-foot">
        <Popconfirm title={t('rights:cut.approveAsk', { no })} onConfirm={() => approving.mutate(undefined)}>
          <Button danger disabled={isPending} aria-label={t('rights:cut.approveOne', { no })}>
            {t('rights:cut.approve')}
          </Button>
        </Popconfirm>
        <Button
          disabled={isPending}
          aria-label={t('rights:cut.rejectOne', { no })}
          onClick={() => rejecting.mutate(undefined)}
        >
          {t('rights:cut.reject')}
        </Button>
      </div>
    </>
  )
}
