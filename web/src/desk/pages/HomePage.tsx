import { Result } from 'antd'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { deskPaths } from '../../paths.ts'
import { Page } from '../parts/Page.tsx'
import { useSession } from '../shell/Gate.tsx'
import { listsOf } from '../shell/lists.ts'

/** Straight to the first list of the reader's work. Accounts without one are told so. */
export function HomePage() {
  const { t } = useTranslation()
  const { roles } = useSession()
  const [first] = listsOf(roles)
  if (roles.includes('operator')) return <Navigate to={deskPaths.intake} replace />
  if (roles.includes('system_admin') || roles.includes('security_admin'))
    return <Navigate to={deskPaths.accounts} replace />
  if (roles.includes('audit_admin')) return <Navigate to={deskPaths.accessLog} replace />
  if (first) return <Navigate to={deskPaths.list(first)} replace />
  // Whoever may open any matter has a list of them.
  return (
    <Page title={t('home.none')}>
      <Result status="info" subTitle={t('home.noneAbout')} />
    </Page>
  )
}
