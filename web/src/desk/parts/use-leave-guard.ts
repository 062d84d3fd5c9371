import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'

/**
 * Asks before what was typed is lost, by going to another page or by closing the browser's. Answers how to ask before
 * something on the page itself would throw it away: true where it may.
 */
export function useLeaveGuard(isDirty: boolean): () => boolean {
  const { t } = useTranslation()
  const question = t('form.leave')
  // The way past the head to the content, `#page`, leaves nothing.
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  )

  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (window.confirm(question)) blocker.proceed()
    else blocker.reset()
  }, [blocker, question])

  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])

  return () => !isDirty || window.confirm(question)
}
