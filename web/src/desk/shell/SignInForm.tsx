import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import { type Session, sessionQuery, signIn } from '../../api/session.ts'
import { FormProblem } from '../parts/FormProblem.tsx'

interface SignInFormProps {
  /** The account that is expected back, when a session has lapsed. */
  account?: string
  onSignedIn: (session: Session) => void
}

/** Account and password; the one-time code is asked for only where it is due. */
export function SignInForm({ account, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const entry = useMutation({
    mutationFn: signIn,
    onSuccess: async (answer) => {
      await queries.fetchQuery({ ...sessionQuery, staleTime: 0 })
      onSignedIn(answer)
    },
  })
  const needsCode = isProblem(entry.error, 'otp-required')

  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ account }}
      onFinish={(values: { account: string; password: string; otp?: string }) => entry.mutate(values)}
    >
      <FormProblem error={entry.error} />
      <Form.Item name="account" label={t('signIn.account')} rules={[{ required: true, message: t('form.needed') }]}>
        <Input autoComplete="username" autoFocus={!account} />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('form.needed') }]}>
        <Input.Password autoComplete="current-password" autoFocus={Boolean(account)} />
      </Form.Item>
      {needsCode ? (
        <Form.Item name="otp" label={t('signIn.otp')} rules={[{ required: true, message: t('form.needed') }]}>
          <Input inputMode="numeric" autoComplete="one-time-code" autoFocus />
        </Form.Item>
      ) : null}
      <Button type="primary" htmlType="submit" block loading={entry.isPending}>
        {t('signIn.submit')}
      </Button>
    </Form>
  )
}
