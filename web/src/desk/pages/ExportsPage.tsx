import { useTranslation } from 'react-i18next'
import { OwnExports } from '../exports/OwnExports.tsx'
import { WaitingExports } from '../exports/WaitingExports.tsx'
import { Page } from '../parts/Page.tsx'
import { useSession } from '../shell/Gate.tsx'

/** Lists taken out as files: one's own, and for a security administrator those that wait. */
export function Component() {
  const { t } = useTranslation()
  const { roles } = useSession()

  return (
    <Page title={t('exports:title')} about={<p>{t('exports:about')}</p>}>
      {roles.includes('security_admin') ? <WaitingExports /> : <OwnExports />}
    </Page>
  )
}
