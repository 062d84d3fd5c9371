import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { RightsRequestView } from 'contract/administration'
import { useTranslation } from 'react-i18next'
import { rightsRequestsQuery, ruleOnRights } from '../../api/administration.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { RequestList } from '../parts/RequestList.tsx'
import { useChange } from '../parts/use-change.ts'
import { useSession } from '../shell/Gate.tsx'
import { stamp } from '../time/due.ts'

/** Changes of administrators' rights that wait for a second person. Nobody rules on what he asked or is about himself. */
export function RightsRequests() {
  const { t } = useTranslation()
  return (
    <RequestList
      title={t('administration:requests.title')}
      none={t('administration:requests.none')}
      found={useQuery(rightsRequestsQuery)}
    >
      {(one) => <Request request={one} />}
    </RequestList>
  )
}

function Request({ request }: { request: RightsRequestView }) {
  const { t } = useTranslation()
  const { account: reader } = useSession()
  const { id, account, roles, askedBy, askedAt } = request
  const ruling = useChange({
    send: (ruled: 'approve' | 'reject') => ruleOnRights(id, ruled),
    reads: [['rights-requests'], ['accounts']],
    done: t('administration:saved'),
  })
  const wanted = roles.map((role) => t(`role.${role}`)).join(t('listComma')) || t('administration:noRoles')

  return (
    <>
      <p>{t('administration:requests.one', { account, wanted, by: askedBy, at: stamp(askedAt) })}</p>
      <ProblemNotice error={ruling.error} />
      {reader === askedBy || reader === account ? (
        <p className="soft">{t('administration:requests.own')}</p>
      ) : (
        <div className="form-foot">
          <Button type="primary" loading={ruling.isPending} onClick={() => ruling.mutate('approve')}>
            {t('administration:requests.approve')}
          </Button>
          <Button disabled={ruling.isPending} onClick={() => ruling.mutate('reject')}>
            {t('administration:requests.reject')}
          </Button>
        </div>
      )}
    </>
  )
}
