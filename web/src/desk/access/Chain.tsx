import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { checkChain } from '../../api/access.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'

/** Checks on request that nothing was changed in the log or taken out of it, and says what to do where it was. */
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
          title={t(data.faults.length === 0 ? 'rights:chain.whole' : 'rights:chain.broken', { count: data.entries })}
          description={data.faults.map(({ seq, fault }) => (
            <div key={`${seq} ${fault}`}>{t(`rights:chain.fault.${fault}`, { seq })}</div>
          ))}
        />
      ) : null}
      <Button onClick={() => check.mutate()} loading={check.isPending}>
        {t('rights:chain.check')}
      </Button>
    </section>
  )
}
