import { Result } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { deskPaths } from '../../paths.ts'

/** An address that leads nowhere. */
export function LostPage() {
  const { t } = useTranslation()
  return <Result status="404" title={t('lost.title')} extra={<Link to={deskPaths.home}>{t('lost.home')}</Link>} />
}
