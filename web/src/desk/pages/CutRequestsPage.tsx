import { useTranslation } from 'react-i18next'
import { Page } from '../parts/Page.tsx'
import { CutRequests } from '../retention/CutRequests.tsx'

/** Personal data that are to be cut before their time. */
export function Component() {
  const { t } = useTranslation()
  return (
    <Page title={t('rights:cut.menu')} about={<p>{t('rights:cut.about')}</p>}>
      <CutRequests />
    </Page>
  )
}
