import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink } from 'react-router'
import { changeLanguage, languageCodes, languages } from '../i18n/index.ts'
import { portalPaths } from '../paths.ts'
import { Mark } from '../ui/Mark.tsx'
import { currentPrint, setPrint } from './print-size.ts'

/** Head, foot and the way past them, around every page of the portal. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()

  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="head">
        <div className="head-inner">
          <Link className="brand" to={portalPaths.home}>
            <Mark />
            <span className="brand-number">12345</span>
            <span className="brand-words">{t('brand')}</span>
          </Link>
          <nav aria-label={t('nav.label')}>
            <NavLink className="nav-link" to={portalPaths.ask}>
              {t('nav.ask')}
            </NavLink>
            <NavLink className="nav-link" to={portalPaths.track}>
              {t('nav.track')}
            </NavLink>
          </nav>
          <Settings />
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <p>{t('footer.hours')}</p>
        <p>
          <Link to={portalPaths.rate}>{t('footer.rate')}</Link>
        </p>
        <p>{t('footer.software')}</p>
      </footer>
    </>
  )
}

/** Print size and language: each a button that says what it will do. */
function Settings() {
  const { t, i18n } = useTranslation()
  const [print, choosePrint] = useState(currentPrint)
  const otherPrint = print === 'large' ? 'normal' : 'large'

  return (
    <div className="settings">
      <button
        type="button"
        className="quiet"
        onClick={() => {
          setPrint(otherPrint)
          choosePrint(otherPrint)
        }}
      >
        {t(`print.${otherPrint}`)}
      </button>
      {languageCodes
        .filter((code) => code !== i18n.language)
        .map((code) => (
          <button key={code} type="button" className="quiet" lang={code} onClick={() => void changeLanguage(code)}>
            {languages[code]}
          </button>
        ))}
    </div>
  )
}
