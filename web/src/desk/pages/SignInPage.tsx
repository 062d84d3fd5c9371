import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { demoAccountsQuery } from '../../api/session.ts'
import { deskPaths } from '../../paths.ts'
import { Mark } from '../../ui/Mark.tsx'
import { Page } from '../parts/Page.tsx'
import { DemoAccounts } from '../shell/DemoAccounts.tsx'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { SignInForm } from '../shell/SignInForm.tsx'

/** Where staff come in. The demo city lists its accounts beside the form. */
export function SignInPage() {
  const { t, i18n } = useTranslation()
  const { state } = useLocation() as { state: { from?: string } | null }
  const { data: demo = [] } = useQuery(demoAccountsQuery(i18n.language))
  // A fresh page, so that nothing of an earlier account stays in memory.
  const enter = () => window.location.assign(state?.from ?? deskPaths.home)

  return (
    <main className="sign-in">
      <div className="brand" style={{ marginBottom: '1.5rem' }}>
        <Mark /> {t('brand')}
        <span style={{ marginInlineStart: 'auto' }}>
          <LanguageSwitch />
        </span>
      </div>
      <Page title={t('signIn.title')}>
        <div className={demo.length > 0 ? 'sign-in-columns' : 'sign-in-columns alone'}>
          <div className="sheet">
            <SignInForm onSignedIn={enter} />
          </div>
          {demo.length > 0 ? <DemoAccounts accounts={demo} onSignedIn={enter} /> : null}
        </div>
      </Page>
    </main>
  )
}
