import { useTranslation } from 'react-i18next'
import { NewUnit } from '../administration/NewUnit.tsx'
import { Units } from '../administration/Units.tsx'
import { Page } from '../parts/Page.tsx'
import { useSession } from '../shell/Gate.tsx'
import { LostPage } from './LostPage.tsx'

/** The city's organizers, kept by the system administrator. */
export function Component() {
  const { t } = useTranslation()
  const { roles } = useSession()
  if (!roles.includes('system_admin')) return <LostPage />

  return (
    <Page title={t('administration:units.title')} about={<p>{t('administration:units.about')}</p>}>
      <section className="sheet" aria-labelledby="new-unit">
        <h2 id="new-unit">{t('administration:units.new')}</h2>
        <NewUnit />
      </section>
      <Units />
    </Page>
  )
}
