import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { OrganizerSelect } from '../inputs/CitySelect.tsx'

/** What is read anew when units have changed: the city's list is used all over the desk. */
export const unitReads = [['units'], ['city', 'organizers']]

/** What of a unit can be changed later on: its names and where it stands. */
export function UnitFields() {
  const { t } = useTranslation()
  const needed = [{ required: true, whitespace: true, message: t('form.needed') }]
  return (
    <>
      <Form.Item name="label" label={t('administration:units.label')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="labelEn" label={t('administration:units.labelEn')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="parent" label={t('administration:units.parent')} extra={t('administration:units.top')}>
        <OrganizerSelect />
      </Form.Item>
    </>
  )
}
