import { Button, Form, Input, Select } from 'antd'
import { type OrganizerBody, organizerKinds } from 'contract/administration'
import { useTranslation } from 'react-i18next'
import { createUnit } from '../../api/administration.ts'
import { FormProblem } from '../parts/FormProblem.tsx'
import { useChange } from '../parts/use-change.ts'
import { UnitFields, unitReads } from './UnitFields.tsx'

type Values = Omit<OrganizerBody, 'parent'> & { parent?: string }

/** Adds a unit. Its code and kind stay what they are now. */
export function NewUnit() {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const making = useChange({
    send: ({ parent = '', ...unit }: Values) => createUnit({ ...unit, parent: parent || null }),
    reads: unitReads,
    done: t('administration:saved'),
    onDone: () => form.resetFields(),
  })

  return (
    <Form
      form={form}
      name="unit"
      layout="vertical"
      initialValues={{ kind: 'bureau' }}
      onFinish={making.mutate}
      scrollToFirstError={{ focus: true }}
    >
      <FormProblem error={making.error} />
      <div className="pair">
        <Form.Item
          name="id"
          label={t('administration:units.code')}
          rules={[{ required: true, pattern: /^[A-Za-z0-9_.-]{1,40}$/, message: t('administration:units.codeForm') }]}
        >
          <Input autoComplete="off" maxLength={40} />
        </Form.Item>
        <Form.Item name="kind" label={t('administration:units.kind')} rules={[{ required: true }]}>
          <Select options={organizerKinds.map((value) => ({ value, label: t(`administration:unitKind.${value}`) }))} />
        </Form.Item>
        <UnitFields />
      </div>
      <Button type="primary" htmlType="submit" loading={making.isPending}>
        {t('administration:units.make')}
      </Button>
    </Form>
  )
}
