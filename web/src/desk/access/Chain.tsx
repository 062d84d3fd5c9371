import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Space } from 'antd'
import type { AccessChainView } from 'contract/access'
import { useTranslation } from 'react-i18next'
import { checkChain } from '../../api/access.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'

/** What was found of the log: all of it followed, or its end so far. */
const foundOf = ({ faults, next }: AccessChainView) =>
  faults.length > 0 ? 'broken' : next === null ? 'whole' : 'soFar'

/**
 * Checks on request that nothing was changed in the log or taken out of it, and says what to do where it was. It begins at the
 * log's end, and goes on further back as often as it is asked to.
 */
export function Chain() {
  const { t } = useTranslation()
  const check = useMutation({ mutationFn: checkChain })
  const { data } = check

  return (
    <section className="sheet">
      <h2>{t('rights:chain.title')}</h2>
      <p className="soft">{t('rights:chain.about')}</p>
      <ProblemNotice error={check.error} />
      {data ? (
        <Alert
          type={data.faults.length === 0 ? 'success' : 'error'}
          showIcon
          role="status"
          style={{ marginBottom: 12 }}
          title={t(`rights:chain.${foundOf(data)}`, { count: data.entries })}
          description={data.faults.map(({ seq, fault }) => (
            <div key={`${seq} ${fault}`}>{t(`rights:chain.fault.${fault}`, { seq })}</div>
          ))}
        />
      ) : null}
      <Space>
        <Button onClick={() => check.mutate(undefined)} loading={check.isPending}>
          {t('rights:chain.check')}
        </Button>
        {data?.next ? (
          <Button onClick={() => check.mutate(data)} disabled={check.isPending}>
            {t('rights:chain.further')}
          </Button>
        ) : null}
      </Space>
    </section>
  )
}
