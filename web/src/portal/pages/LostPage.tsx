import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { portalPaths } from '../../paths.ts'
import { Page } from '../../ui/Page.tsx'

/** An address that leads nowhere. */
export function LostPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('lost.title')} lead={t('lost.text')}>
      <Link className="button" to={portalPaths.home}>
        {t('lost.home')}
      </Link>
    </Page>
  )
}
