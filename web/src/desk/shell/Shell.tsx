import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useNavigation } from 'react-router'
import { deskPaths } from '../../paths.ts'
import { Mark } from '../../ui/Mark.tsx'
import { useCity } from '../use-city.ts'
import { useSession } from './Gate.tsx'
import { HeadSearch } from './HeadSearch.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { leaving } from './leaving.ts'
import { Notices } from './Notices.tsx'
import { SideMenu } from './SideMenu.tsx'
import { useLive } from './use-live.ts'
import { usePageStart } from './use-page-start.ts'

/** Head and menu around every page of the desk, and the live connection behind them. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { account, display, organizer, organizerLabel } = useSession()
  const { labelOf } = useCity('organizers')
  const live = useLive(account)
  const { state } = useNavigation()
  const content = useRef<HTMLElement>(null)
  usePageStart(content)
  const navigate = useNavigate()

  return (
    <>
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <header className="head">
        <Link className="brand" to={deskPaths.home}>
          <Mark /> {t('brand')}
        </Link>
        <HeadSearch />
        <div className="head-rest">
          <span className="soft" role="status">
            {live === 'lost' ? t('live.lost') : ''}
          </span>
          <div className="who">
            <div>{display}</div>
            <div className="who-unit">{organizer ? (organizerLabel ?? labelOf(organizer)) : t('centre')}</div>
          </div>
          <Notices />
          <LanguageSwitch />
          <Button onClick={() => navigate(deskPaths.signOut, { state: leaving })}>{t('signOut')}</Button>
        </div>
      </header>
      <div className="frame">
        <SideMenu />
        <main className="content" id="page" ref={content} tabIndex={-1} aria-busy={state === 'loading'}>
          {children}
        </main>
      </div>
    </>
  )
}
