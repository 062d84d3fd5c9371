import type { OneTimePassword } from 'contract/administration'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Accounts } from '../administration/Accounts.tsx'
import { NewAccount } from '../administration/NewAccount.tsx'
import { OneTimePasswordNotice } from '../administration/OneTimePasswordNotice.tsx'
import { RightsRequests } from '../administration/RightsRequests.tsx'
import { Page } from '../parts/Page.tsx'
import { useSession } from '../shell/Gate.tsx'
import { LostPage } from './LostPage.tsx'

/** Accounts: made and suspended by the system administrator, given their roles by the security administrator. */
export function Component() {
  const { t } = useTranslation()
  const { roles } = useSession()
  const [handed, setHanded] = useState<OneTimePassword | null>(null)
  const isSystem = roles.includes('system_admin')
  if (!isSystem && !roles.includes('security_admin')) return <LostPage />

  return (
    <Page
      title={t('administration:accounts')}
      about={<p>{t(isSystem ? 'administration:aboutSystem' : 'administration:aboutSecurity')}</p>}
    >
      {handed ? <OneTimePasswordNotice handed={handed} onClose={() => setHanded(null)} /> : null}
      <RightsRequests />
      {isSystem ? <NewAccount onMade={setHanded} /> : null}
      <Accounts onHanded={setHanded} />
    </Page>
  )
}
