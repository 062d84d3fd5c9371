import { Button, Form } from 'antd'
import type { DashboardQuery } from 'contract/dashboard'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { PeriodFields } from '../parts/PeriodFields.tsx'
import { wallClock } from '../time/due.ts'

/** What is shown first: so many days up to today. */
const firstDays = 30
const day = 86_400_000

/** The period as the address has it. */
export function usePeriod(): DashboardQuery {
  const [search] = useSearchParams()
  const now = Date.now()
  const from = search.get('from') ?? wallClock(now - (firstDays - 1) * day).day
  return { from, to: search.get('to') ?? wallClock(now).day }
}

/** Chooses the period. The choice is kept in the address. */
export function PeriodBar({ period }: { period: DashboardQuery }) {
  const { t } = useTranslation()
  const [, setSearch] = useSearchParams()

  return (
    <Form<DashboardQuery>
      key={`${period.from} ${period.to}`}
      name="period"
      layout="inline"
      initialValues={period}
      onFinish={({ from, to }) => setSearch({ from, to })}
      style={{ rowGap: 12, marginBottom: 12 }}
    >
      <PeriodFields labels={{ from: t('dashboard:from'), to: t('dashboard:to') }} />
      <Button type="primary" htmlType="submit">
        {t('dashboard:show')}
      </Button>
    </Form>
  )
}
