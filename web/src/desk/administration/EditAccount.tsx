import { Button, Form, Input, Popconfirm } from 'antd'
import type { AccountChange, AccountView, OneTimePassword } from 'contract/administration'
import { useTranslation } from 'react-i18next'
import { editAccount, resetPassword } from '../../api/administration.ts'
import { OrganizerSelect } from '../inputs/CitySelect.tsx'
import { useChange } from '../parts/use-change.ts'
import { EditNotice } from './EditNotice.tsx'
import { useEditing } from './use-editing.ts'

interface EditAccountProps {
  account: AccountView
  onHanded: (handed: OneTimePassword) => void
}

/** Names, unit, suspension and a new password of one account, by the system administrator. */
export function EditAccount({ account, onHanded }: EditAccountProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm()
  const editing = useEditing(account, form)
  const reads = [['accounts']]
  const { name, disabled, demo, version } = editing.base
  const change = useChange({
    send: (to: AccountChange) => editAccount(name, { ...to, expectedVersion: version }),
    reads,
    done: t('administration:saved'),
    onDone: editing.goOnFrom,
  })
  const handing = useChange({ send: () => resetPassword(name), reads, onDone: onHanded })
  const needed = [{ required: true, whitespace: true, message: t('form.needed') }]

  return (
    <Form
      form={form}
      name={`account-${name}`}
      layout="vertical"
      initialValues={editing.initialValues}
      onFinish={(values) => change.mutate(editing.changesIn(values))}
    >
      <EditNotice error={change.error ?? handing.error} editing={editing} onRead={change.reset} />
      <div className="pair">
        <Form.Item name="display" label={t('administration:display')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="displayEn" label={t('administration:displayEn')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="organizer" label={t('administration:unit')} extra={t('administration:account.move')}>
          <OrganizerSelect />
        </Form.Item>
      </div>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('administration:save')}
        </Button>
        <Popconfirm
          title={t(disabled ? 'administration:account.reopenAsk' : 'administration:account.suspendAsk')}
          onConfirm={() => change.mutate({ disabled: !disabled })}
        >
          <Button disabled={change.isPending}>
            {t(disabled ? 'administration:account.reopen' : 'administration:account.suspend')}
          </Button>
        </Popconfirm>
        {demo ? null : (
          <Popconfirm title={t('administration:password.ask')} onConfirm={() => handing.mutate(undefined)}>
            <Button loading={handing.isPending}>{t('administration:password.hand')}</Button>
          </Popconfirm>
        )}
      </div>
    </Form>
  )
}
