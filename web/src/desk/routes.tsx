import { Spin } from 'antd'
import { createBrowserRouter, Outlet } from 'react-router'
import { deskPaths } from '../paths.ts'
import { HomePage } from './pages/HomePage.tsx'
import { LostPage } from './pages/LostPage.tsx'
import { SignInPage } from './pages/SignInPage.tsx'
import { SignOutPage } from './pages/SignOutPage.tsx'
import { PageProblem } from './parts/PageProblem.tsx'
import { Gate } from './shell/Gate.tsx'
import { Shell } from './shell/Shell.tsx'

/** Every page of the desk. All but coming in and going out stand behind the gate, inside the shell. */
export const router = createBrowserRouter([
  { path: deskPaths.signIn, element: <SignInPage />, ErrorBoundary: PageProblem },
  { path: deskPaths.signOut, element: <SignOutPage />, ErrorBoundary: PageProblem },
  {
    path: deskPaths.home,
    element: (
      <Gate>
        <Shell>
          <Outlet />
        </Shell>
      </Gate>
    ),
    ErrorBoundary: PageProblem,
    HydrateFallback: Spin,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'intake', lazy: () => import('./pages/IntakePage.tsx') },
      { path: 'contacts', lazy: () => import('./pages/ContactsPage.tsx') },
      { path: 'health', lazy: () => import('./pages/HealthPage.tsx') },
      { path: 'dashboard', lazy: () => import('./pages/DashboardPage.tsx') },
      { path: 'rules', lazy: () => import('./pages/RulesPage.tsx') },
      { path: 'exports', lazy: () => import('./pages/ExportsPage.tsx') },
      { path: 'accounts', lazy: () => import('./pages/AccountsPage.tsx') },
      { path: 'units', lazy: () => import('./pages/UnitsPage.tsx') },
      { path: 'own', lazy: () => import('./pages/OwnAccountPage.tsx') },
      { path: 'cut-requests', lazy: () => import('./pages/CutRequestsPage.tsx') },
      { path: 'access-log', lazy: () => import('./pages/AccessLogPage.tsx') },
      { path: 'lists/:list', lazy: () => import('./pages/ListPage.tsx') },
      { path: 'matters/:no', lazy: () => import('./pages/MatterPage.tsx') },
      { path: '*', element: <LostPage /> },
    ],
  },
])
