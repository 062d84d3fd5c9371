import { Button, Form, Input, Select } from 'antd'
import { accessKinds } from 'contract/access'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { LogFilters } from '../../api/access.ts'

const names = ['account', 'matter', 'kind', 'day'] as const

/** What the log is narrowed to, as the address has it. */
export function useLogFilters(): LogFilters {
  const [search] = useSearchParams()
  return Object.fromEntries(names.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])))
}

/** Narrows the log. The choice is kept in the address. */
export function LogFilterBar() {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const filters = useLogFilters()
  const apply = (values: LogFilters) =>
    setSearch(
      Object.fromEntries(
        names.flatMap((name) => {
          const value = values[name]?.trim()
          return value ? [[name, value]] : []
        }),
      ),
    )

  return (
    <Form<LogFilters>
      key={search.toString()}
      name="log"
      layout="inline"
      initialValues={filters}
      onFinish={apply}
      style={{ rowGap: 12, marginBottom: 12 }}
    >
      <Form.Item name="account" label={t('rights:log.account')}>
        <Input maxLength={60} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item
        name="matter"
        label={t('rights:log.matter')}
        rules={[{ pattern: /^\d{13}$/, message: t('search.wrong') }]}
      >
        <Input inputMode="numeric" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="kind" label={t('rights:log.kind')}>
        <Select
          allowClear
          style={{ width: 180 }}
          options={accessKinds.map((kind) => ({ value: kind, label: t(`rights:kind.${kind}`) }))}
        />
      </Form.Item>
      <Form.Item name="day" label={t('rights:log.day')}>
        <Input type="date" />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('rights:log.find')}
      </Button>
      {Object.keys(filters).length > 0 ? (
        <Button type="link" onClick={() => setSearch({})}>
          {t('lists.clear')}
        </Button>
      ) : null}
    </Form>
  )
}
