import { Button, Form, Popconfirm } from 'antd'
import type { OrganizerChange, OrganizerView } from 'contract/administration'
import { useTranslation } from 'react-i18next'
import { editUnit } from '../../api/administration.ts'
import { useChange } from '../parts/use-change.ts'
import { EditNotice } from './EditNotice.tsx'
import { UnitFields, unitReads } from './UnitFields.tsx'
import { useEditing } from './use-editing.ts'

/** Renames and moves a unit, shuts and reopens it. */
export function EditUnit({ unit }: { unit: OrganizerView }) {
  const { t } = useTranslation()
  const [form] = Form.useForm()
  const editing = useEditing(unit, form)
  const { id, disabled, version } = editing.base
  const change = useChange({
    send: (to: OrganizerChange) => editUnit(id, { ...to, expectedVersion: version }),
    reads: unitReads,
    done: t('administration:saved'),
    onDone: editing.goOnFrom,
  })

  return (
    <>
      <Form
        form={form}
        name={`unit-${id}`}
        layout="vertical"
        initialValues={editing.initialValues}
        onFinish={(values) => change.mutate(editing.changesIn(values))}
        scrollToFirstError={{ focus: true }}
      >
        <EditNotice error={change.error} editing={editing} onRead={change.reset} />
        <div className="pair">
          <UnitFields />
        </div>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('administration:save')}
        </Button>
      </Form>
      <h3>{t(disabled ? 'administration:units.reopen' : 'administration:units.close')}</h3>
      <p className="soft">{t(disabled ? 'administration:units.reopenAbout' : 'administration:units.closeAbout')}</p>
      <Popconfirm
        title={t(disabled ? 'administration:units.reopenAsk' : 'administration:units.closeAsk')}
        onConfirm={() => change.mutate({ disabled: !disabled })}
      >
        <Button loading={change.isPending}>
          {t(disabled ? 'administration:units.reopen' : 'administration:units.close')}
        </Button>
      </Popconfirm>
    </>
  )
}
