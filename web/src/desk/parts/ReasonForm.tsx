import { Button, Form, Input } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FormProblem } from './FormProblem.tsx'

interface ReasonFormProps {
  label: string
  extra?: string
  /** What the button to send says. */
  submit: string
  sending: { error: unknown; isPending: boolean; mutate: (reason: string) => void }
  onClose: () => void
}

/** Asks why, before something is done that is kept with its reason. */
export function ReasonForm({ label, extra, submit, sending, onClose }: ReasonFormProps) {
  const { t } = useTranslation()
  const name = useId()
  return (
    <Form
      name={name}
      layout="vertical"
      onFinish={({ reason }: { reason: string }) => sending.mutate(reason.trim())}
      scrollToFirstError={{ focus: true }}
    >
      <FormProblem error={sending.error} />
      <Form.Item
        name="reason"
        label={label}
        extra={extra}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {submit}
        </Button>
        <Button onClick={onClose}>{t('form.close')}</Button>
      </div>
    </Form>
  )
}
