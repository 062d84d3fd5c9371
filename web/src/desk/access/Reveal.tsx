import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { revealRoles } from 'contract/reveal'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { revealPerson } from '../../api/access.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { useSession } from '../shell/Gate.tsx'

interface RevealProps {
  no: string
  participant: string
}

/** Lets whoever may see a demander's name and phone, for a reason that is kept. Nothing of it outlives the page. */
export function Reveal({ no, participant }: RevealProps) {
  const { t } = useTranslation()
  const { roles } = useSession()
  const [isOpen, setOpen] = useState(false)
  const name = useId()
  // Without this the answer would stay in memory for minutes after the page was left.
  const asking = useMutation({
    gcTime: 0,
    mutationFn: (reason: string) => revealPerson(no, { participant, reason }),
    onSuccess: () => setOpen(false),
  })
  if (!revealRoles.some((role) => roles.includes(role))) return null

  if (asking.data)
    return (
      <div role="status" className="revealed">
        <div>{[asking.data.name, asking.data.phone].filter(Boolean).join(' ')}</div>
        <div className="soft">{t('rights:reveal.shown')}</div>
        <Button size="small" onClick={asking.reset}>
          {t('rights:reveal.hide')}
        </Button>
      </div>
    )
  if (!isOpen)
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {t('rights:reveal.open')}
      </Button>
    )
  return (
    <Form
      name={name}
      layout="vertical"
      onFinish={({ reason }: { reason: string }) => asking.mutate(reason.trim())}
      scrollToFirstError={{ focus: true }}
    >
      <ProblemNotice error={asking.error} />
      <Form.Item
        name="reason"
        label={t('rights:reveal.reason')}
        extra={t('rights:reveal.about')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={asking.isPending}>
          {t('rights:reveal.submit')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('form.close')}</Button>
      </div>
    </Form>
  )
}
