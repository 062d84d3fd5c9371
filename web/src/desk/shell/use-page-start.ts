import { type RefObject, useEffect, useRef } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'

/**
 * A new page starts at its top, and keyboards and screen readers at its content, unless a field of the page has taken the
 * keys by then. Going back finds the place that was left.
 */
export function usePageStart(content: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation()
  const kind = useNavigationType()
  const shown = useRef(pathname)

  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    if (kind !== NavigationType.Pop) scrollTo(0, 0)
    if (!content.current?.contains(document.activeElement)) content.current?.focus({ preventScroll: true })
  }, [pathname, kind, content])
}
