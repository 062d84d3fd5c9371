import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { RightsRequestView } from 'contract/administration'
import { useTranslation } from 'react-i18next'
import { rightsRequestsQuery, ruleOnRights } from '../../api/administration.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { useSession } from '../shell/Gate.tsx'
import { stamp } from '../time/due.ts'
import { useChange } from './use-change.ts'

/** Changes of administrators' rights that wait for a second person. Nobody rules on what he asked or is about himself. */
export function RightsRequests() {
  const { t } = useTranslation()
  const found = useQuery(rightsRequestsQuery)
  return (
    <section className="sheet" aria-labelledby="rights-requests">
      <h2 id="rights-requests">{t('administration:requests.title')}</h2>
      <ProblemNotice error={found.error} again={found.refetch} />
      {found.data?.length === 0 ? <p className="soft">{t('administration:requests.none')}</p> : null}
      <ul className="plain">
        {found.data?.map((one) => (
          <Request key={one.id} request={one} />
        ))}
      </ul>
    </section>
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
    <li>
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
    </li>
  )
}
