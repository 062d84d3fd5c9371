import { Button, Form, Input } from 'antd'
import type { DashboardQuery } from 'contract/dashboard'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { wallClock } from '../time/due.ts'

const dayPattern = /^\d{4}-\d{2}-\d{2}$/
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
  const rules = [{ required: true, pattern: dayPattern, message: t('dashboard:day') }]

  return (
    <Form<DashboardQuery>
      key={`${period.from} ${period.to}`}
      name="period"
      layout="inline"
      initialValues={period}
      onFinish={({ from, to }) => setSearch({ from, to })}
      style={{ rowGap: 12, marginBottom: 12 }}
    >
      <Form.Item name="from" label={t('dashboard:from')} rules={rules}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="to" label={t('dashboard:to')} rules={rules}>
        <Input type="date" />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('dashboard:show')}
      </Button>
    </Form>
  )
}
