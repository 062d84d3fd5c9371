import { type ReactNode, useEffect, useRef } from 'react'

interface NoticeProps {
  tone: 'plain' | 'warn' | 'wrong' | 'done'
  title?: string
  /** The keys go to it when it comes, and the page with them: what it is about may have been far from here. */
  takesFocus?: boolean
  children?: ReactNode
}

/** A few words that must not be missed. What went wrong is announced at once, the rest when there is a pause. */
export function Notice({ tone, title, takesFocus = false, children }: NoticeProps) {
  const notice = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (takesFocus) notice.current?.focus()
  }, [takesFocus])

  return (
    <div
      ref={notice}
      tabIndex={takesFocus ? -1 : undefined}
      className={`notice notice-${tone}`}
      role={tone === 'wrong' ? 'alert' : 'status'}
    >
      {title ? <p className="notice-title">{title}</p> : null}
      {children}
    </div>
  )
}
