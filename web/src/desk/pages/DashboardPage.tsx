import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import type { DashboardView } from 'contract/dashboard'
import { useTranslation } from 'react-i18next'
import { dashboardQuery } from '../../api/dashboard.ts'
import { FiguresTable } from '../dashboard/FiguresTable.tsx'
import { PeriodBar, usePeriod } from '../dashboard/PeriodBar.tsx'
import { Satisfaction } from '../dashboard/Satisfaction.tsx'
import { Totals } from '../dashboard/Totals.tsx'
import { Page } from '../parts/Page.tsx'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { useCity } from '../use-city.ts'

/** What was asked and done in a period: totals, then day by day and by district, category and organizer. */
export function Component() {
  const { t } = useTranslation()
  const period = usePeriod()
  const { data, error, isPending, refetch } = useQuery(dashboardQuery(period))

  return (
    <Page title={t('dashboard:title')} about={data ? <Behind view={data} /> : null}>
      <PeriodBar period={period} />
      <ProblemNotice error={error} again={refetch} />
      {isPending ? <Spin style={{ display: 'block', margin: '20vh auto' }} /> : null}
      {data ? <Figures view={data} /> : null}
    </Page>
  )
}

/** Whose counts these are, and whether something is not counted yet. */
function Behind({ view: { organizer, behind } }: { view: DashboardView }) {
  const { t } = useTranslation()
  const { labelOf } = useCity('organizers')
  const whose = organizer === null ? t('dashboard:ofCity') : t('dashboard:ofUnit', { unit: labelOf(organizer) })
  const { commits, seconds, recounting } = behind
  const late = commits === 0 ? t('dashboard:upToDate') : t('dashboard:behind', { count: commits, seconds })
  const told = recounting ? t('dashboard:recounting') : late
  return (
    <p>
      {whose} · {told}
    </p>
  )
}

function Figures({ view }: { view: DashboardView }) {
  const { t } = useTranslation()
  const places = useCity('places')
  const categories = useCity('categories')
  const organizers = useCity('organizers')
  const ofUnit = view.organizer !== null
  return (
    <>
      <Totals {...view} />
      {/* Ratings are summed up for the city alone: whoever sees its counts may read them. */}
      {ofUnit ? null : <Satisfaction period={{ from: view.from, to: view.to }} />}
      <FiguresTable title={t('dashboard:byDay')} rows={view.days} units={ofUnit} nameOf={(day) => day} />
      <FiguresTable title={t('dashboard:byDistrict')} rows={view.districts} units={ofUnit} nameOf={places.labelOf} />
      <FiguresTable
        title={t('dashboard:byCategory')}
        rows={view.categories}
        units={ofUnit}
        nameOf={categories.labelOf}
      />
      <FiguresTable title={t('dashboard:byOrganizer')} rows={view.organizers} units nameOf={organizers.labelOf} />
    </>
  )
}
