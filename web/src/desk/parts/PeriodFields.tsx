import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** The first and the last day of a period, as `from` and `to` of the form around it. */
export function PeriodFields({ labels }: { labels: { from: string; to: string } }) {
  const { t } = useTranslation()
  const day = { required: true, pattern: dayPattern, message: t('form.day') }

  return (
    <>
      <Form.Item name="from" label={labels.from} rules={[day]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="to"
        label={labels.to}
        dependencies={['from']}
        rules={[
          day,
          ({ getFieldValue }) => ({
            validator: async (_, to?: string) => {
              if (to && to < getFieldValue('from')) throw new Error(t('form.beforeFrom'))
            },
          }),
        ]}
      >
        <Input type="date" />
      </Form.Item>
    </>
  )
}
