import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { changePassword } from '../../api/session.ts'
import { FormProblem } from '../parts/FormProblem.tsx'

/** A one-time password is replaced before anything else is done. */
export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation()

  return (
    <div className="sign-in">
      <div className="sheet" style={{ maxWidth: 400, margin: '0 auto' }}>
        <h2>{t('password.title')}</h2>
        <p className="soft">{t('password.about')}</p>
        <PasswordChange onChanged={onChanged} autoFocus />
      </div>
    </div>
  )
}

interface PasswordChangeProps {
  onChanged: () => void
  /** Where the form is all there is, its first field has the keys. */
  autoFocus?: boolean
}

const inForm = (parts: string[]): string[] => parts.map((part) => (part === 'new' ? 'fresh' : part))

/** The old password and, twice, the new one. */
export function PasswordChange({ onChanged, autoFocus = false }: PasswordChangeProps) {
  const { t } = useTranslation()
  const change = useMutation({ mutationFn: changePassword, onSuccess: onChanged })

  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={({ old, fresh }: { old: string; fresh: string }) => change.mutate({ old, new: fresh })}
    >
      <FormProblem error={change.error} nameOf={inForm} />
      <Form.Item name="old" label={t('password.old')} rules={[{ required: true, message: t('form.needed') }]}>
        <Input.Password autoComplete="current-password" autoFocus={autoFocus} />
      </Form.Item>
      <Form.Item
        name="fresh"
        label={t('password.new')}
        rules={[{ required: true, min: 12, message: t('password.length') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['fresh']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              value === getFieldValue('fresh') ? Promise.resolve() : Promise.reject(new Error(t('password.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {t('password.submit')}
      </Button>
    </Form>
  )
}
