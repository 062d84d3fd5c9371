import { useTranslation } from 'react-i18next'
import { OwnFactor } from '../own-account/OwnFactor.tsx'
import { OwnPassword } from '../own-account/OwnPassword.tsx'
import { OwnSessions } from '../own-account/OwnSessions.tsx'
import { Page } from '../parts/Page.tsx'
import { useSession } from '../shell/Gate.tsx'

/** The reader's own account: where he is signed in, his password, his one-time codes. */
export function Component() {
  const { t } = useTranslation()
  const { account, roles } = useSession()
  const held = roles.map((role) => t(`role.${role}`)).join(t('listComma'))

  return (
    <Page title={t('own:title')} about={<p>{t('own:about', { account, roles: held || t('own:noRoles') })}</p>}>
      <OwnSessions />
      <OwnPassword />
      <OwnFactor />
    </Page>
  )
}
