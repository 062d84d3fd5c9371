import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Route, Routes, useLocation } from 'react-router'
import { portalPaths } from '../paths.ts'
import { HomePage } from './pages/HomePage.tsx'
import { LostPage } from './pages/LostPage.tsx'
import { Shell } from './Shell.tsx'

const Service = lazy(() => import('./Service.tsx'))
const AskPage = lazy(() => import('./pages/AskPage.tsx'))
const RatePage = lazy(() => import('./pages/RatePage.tsx'))
const TrackPage = lazy(() => import('./pages/TrackPage.tsx'))

/** The citizens' portal: its pages inside the common shell. */
export function Portal() {
  const { t } = useTranslation()
  const { pathname } = useLocation()

  const shown = useRef(pathname)

  /** A new page starts at its top, and keyboards and screen readers at its content. */
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    scrollTo(0, 0)
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [pathname])

  return (
    <Shell>
      <Suspense fallback={<p className="loading">{t('loading')}</p>}>
        <Routes>
          <Route path={portalPaths.home} element={<HomePage />} />
          <Route element={<Service />}>
            <Route path={portalPaths.ask} element={<AskPage />} />
            <Route path={portalPaths.track} element={<TrackPage />} />
            <Route path={portalPaths.rate} element={<RatePage />} />
          </Route>
          <Route path="*" element={<LostPage />} />
        </Routes>
      </Suspense>
    </Shell>
  )
}
