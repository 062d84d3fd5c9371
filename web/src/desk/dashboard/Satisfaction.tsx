import { useQuery } from '@tanstack/react-query'
import type { RatingsSummary } from 'contract/contacts'
import type { DashboardQuery } from 'contract/dashboard'
import { useTranslation } from 'react-i18next'
import { ratingsQuery } from '../../api/dashboard.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { type Line, Sheet } from './Sheet.tsx'
import { countWords, share } from './share.ts'

/** Satisfaction with results and with the service, apart, each with all that its share leaves out. */
export function Satisfaction({ period }: { period: DashboardQuery }) {
  const { data, error, refetch } = useQuery(ratingsQuery(period))
  return (
    <>
      <ProblemNotice error={error} again={refetch} />
      {data ? <Shares summary={data} /> : null}
    </>
  )
}

function Shares({ summary: { matters, service } }: { summary: RatingsSummary }) {
  const { t } = useTranslation()
  const satisfied = ({ numerator, denominator }: { numerator: number; denominator: number }): string =>
    share(numerator, denominator - numerator)
  const leftOut = (name: string, count: number): Line => [
    t('dashboard:leftOut', { what: t(`dashboard:place.${name}`) }),
    countWords(count),
  ]

  return (
    <div className="figures">
      <Sheet
        title={t('dashboard:ofResults')}
        lines={[
          [t('dashboard:satisfiedShare'), satisfied(matters)],
          [t('dashboard:byFirst'), satisfied(matters.first)],
          [t('dashboard:figure.closed'), countWords(matters.closed)],
          ...Object.entries(matters.excluded).map(([name, count]) => leftOut(name, count)),
        ]}
      />
      <Sheet
        title={t('dashboard:ofService')}
        lines={[
          [t('dashboard:satisfiedShare'), satisfied(service)],
          [t('dashboard:contactsHeld'), countWords(service.contacts)],
          leftOut('notRated', service.unrated),
        ]}
      />
    </div>
  )
}
