import { Result } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { deskPaths } from '../../paths.ts'
import { Page } from '../parts/Page.tsx'

/** An address that leads nowhere. */
export function LostPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('lost.title')}>
      <Result status="404" extra={<Link to={deskPaths.home}>{t('lost.home')}</Link>} />
    </Page>
  )
}
