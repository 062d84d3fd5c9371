import { Form, Input, Select } from 'antd'
import { ContactBody } from 'contract/contacts'
import { useTranslation } from 'react-i18next'
import { type BodySchema, fieldsOf } from './fields.ts'

/** Where the contact's own answers stand in a form, apart from the command's. */
export const behalfPath = '_contact'

const channels = fieldsOf(ContactBody as BodySchema).find(({ name }) => name === 'channel')?.options ?? []

/** An operator does for the demander what he asked for in a contact, which is recorded first. */
export function BehalfFields() {
  const { t } = useTranslation()
  return (
    <fieldset className="behalf">
      <legend>{t('behalf.about')}</legend>
      <div className="pair">
        <Form.Item name={[behalfPath, 'channel']} label={t('commands:field.channel')} initialValue="phone">
          <Select options={channels.map((value) => ({ value, label: t(`states:channel.${value}`) }))} />
        </Form.Item>
        <Form.Item name={[behalfPath, 'phone']} label={t('behalf.phone')}>
          <Input inputMode="tel" autoComplete="off" />
        </Form.Item>
      </div>
    </fieldset>
  )
}
