import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Modal, Spin } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation } from 'react-router'
import { type Session, sessionQuery } from '../../api/session.ts'
import { deskPaths } from '../../paths.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import { FactorForm } from './FactorForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { SignInForm } from './SignInForm.tsx'

const Current = createContext<Session | null>(null)

/** Who is signed in. Only for what stands behind the gate. */
export function useSession(): Session {
  const session = useContext(Current)
  if (!session) throw new Error('Used outside the gate')
  return session
}

/**
 * Lets in who is signed in. When a session ends while somebody works, the page stays as it is behind a sign-in, so
 * that nothing typed is lost; another account gets a fresh page.
 */
export function Gate({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const location = useLocation()
  const { data: session, error, isPending, refetch } = useQuery({ ...sessionQuery, refetchOnWindowFocus: 'always' })
  const [known, setKnown] = useState<Session | null>(null)

  const isOther = Boolean(session && known && known.account !== session.account)

  useEffect(() => {
    if (isOther) window.location.reload()
    else if (session) setKnown(session)
  }, [session, isOther])

  if (isPending) return <Spin style={{ display: 'block', margin: '20vh auto' }} />
  if (error && !known)
    return (
      <div className="sign-in">
        <ProblemNotice error={error} again={refetch} />
      </div>
    )
  // With the page goes the question whether to lose what is typed on it: it was not his, and he could have stayed with it.
  if (isOther) return null
  const present = session ?? known
  if (!present) return <Navigate to={deskPaths.signIn} state={{ from: location.pathname + location.search }} replace />
  if (present.mustChange) return <PasswordForm onChanged={() => void refetch()} />

  if (present.mustEnrol) return <FactorForm onConfirmed={() => void refetch()} />

  return (
    <Current.Provider value={present}>
      {children}
      <Modal open={!session} title={t('signIn.lapsed')} footer={null} closable={false} keyboard={false}>
        <SignInForm account={present.account} onSignedIn={() => void queries.invalidateQueries()} />
      </Modal>
    </Current.Provider>
  )
}
