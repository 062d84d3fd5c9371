import { useMutation } from '@tanstack/react-query'
import { Spin } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation } from 'react-router'
import { endSessions, signOut } from '../../api/session.ts'
import { deskPaths } from '../../paths.ts'
import { ProblemNotice } from '../parts/ProblemNotice.tsx'
import type { Leaving } from '../shell/leaving.ts'

/** Where staff go out. It is a page, so that whoever has something half written is asked before the session ends. */
export function SignOutPage() {
  const { t } = useTranslation()
  const { state } = useLocation() as { state: Leaving | null }
  const isMeant = state?.signsOut === true
  // The whole page goes, and with it what this account has read.
  const leave = useMutation({
    mutationFn: state?.everywhere ? endSessions : signOut,
    onSuccess: () => window.location.replace(deskPaths.signIn),
  })

  useEffect(() => {
    if (isMeant) leave.mutate()
  }, [isMeant, leave.mutate])

  if (!isMeant) return <Navigate to={deskPaths.home} replace />
  if (!leave.error) return <Spin aria-label={t('signOut')} style={{ display: 'block', margin: '20vh auto' }} />
  return (
    <main className="sign-in">
      <ProblemNotice error={leave.error} again={() => leave.mutate()} />
    </main>
  )
}
