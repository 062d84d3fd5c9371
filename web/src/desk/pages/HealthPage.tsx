import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { healthQuery } from '../../api/health.ts'
import { momentWords } from '../../i18n/moments.ts'
import { Checks } from '../health/Checks.tsx'
import { Page } from '../parts/Page.tsx'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'

/** How the system is, for whoever keeps it running: each thing that may stop it, and what to do about it. */
export function Component() {
  const { t, i18n } = useTranslation()
  const { data, error, isPending, refetch } = useQuery(healthQuery)
  const moment = (at: string) => momentWords(at, i18n.language)

  return (
    <Page
      title={t('health:title')}
      about={data ? <p>{t('health:about', { at: moment(data.at), since: moment(data.startedAt) })}</p> : null}
    >
      <ProblemNotice error={error} again={refetch} />
      {isPending ? <Spin style={{ display: 'block', margin: '20vh auto' }} /> : null}
      {data ? <Checks checks={data.checks} /> : null}
    </Page>
  )
}
