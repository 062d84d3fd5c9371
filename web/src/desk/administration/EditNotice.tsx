import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import { FormProblem } from '../parts/FormProblem.tsx'
import { stamp } from '../time/due.ts'
import type { Editing } from './use-editing.ts'

/** What each field of an account or a unit is called on its form. */
const labels: Readonly<Record<string, string>> = {
  display: 'administration:display',
  displayEn: 'administration:displayEn',
  organizer: 'administration:unit',
  roles: 'administration:roles',
  label: 'administration:units.label',
  labelEn: 'administration:units.labelEn',
  parent: 'administration:units.parent',
  kind: 'administration:units.kind',
  disabled: 'administration:state',
}

interface EditNoticeProps {
  error: unknown
  editing: Editing
  /** The refusal was read. */
  onRead: () => void
}

/** Why a change was refused. Where somebody else was faster: who changed what, and how to go on without undoing it. */
export function EditNotice({ error, editing, onRead }: EditNoticeProps) {
  const { t } = useTranslation()
  if (!isProblem(error, 'changed-meanwhile')) return <FormProblem error={error} />
  const { changes = [] } = error.problem
  const read = () => {
    editing.readOn()
    onRead()
  }

  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      title={t('administration:edited.title')}
      action={
        <Button size="small" disabled={!editing.isBehind} onClick={read}>
          {t('form.read')}
        </Button>
      }
      description={
        <>
          {changes.map(({ version, at, by, fields }) => (
            <div key={version}>
              {t('administration:edited.one', {
                at: stamp(at),
                by: by ?? t('administration:edited.list'),
                fields: fields.map((field) => t(labels[field] ?? field)).join(t('listComma')),
              })}
            </div>
          ))}
          <div>{t('administration:edited.next')}</div>
        </>
      }
    />
  )
}
