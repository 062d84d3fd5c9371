import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import { FormProblem } from '../parts/FormProblem.tsx'
import { NewsNotice } from '../parts/NewsNotice.tsx'
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
    <NewsNotice
      role="alert"
      title={t('administration:edited.title')}
      lines={changes.map(({ version, at, by, fields }) => ({
        key: version,
        words: t('administration:edited.one', {
          at: stamp(at),
          by: by ?? t('administration:edited.list'),
          fields: fields.map((field) => t(labels[field] ?? field)).join(t('listComma')),
        }),
      }))}
      next={t('administration:edited.next')}
      isHere={editing.isBehind}
      onRead={read}
    />
  )
}
