import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Form, Popconfirm } from 'antd'
import { type AccountView, RolesBody } from 'contract/administration'
import type { Role } from 'core/access'
import { useTranslation } from 'react-i18next'
import { endSessionsOf, resetFactor, sessionsOfQuery, setRoles } from '../../api/administration.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { useChange } from '../parts/use-change.ts'
import { stamp } from '../time/due.ts'
import { EditNotice } from './EditNotice.tsx'
import { useEditing } from './use-editing.ts'

const roles: readonly Role[] = RolesBody.properties.roles.items.enum

/** Roles, one-time codes and sessions of one account, by the security administrator. */
export function AccountRights({ account }: { account: AccountView }) {
  const { t } = useTranslation()
  const { name, hasFactor } = account
  const sessions = useQuery(sessionsOfQuery(name))
  const reads = [['accounts'], ['rights-requests'], ['sessions-of', name]]
  const [form] = Form.useForm<{ roles: Role[] }>()
  const editing = useEditing(account, form)
  const { base } = editing
  const giving = useChange({
    send: (given: Role[]) => setRoles(name, { roles: given, expectedVersion: base.version }),
    reads,
    onDone: ({ roles: given, request, version }) =>
      editing.goOnFrom({ ...base, version, roles: request ? base.roles : given }),
  })
  const done = t('administration:saved')
  const factor = useChange({ send: () => resetFactor(name), reads, done })
  const ending = useChange({ send: () => endSessionsOf(name), reads, done })
  const waits = giving.data?.request

  return (
    <Form<{ roles: Role[] }>
      form={form}
      name={`roles-${name}`}
      layout="vertical"
      initialValues={editing.initialValues}
      onFinish={({ roles: given }) => giving.mutate(given)}
    >
      <EditNotice error={giving.error ?? factor.error ?? ending.error} editing={editing} onRead={giving.reset} />
      <Form.Item name="roles" label={t('administration:roles')} extra={t('administration:rights.about')}>
        <Checkbox.Group options={roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
      </Form.Item>
      <p role="status">
        {giving.isSuccess ? t(waits ? 'administration:rights.waits' : 'administration:rights.given') : ''}
      </p>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={giving.isPending}>
          {t('administration:rights.give')}
        </Button>
        {hasFactor ? (
          <Popconfirm title={t('administration:factor.ask')} onConfirm={() => factor.mutate(undefined)}>
            <Button loading={factor.isPending}>{t('administration:factor.reset')}</Button>
          </Popconfirm>
        ) : null}
      </div>
      <h3>{t('administration:sessions.title')}</h3>
      <ProblemNotice error={sessions.error} />
      {sessions.data?.length === 0 ? <p className="soft">{t('administration:sessions.none')}</p> : null}
      <ul className="plain">
        {sessions.data?.map(({ id, createdAt, lastSeenAt }) => (
          <li key={id}>{t('administration:sessions.one', { from: stamp(createdAt), last: stamp(lastSeenAt) })}</li>
        ))}
      </ul>
      {sessions.data && sessions.data.length > 0 ? (
        <Popconfirm title={t('administration:sessions.ask')} onConfirm={() => ending.mutate(undefined)}>
          <Button loading={ending.isPending}>{t('administration:sessions.end')}</Button>
        </Popconfirm>
      ) : null}
    </Form>
  )
}
