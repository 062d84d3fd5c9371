import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, QRCode } from 'antd'
import { useTranslation } from 'react-i18next'
import { beginFactor, confirmFactor } from '../../api/session.ts'
import { FormProblem } from '../parts/FormProblem.tsx'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'

/** Sets the second factor up, before anything else is done. The secret is shown once. */
export function FactorForm({ onConfirmed }: { onConfirmed: () => void }) {
  const { t } = useTranslation()
  const begin = useMutation({ mutationFn: beginFactor })
  const confirm = useMutation({ mutationFn: confirmFactor, onSuccess: onConfirmed })

  return (
    <div className="sign-in">
      <div className="sheet" style={{ maxWidth: 400, margin: '0 auto' }}>
        <h2>{t('access:factor.title')}</h2>
        <p className="soft">{t('access:factor.about')}</p>
        <ProblemNotice error={begin.error} />
        {begin.data ? (
          <Form layout="vertical" requiredMark={false} onFinish={({ otp }: { otp: string }) => confirm.mutate(otp)}>
            <div role="img" aria-label={t('access:factor.qr')}>
              <QRCode value={begin.data.uri} />
            </div>
            <p>
              <a href={begin.data.uri}>{t('access:factor.here')}</a>
            </p>
            <p>
              {t('access:factor.secret')}
              <br />
              <code>{begin.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            </p>
            <Form.Item
              name="otp"
              label={t('access:factor.code')}
              rules={[{ required: true, pattern: /^\d{6}$/, message: t('access:factor.digits') }]}
            >
              <Input inputMode="numeric" autoComplete="one-time-code" autoFocus />
            </Form.Item>
            <FormProblem error={confirm.error} />
            <Button type="primary" htmlType="submit" block loading={confirm.isPending}>
              {t('access:factor.submit')}
            </Button>
          </Form>
        ) : (
          <Button type="primary" block loading={begin.isPending} onClick={() => begin.mutate()}>
            {t('access:factor.begin')}
          </Button>
        )}
      </div>
    </div>
  )
}
