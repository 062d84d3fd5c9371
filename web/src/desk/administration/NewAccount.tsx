import { Button, Form, Input } from 'antd'
import type { AccountBody, OneTimePassword } from 'contract/administration'
import { useTranslation } from 'react-i18next'
import { createAccount } from '../../api/administration.ts'
import { OrganizerSelect } from '../inputs/CitySelect.tsx'
import { FormProblem } from '../parts/FormProblem.tsx'
import { useChange } from '../parts/use-change.ts'

type Values = Omit<AccountBody, 'organizer'> & { organizer?: string }

/** Makes an account. It has no roles yet; its one-time password goes to whoever opened the form. */
export function NewAccount({ onMade }: { onMade: (handed: OneTimePassword) => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const making = useChange({
    send: ({ organizer = '', ...own }: Values) => createAccount({ ...own, organizer: organizer || null }),
    reads: [['accounts']],
    onDone: (handed) => {
      form.resetFields()
      onMade(handed)
    },
  })
  const needed = [{ required: true, whitespace: true, message: t('form.needed') }]

  return (
    <section className="sheet" aria-labelledby="new-account">
      <h2 id="new-account">{t('administration:account.new')}</h2>
      <p className="soft">{t('administration:account.newAbout')}</p>
      <Form form={form} name="account" layout="vertical" onFinish={making.mutate} scrollToFirstError={{ focus: true }}>
        <FormProblem error={making.error} />
        <div className="pair">
          <Form.Item
            name="name"
            label={t('administration:account.name')}
            rules={[{ required: true, pattern: /^[a-z0-9_.-]{1,60}$/, message: t('administration:account.nameForm') }]}
          >
            <Input autoComplete="off" maxLength={60} />
          </Form.Item>
          <Form.Item name="organizer" label={t('administration:unit')} extra={t('administration:account.centre')}>
            <OrganizerSelect />
          </Form.Item>
          <Form.Item name="display" label={t('administration:display')} rules={needed}>
            <Input autoComplete="off" maxLength={60} />
          </Form.Item>
          <Form.Item name="displayEn" label={t('administration:displayEn')} rules={needed}>
            <Input autoComplete="off" maxLength={60} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={making.isPending}>
          {t('administration:account.make')}
        </Button>
      </Form>
    </section>
  )
}
