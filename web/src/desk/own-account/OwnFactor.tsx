import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import type { EndFactorBody } from 'contract/people'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endFactor, sessionQuery } from '../../api/session.ts'
import { FormProblem } from '../parts/FormProblem.tsx'
import { useSession } from '../shell/Gate.tsx'

/** One's own one-time codes, which can be ended for those of another telephone. Demo accounts have none. */
export function OwnFactor() {
  const { t } = useTranslation()
  const { demo } = useSession()
  const [isOpen, setOpen] = useState(false)

  return (
    <section className="sheet" aria-labelledby="own-factor">
      <h2 id="own-factor">{t('own:factor.title')}</h2>
      <p className="soft">{t(demo ? 'own:factor.demo' : 'own:factor.about')}</p>
      {demo || isOpen ? null : <Button onClick={() => setOpen(true)}>{t('own:factor.open')}</Button>}
      {isOpen ? <EndFactor onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

/** Once it is done the desk's gate asks for the new codes, before anything else. */
function EndFactor({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const ending = useMutation({
    mutationFn: endFactor,
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })

  return (
    <Form<EndFactorBody>
      name="own-factor"
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 400 }}
      onFinish={ending.mutate}
    >
      <p>{t('own:factor.warning')}</p>
      <FormProblem error={ending.error} />
      <Form.Item
        name="password"
        label={t('own:factor.password')}
        rules={[{ required: true, message: t('form.needed') }]}
      >
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="otp"
        label={t('own:factor.code')}
        rules={[{ required: true, pattern: /^\d{6}$/, message: t('access:factor.digits') }]}
      >
        <Input inputMode="numeric" autoComplete="one-time-code" />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" danger htmlType="submit" loading={ending.isPending}>
          {t('own:factor.submit')}
        </Button>
        <Button onClick={onClose}>{t('form.close')}</Button>
      </div>
    </Form>
  )
}
