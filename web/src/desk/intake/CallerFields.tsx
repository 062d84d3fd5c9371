import { Form, Input, Radio, Select, Switch } from 'antd'
import { OperatorRegisterBody } from 'contract/commands'
import { useTranslation } from 'react-i18next'
import { type BodySchema, fieldsOf } from '../forms/fields.ts'
import type { IntakeValues } from './intake-body.ts'

const fields = fieldsOf(OperatorRegisterBody as BodySchema)
const optionsOf = (name: string): readonly string[] => fields.find((field) => field.name === name)?.options ?? []
const phonePattern = /^\s*\+?[0-9][0-9 ()-]{4,28}[0-9]\s*$/

/** Who asks, by which channel, and how he wants to hear of it. */
export function CallerFields({ values }: { values: IntakeValues }) {
  const { t } = useTranslation()
  const isRequest = values.outcome === 'registered'
  const isKnown = isRequest && !values.anonymous

  return (
    <section className="sheet">
      <h2>{t('intake.caller')}</h2>
      <Form.Item name="channel" label={t('commands:field.channel')}>
        <Select options={optionsOf('channel').map((value) => ({ value, label: t(`states:channel.${value}`) }))} />
      </Form.Item>
      {isRequest ? (
        <Form.Item name="anonymous" label={t('commands:field.anonymous')} valuePropName="checked">
          <Switch />
        </Form.Item>
      ) : null}
      {isRequest && values.anonymous ? null : (
        <Form.Item
          name="phone"
          label={t('commands:field.phone')}
          rules={[
            { required: isKnown, message: t('form.needed') },
            { pattern: phonePattern, message: t('intake.phoneWrong') },
          ]}
        >
          <Input inputMode="tel" autoComplete="off" autoFocus />
        </Form.Item>
      )}
      {isKnown ? (
        <>
          <Form.Item
            name="name"
            label={t('commands:field.name')}
            rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="kind" label={t('commands:field.kind')} initialValue="person">
            <Select
              options={optionsOf('kind').map((value) => ({ value, label: t(`states:participantKind.${value}`) }))}
            />
          </Form.Item>
        </>
      ) : null}
      {isRequest ? (
        <Form.Item name="reply" label={t('commands:field.reply')}>
          <Radio.Group options={optionsOf('reply').map((value) => ({ value, label: t(`states:reply.${value}`) }))} />
        </Form.Item>
      ) : null}
    </section>
  )
}
