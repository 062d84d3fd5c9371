import type { ReactNode } from 'react'

interface NoticeProps {
  tone: 'plain' | 'warn' | 'wrong' | 'done'
  title?: string
  children?: ReactNode
}

/** A few words that must not be missed. What went wrong is announced at once, the rest when there is a pause. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'wrong' ? 'alert' : 'status'}>
      {title ? <p className="notice-title">{title}</p> : null}
      {children}
    </div>
  )
}
