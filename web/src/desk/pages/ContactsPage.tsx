import { useTranslation } from 'react-i18next'
import { Callbacks } from '../contacts/Callbacks.tsx'
import { OwnContacts } from '../contacts/OwnContacts.tsx'
import { Page } from '../parts/Page.tsx'
import { useSession } from '../shell/Gate.tsx'

/** Missed calls that wait to be called back, and an operator's own latest contacts. */
export function Component() {
  const { t } = useTranslation()
  const { roles } = useSession()

  return (
    <Page title={t('contacts:title')} about={<p>{t('contacts:about')}</p>}>
      <Callbacks mayTry={roles.includes('operator') || roles.includes('callback_clerk')} />
      {roles.includes('operator') ? <OwnContacts /> : null}
    </Page>
  )
}
