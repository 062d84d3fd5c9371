import { Form, Input, Radio, Switch } from 'antd'
import { OperatorRegisterBody } from 'contract/commands'
import { useTranslation } from 'react-i18next'
import { type BodySchema, fieldsOf } from '../forms/fields.ts'
import { CategorySelect, OrganizersSelect, PlaceSelect } from '../inputs/CitySelect.tsx'
import type { IntakeValues } from './intake-body.ts'

const fields = fieldsOf(OperatorRegisterBody as BodySchema)
const optionsOf = (name: string): readonly string[] => fields.find((field) => field.name === name)?.options ?? []

/** What is asked: the request itself, as the operator writes it down. */
export function RequestFields({ values }: { values: IntakeValues }) {
  const { t } = useTranslation()
  const needed = [{ required: true, message: t('form.needed') }]
  const neededWords = [{ required: true, whitespace: true, message: t('form.needed') }]
  const radios = (name: string) => optionsOf(name).map((value) => ({ value, label: t(`states:${name}.${value}`) }))

  return (
    <>
      <Form.Item name="type" label={t('commands:field.type')} rules={needed}>
        <Radio.Group options={radios('type')} />
      </Form.Item>
      <Form.Item name="title" label={t('commands:field.title')} rules={neededWords}>
        <Input maxLength={100} showCount />
      </Form.Item>
      <Form.Item name="content" label={t('commands:field.content')} rules={neededWords}>
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 18 }} maxLength={10_000} showCount />
      </Form.Item>
      <div className="pair">
        <Form.Item name={['place', 'district']} label={t('commands:field.district')}>
          <PlaceSelect />
        </Form.Item>
        <Form.Item name={['place', 'street']} label={t('commands:field.street')}>
          <PlaceSelect parent={values.place?.district ?? null} />
        </Form.Item>
      </div>
      <Form.Item name={['place', 'address']} label={t('commands:field.address')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <div className="pair">
        <Form.Item name="category" label={t('commands:field.category')} rules={needed}>
          <CategorySelect />
        </Form.Item>
        <Form.Item name="urgency" label={t('commands:field.urgency')}>
          <Radio.Group options={radios('urgency')} />
        </Form.Item>
      </div>
      {values.type === 'report' ? (
        <Form.Item name="about" label={t('commands:field.about')} extra={t('intake.aboutHint')}>
          <OrganizersSelect />
        </Form.Item>
      ) : null}
      <Form.Item
        name="confidential"
        label={t('commands:field.confidential')}
        extra={t('intake.confidentialHint')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
    </>
  )
}
