import { Button, Form, Input, Select } from 'antd'
import { type OrganizerBody, type OrganizerView, organizerKinds } from 'contract/administration'
import { useTranslation } from 'react-i18next'
import { createUnit, editUnit } from '../../api/administration.ts'
import { OrganizerSelect } from '../inputs/CitySelect.tsx'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { useChange } from '../parts/use-change.ts'

/** What is read anew when units have changed: the city's list is used all over the desk. */
export const unitReads = [['units'], ['city', 'organizers']]

type Values = Omit<OrganizerBody, 'parent'> & { parent?: string }

/** Adds a unit, or renames and moves one. Code and kind stay what they were. */
export function UnitForm({ unit, onDone }: { unit?: OrganizerView; onDone?: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const keeping = useChange({
    send: ({ id, kind, parent = '', label, labelEn }: Values) => {
      const place = { label, labelEn, parent: parent || null }
      return unit ? editUnit(unit.id, place) : createUnit({ ...place, id, kind })
    },
    reads: unitReads,
    done: t('administration:saved'),
    form,
    onDone: () => {
      if (!unit) form.resetFields()
      onDone?.()
    },
  })
  const needed = [{ required: true, whitespace: true, message: t('form.needed') }]

  return (
    <Form
      form={form}
      name={unit ? `unit-${unit.id}` : 'unit'}
      layout="vertical"
      initialValues={unit ? { ...unit, parent: unit.parent ?? undefined } : { kind: 'bureau' }}
      onFinish={keeping.mutate}
      scrollToFirstError={{ focus: true }}
    >
      <ProblemNotice error={keeping.error} />
      <div className="pair">
        {unit ? null : (
          <>
            <Form.Item
              name="id"
              label={t('administration:units.code')}
              rules={[
                { required: true, pattern: /^[A-Za-z0-9_.-]{1,40}$/, message: t('administration:units.codeForm') },
              ]}
            >
              <Input autoComplete="off" maxLength={40} />
            </Form.Item>
            <Form.Item name="kind" label={t('administration:units.kind')} rules={[{ required: true }]}>
              <Select
                options={organizerKinds.map((value) => ({ value, label: t(`administration:unitKind.${value}`) }))}
              />
            </Form.Item>
          </>
        )}
        <Form.Item name="label" label={t('administration:units.label')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="labelEn" label={t('administration:units.labelEn')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="parent" label={t('administration:units.parent')} extra={t('administration:units.top')}>
          <OrganizerSelect />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={keeping.isPending}>
        {t(unit ? 'administration:save' : 'administration:units.make')}
      </Button>
    </Form>
  )
}
