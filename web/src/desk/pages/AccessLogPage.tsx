import { useTranslation } from 'react-i18next'
import { Alerts } from '../access/Alerts.tsx'
import { Chain } from '../access/Chain.tsx'
import { Log } from '../access/Log.tsx'
import { Page } from '../parts/Page.tsx'

/** Who looked at what, for the audit administrator: alerts, whether the log is whole, and its entries. */
export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('rights:log.title')} about={<p>{t('rights:log.about')}</p>}>
      <Alerts />
      <Chain />
      <Log />
    </Page>
  )
}
